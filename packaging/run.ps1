# Chưa chạy thử trên Windows / not yet run on Windows.
# Starts CĐS Desktop from the source: a window, or one command (run.ps1 demo OUT).
. (Join-Path $PSScriptRoot 'prepare.ps1')

$python = Initialize-Environment 'requirements.txt' '.venv'
$env:PYTHONPATH = $Root
& $python -m cds_desktop @args
exit $LASTEXITCODE
