# Chưa chạy thử trên Windows / not yet run on Windows.
# Runs every check: ruff, mypy, the import contracts and the tests. Arguments go to pytest.
# The tests ask for openssl, poppler (pdfsig, pdffonts, pdftotext) and SoftHSM2, which prepare.sh installs on Linux.
. (Join-Path $PSScriptRoot 'prepare.ps1')

$python = Initialize-Environment 'requirements-dev.txt' '.venv'
$env:QT_QPA_PLATFORM = 'offscreen'
$failed = @()

function Test-Step([string] $Name, [string[]] $Arguments) {
    Write-Host "== $Name"
    & $python @Arguments
    if ($LASTEXITCODE -ne 0) { $script:failed += $Name }
}

Push-Location $Root
try {
    Test-Step 'ruff check' @('-m', 'ruff', 'check', '.')
    Test-Step 'ruff format' @('-m', 'ruff', 'format', '--check', '.')
    Test-Step 'mypy' @('-m', 'mypy')
    Test-Step 'import contracts' @('-c', 'from importlinter.cli import lint_imports_command as c; c()')
    # The walks through a real window need an X server of their own; packaging/test.sh has them.
    $pytest = @('-m', 'pytest', '--ignore', 'tests/e2e', '--numprocesses', 'auto', '--maxprocesses', '8')
    Test-Step 'pytest' ($pytest + $args)
}
finally { Pop-Location }

if ($failed.Count -gt 0) {
    Write-Host "== FAILED: $($failed -join ', ')"
    exit 1
}
