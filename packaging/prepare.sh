# Sourced by the other scripts: a fitting Python, the locked packages, the system libraries.
# shellcheck shell=bash
#
#   prepare run       what the command line needs
#   prepare window    that, and what a window needs
#   prepare test      that, and what the tests need
#
# After it, $PYTHON is the interpreter to use. When all is in place it takes a few milliseconds.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOCKS=$ROOT/packaging
PYTHON=

# Where Debian and Ubuntu name a package differently, the names stand side by side.
OFFSCREEN_LIBRARIES="libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0|libglib2.0-0t64"
WINDOW_LIBRARIES="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
TEST_PROGRAMS="openssl poppler-utils unzip"
BUILD_PROGRAMS="binutils"

say() { printf '%s\n' "$@" >&2; }
fail() {
    say "" "$@"
    exit 1
}

# --- Python -----------------------------------------------------------------------------------

fits() { # fits PYTHON [MODULE...]
    local python=$1 modules
    shift
    modules=$(printf ', %s' sys "$@")
    "$python" -c "import ${modules:2}; sys.exit(not (3, 11) <= sys.version_info < (3, 14))" \
        >/dev/null 2>&1
}

candidates() {
    local name
    for name in ${CDS_PYTHON:-python3.13 python3.12 python3.11 python3}; do
        type -aP "$name" || true
    done
}

find_python() { # sets PYTHON, or only BARE_PYTHON when it cannot make an environment yet
    local python
    PYTHON='' BARE_PYTHON=''
    while read -r python; do
        fits "$python" || continue
        if fits "$python" venv ensurepip ssl sqlite3 ctypes; then
            PYTHON=$python
            return
        fi
        BARE_PYTHON=${BARE_PYTHON:-$python}
    done < <(candidates)
}

require_python() {
    local package
    find_python
    [ -n "$PYTHON" ] && return
    if [ -z "$BARE_PYTHON" ]; then
        fail "Không tìm thấy Python 3.11, 3.12 hoặc 3.13." \
            "Python 3.11, 3.12 or 3.13 is needed and was not found. On Debian 12 or Ubuntu 24.04:" \
            "    sudo apt-get install python3 python3-venv" \
            "Another place can be named: CDS_PYTHON=/path/to/python3.12 bash packaging/run.sh"
    fi
    package="$("$BARE_PYTHON" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
    install_system_packages "$package" ||
        fail "$BARE_PYTHON thiếu mô-đun venv / lacks the module venv. Install it, then run this again:" \
            "    sudo apt-get install $package"
    find_python
    [ -n "$PYTHON" ] || fail "$BARE_PYTHON vẫn thiếu venv, ssl hoặc sqlite3 / still lacks one of these."
}

# --- system packages --------------------------------------------------------------------------

missing_packages() { # missing_packages "NAME NAME|OTHER_NAME ..."
    local installed wanted
    # dpkg-query fails when it knows nothing of a name; what it does know is still printed.
    # shellcheck disable=SC2046,SC2086
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package}\n' ${1//|/ } 2>/dev/null || true)
    for wanted in $1; do
        grep -qxE "installed ($wanted)" <<<"$installed" || printf '%s ' "$wanted"
    done
}

first_known_name() { # first_known_name "NAME|OTHER_NAME"
    local name
    for name in ${1//|/ }; do
        if apt-cache policy "$name" | grep -q '^  Candidate: [^(]'; then
            printf '%s\n' "$name"
            return
        fi
    done
    printf '%s\n' "${1%%|*}"
}

known_names() {
    local wanted
    for wanted in "$@"; do
        printf '%s ' "$(first_known_name "$wanted")"
    done
}

install_system_packages() { # fails when this user, or this system, cannot
    local names
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || return 1
    apt-get update -qq >&2 || say "apt-get update đã báo lỗi / reported errors; going on."
    names=$(known_names "$@")
    say "Cài gói hệ thống / installing system packages: $names"
    # shellcheck disable=SC2086
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o Dpkg::Use-Pty=0 $names >/dev/null
}

require_system_packages() { # require_system_packages PURPOSE "NAMES" must|may
    local missing
    command -v dpkg-query >/dev/null || return 0
    missing=$(missing_packages "$2")
    [ -z "$missing" ] && return 0
    # shellcheck disable=SC2086
    install_system_packages $missing && return 0
    # shellcheck disable=SC2046,SC2086
    say "Thiếu thư viện hệ thống ($1) / system packages are missing ($1):" \
        "    sudo apt-get install --no-install-recommends $(known_names $missing)"
    [ "$3" = may ] || exit 1
    return 1
}

# --- the environment --------------------------------------------------------------------------

choose_environment() {
    VENV=$ROOT/.venv
    if [ -e "$VENV" ]; then
        [ -w "$VENV" ] || [ -f "$VENV/.packages-run" ] && return
    elif [ -w "$ROOT" ]; then
        return
    fi
    VENV=${XDG_CACHE_HOME:-$HOME/.cache}/cds-desktop/venv
}

is_current() { # is_current STAMP TEXT
    [ -x "$VENV/bin/python" ] && [ -f "$VENV/$1" ] && [ "$(<"$VENV/$1")" = "$2" ]
}

install_locked() { # install_locked VENV LOCK
    "$1/bin/python" -m pip --disable-pip-version-check install -qq --require-hashes --compile \
        --only-binary :all: -r "$2"
}

make_environment() {
    [ -x "$VENV/bin/python" ] && fits "$VENV/bin/python" pip && return
    require_python
    say "Tạo môi trường Python / making the Python environment: $VENV ($("$PYTHON" --version))"
    mkdir -p "$(dirname "$VENV")"
    "$PYTHON" -m venv --clear "$VENV"
}

require_locked_packages() { # require_locked_packages run|test
    local lock=$LOCKS/requirements.txt digest run_digest
    run_digest=$(sha256sum <"$lock")
    is_current .packages-run "$run_digest" && [ "$1" = run ] && return
    digest=$run_digest
    if [ "$1" = test ]; then
        lock=$LOCKS/requirements-dev.txt
        digest=$(sha256sum <"$lock")
        is_current .packages-test "$digest" && return
    fi
    make_environment
    say "Cài thư viện đã khóa phiên bản / installing the locked packages: ${lock##*/} (vài phút / a few minutes)"
    rm -f "$VENV/.packages-run" "$VENV/.packages-test"
    install_locked "$VENV" "$lock" ||
        fail "Không cài được thư viện / the packages could not be installed." \
            "A network, or a local package folder named to pip, is needed this once. Then run it again."
    [ "$1" = test ] && printf '%s' "$digest" >"$VENV/.packages-test"
    printf '%s' "$run_digest" >"$VENV/.packages-run"
}

libraries_for() { # libraries_for run|window|test|build
    printf '%s' "$OFFSCREEN_LIBRARIES"
    case $1 in
    window) printf ' %s' "$WINDOW_LIBRARIES" ;;
    test) printf ' %s' "$TEST_PROGRAMS" ;;
    build) printf ' %s' "$WINDOW_LIBRARIES" "$BUILD_PROGRAMS" "$(shared_python_library)" ;;
    esac
}

shared_python_library() { # Debian keeps in a package of its own what PyInstaller puts into a bundle
    "$PYTHON" -c 'import os, sys
if os.path.realpath(sys.executable).startswith("/usr/bin/"):
    print("libpython%d.%d" % sys.version_info[:2])'
}

require_libraries() { # require_libraries run|window|test|build; fails when only the window would lack them
    local wanted urgency=must
    wanted=$(libraries_for "$1")
    [ "$1" = run ] && urgency=may
    is_current ".libraries-$1" "$wanted" || require_system_packages "$1" "$wanted" "$urgency"
}

prepare() { # prepare run|window|test
    local packages=run libraries_are_there=yes
    [ "$1" = test ] && packages="test"
    choose_environment
    # Libraries first: who must ask somebody for them should not wait for a download before.
    require_libraries "$1" || libraries_are_there=no
    require_locked_packages "$packages"
    if [ $libraries_are_there = yes ] && [ -w "$VENV" ]; then
        libraries_for "$1" >"$VENV/.libraries-$1"
    fi
    PYTHON=$VENV/bin/python
    export PYTHONUTF8=1 LANG=${LANG:-C.UTF-8}
}
