#!/usr/bin/env bash
# Runs every check: ruff, mypy, the import contracts and the tests. Arguments go to pytest.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
prepare test
cd "$ROOT"
set +e # from here every check has its turn
export PYTHONUTF8=1 LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
unset DISPLAY WAYLAND_DISPLAY
failed=()
report=$(mktemp)
trap 'rm -f "$report"' EXIT

check() { # check NAME COMMAND...
    local name=$1
    shift
    echo "== $name"
    "$@" || failed+=("$name")
}

no_test_was_skipped() {
    "$PYTHON" - "$report" <<'END'
import sys
from xml.etree import ElementTree

skipped = [
    f"{case.get('classname')}::{case.get('name')}"
    for case in ElementTree.parse(sys.argv[1]).iter("testcase")
    if case.find("skipped") is not None
]
if skipped:
    print("Skipped, and nothing may be skipped here:", *skipped, sep="\n    ")
sys.exit(bool(skipped))
END
}

check "ruff check" "$PYTHON" -m ruff check .
check "ruff format" "$PYTHON" -m ruff format --check .
check "mypy" "$PYTHON" -m mypy
check "import contracts" "$PYTHON" -c "from importlinter.cli import lint_imports_command as c; c()"
[ ${#failed[@]} = 0 ] || echo "== so far failed: ${failed[*]}"
check "pytest" "$PYTHON" -m pytest --numprocesses auto --maxprocesses 8 --junitxml "$report" "$@"
if [ "${CI:-false}" != false ]; then
    no_test_was_skipped || failed+=("a test was skipped")
fi

# Nothing is printed after a good run, so that it ends with pytest's own count.
[ ${#failed[@]} = 0 ] && exit 0
(IFS=,; echo "== FAILED: ${failed[*]}")
exit 1
