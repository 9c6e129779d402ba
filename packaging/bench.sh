#!/usr/bin/env bash
# Prints a table of ratios: what CĐS Desktop does, against a bare baseline measured in the same run.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"
prepare test
PYTHONPATH="$ROOT:$ROOT/packaging:$ROOT/tests" exec "$PYTHON" -m bench "$@"
