# Chưa chạy thử trên Windows / not yet run on Windows.
# Dot-sourced by run.ps1, test.ps1 and build.ps1: a fitting Python and the locked packages.
#   Initialize-Environment requirements.txt .venv   returns the interpreter to use
$ErrorActionPreference = 'Stop'
$Root = Split-Path -Parent $PSScriptRoot
$env:PYTHONUTF8 = '1'

function Invoke-Checked {
    # Runs a program and stops when it fails; PowerShell 5 would go on.
    $program, $arguments = $args
    & $program @arguments
    if ($LASTEXITCODE -ne 0) { throw "$program $arguments : $LASTEXITCODE" }
}

function Find-Python {
    $ErrorActionPreference = 'Continue' # a version that is not there complains on stderr; that is no fault
    foreach ($version in '3.13', '3.12', '3.11') {
        if (Get-Command py -ErrorAction SilentlyContinue) {
            $found = & py "-$version" -c 'import sys; print(sys.executable)' 2>$null
            if ($LASTEXITCODE -eq 0 -and $found) { return $found }
        }
    }
    if (Get-Command python -ErrorAction SilentlyContinue) {
        $found = & python -c 'import sys; (3, 11) <= sys.version_info < (3, 14) and print(sys.executable)' 2>$null
        if ($LASTEXITCODE -eq 0 -and $found) { return $found }
    }
    throw 'Cần Python 3.11, 3.12 hoặc 3.13, bản 64 bit / Python 3.11, 3.12 or 3.13, 64 bit, is needed.'
}

function Initialize-Environment([string] $Lock, [string] $Folder) {
    $environment = Join-Path $Root $Folder
    $python = Join-Path $environment 'Scripts\python.exe'
    $lockFile = Join-Path $PSScriptRoot $Lock
    $stamp = Join-Path $environment ".packages-$Lock"
    $digest = (Get-FileHash -Algorithm SHA256 $lockFile).Hash
    if ((Test-Path $python) -and (Test-Path $stamp) -and ((Get-Content -Raw $stamp).Trim() -eq $digest)) {
        return $python
    }
    if (-not (Test-Path $python)) { Invoke-Checked (Find-Python) -m venv $environment | Out-Host }
    Write-Host "Cài thư viện đã khóa phiên bản / installing the locked packages: $Lock"
    Invoke-Checked $python -m pip --disable-pip-version-check install -qq --require-hashes `
        --only-binary ':all:' -r $lockFile | Out-Host
    Set-Content -Path $stamp -Value $digest
    return $python
}
