#!/usr/bin/env bash
# Starts CĐS Desktop from the source: a window, or one command (`run.sh demo OUT`, `run.sh --help`).
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/prepare.sh"

opens_a_window() { [ $# = 0 ] || [ -d "$1" ]; }

if opens_a_window "$@"; then
    if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
        say "Không có màn hình để mở cửa sổ (DISPLAY và WAYLAND_DISPLAY đều trống)." \
            "There is no screen to open a window on. Without a screen, try:" \
            "    bash packaging/run.sh demo OUT"
        exit 2
    fi
    prepare window
elif [ "$1" = self-test ]; then
    prepare offscreen # it opens a window that nobody sees
else
    prepare run
fi
PYTHONPATH="$ROOT${PYTHONPATH:+:$PYTHONPATH}" exec "$PYTHON" -m cds_desktop "$@"
