# Chưa chạy thử trên Windows / not yet run on Windows.
# Makes dist\cds-desktop from a clean environment and the locked packages, then proves that it works.
. (Join-Path $PSScriptRoot 'prepare.ps1')

Push-Location $Root
try {
    foreach ($old in 'build\environment', 'build\pyinstaller', 'dist\cds-desktop') {
        if (Test-Path $old) { Remove-Item -Recurse -Force $old }
    }
    $python = Initialize-Environment 'requirements-build.txt' 'build\environment'
    $env:PYTHONPATH = $Root
    $env:PYTHONHASHSEED = '0'
    Write-Host '== building'
    Invoke-Checked $python -m PyInstaller --noconfirm --clean --log-level WARN `
        --distpath dist --workpath build\pyinstaller packaging\cds-desktop.spec

    Write-Host '== starting the bundle: self-test'
    Remove-Item Env:PYTHONPATH
    $env:QT_QPA_PLATFORM = 'offscreen'
    Invoke-Checked (Join-Path $Root 'dist\cds-desktop\cds-desktop-cli.exe') self-test

    $bytes = (Get-ChildItem -Recurse -File dist\cds-desktop | Measure-Object -Sum Length).Sum
    Write-Host ('== dist\cds-desktop: {0:N0} MB' -f ($bytes / 1MB))
}
finally { Pop-Location }
