#!/usr/bin/env bash
# Makes dist/cds-desktop from a clean environment and the locked packages, then proves that it works.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
cd "$ROOT"

find_python
require_system_packages "$(libraries_for build) $(python_packages build)"
require_python
VENV=$ROOT/build/environment
rm -rf build/environment build/pyinstaller dist/cds-desktop
"$PYTHON" -m venv "$VENV"

echo "== installing the locked packages"
install_locked "$VENV" packaging/requirements-build.txt

echo "== building"
PYTHONPATH="$ROOT" PYTHONHASHSEED=0 "$VENV/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN \
    --distpath dist --workpath build/pyinstaller packaging/cds-desktop.spec

echo "== starting the bundle: self-test"
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
# Outside the project and without its environment, so that nothing can be borrowed from either.
(cd "$place" && env -i HOME="$place" PATH=/usr/bin:/bin LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
    "$ROOT/dist/cds-desktop/cds-desktop" self-test)

echo "== dist/cds-desktop: $(du -sm --apparent-size dist/cds-desktop | cut -f1) MB, $(find dist/cds-desktop -type f | wc -l) files"
