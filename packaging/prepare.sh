# Sourced by the other scripts: a fitting Python, the locked packages, the system libraries.
# shellcheck shell=bash
#
#   prepare run         what the command line needs
#   prepare offscreen   that, and what a window without a screen needs
#   prepare window      that, and what a window needs
#   prepare test        what the tests need
#
# After it, $PYTHON is the interpreter to use. When all is in place it takes a few milliseconds.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
LOCKS=$ROOT/packaging
PYTHON='' BARE_PYTHON=''

# Where Debian and Ubuntu name a package differently, the names stand side by side.
OFFSCREEN_LIBRARIES="libegl1 libgl1 libxkbcommon0 libdbus-1-3 libfontconfig1 libglib2.0-0|libglib2.0-0t64"
WINDOW_LIBRARIES="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0 libx11-xcb1"
TEST_PROGRAMS="openssl poppler-utils softhsm2 unzip xvfb openbox xdotool"
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
    if [ -n "${CDS_PYTHON:-}" ]; then
        type -P "$CDS_PYTHON" || true
        return
    fi
    for name in python3.13 python3.12 python3.11 python3; do
        type -aP "$name" || true
    done
}

find_python() { # sets PYTHON, or BARE_PYTHON when all it lacks is what makes an environment
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
    [ -n "$BARE_PYTHON" ] ||
        fail "Không tìm thấy Python 3.11, 3.12 hoặc 3.13." \
            "Python 3.11, 3.12 or 3.13 is needed and was not found. On Debian 12 or Ubuntu 24.04:" \
            "    sudo apt-get update && sudo apt-get install python3 python3-venv" \
            "Another place can be named: CDS_PYTHON=/path/to/python3.12 bash packaging/run.sh"
}

require_python() { # sets PYTHON
    [ -n "$PYTHON" ] || find_python
    [ -n "$PYTHON" ] ||
        fail "$BARE_PYTHON thiếu mô-đun venv, ssl hoặc sqlite3 / lacks the module venv, ssl or sqlite3."
}

debian_version() { # debian_version PYTHON: its number, such as 3.11, when it is the system's own
    "$1" -c 'import os, sys
if os.path.realpath(sys.executable).startswith("/usr/bin/"):
    print("%d.%d" % sys.version_info[:2])'
}

python_packages() { # python_packages PURPOSE: parts of Python that Debian keeps in packages of their own
    local python=${PYTHON:-$BARE_PYTHON} version
    [ -n "$python" ] && version=$(debian_version "$python") && [ -n "$version" ] || return 0
    [ -n "$PYTHON" ] || printf ' %s' "python$version-venv"
    [ "$1" != build ] || printf ' %s' "libpython$version" # PyInstaller puts it into a bundle
}

# --- system packages --------------------------------------------------------------------------

missing_packages() { # missing_packages "NAME NAME|OTHER_NAME ..."
    local installed wanted
    [ -n "${1// /}" ] || return 0 # asked for nothing, dpkg-query would tell of everything
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

require_system_packages() { # require_system_packages "NAMES"
    local missing
    command -v dpkg-query >/dev/null || return 0
    missing=$(missing_packages "$1")
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_system_packages $missing && return
    # shellcheck disable=SC2046,SC2086
    fail "Thiếu gói hệ thống. Cài các gói này rồi chạy lại:" \
        "System packages are missing. Install them, then run this again:" \
        "    sudo apt-get update && sudo apt-get install --no-install-recommends $(known_names $missing)"
}

libraries_for() { # libraries_for run|offscreen|window|test|build
    case $1 in
    offscreen) printf '%s' "$OFFSCREEN_LIBRARIES" ;;
    window) printf '%s %s' "$OFFSCREEN_LIBRARIES" "$WINDOW_LIBRARIES" ;;
    test) printf '%s %s %s' "$OFFSCREEN_LIBRARIES" "$WINDOW_LIBRARIES" "$TEST_PROGRAMS" ;;
    build) printf '%s %s %s' "$OFFSCREEN_LIBRARIES" "$WINDOW_LIBRARIES" "$BUILD_PROGRAMS" ;;
    esac
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

environment_works() { [ -x "$VENV/bin/python" ] && fits "$VENV/bin/python" pip; }

make_environment() {
    require_python
    say "Tạo môi trường Python / making the Python environment: $VENV ($("$PYTHON" --version))"
    mkdir -p "$(dirname "$VENV")"
    "$PYTHON" -m venv --clear "$VENV"
}

digest() { sha256sum <"$LOCKS/$1"; }

packages_are_current() { # packages_are_current run|test
    is_current .packages-run "$(digest requirements.txt)" || return
    [ "$1" = run ] || is_current .packages-test "$(digest requirements-dev.txt)"
}

install_packages() { # install_packages run|test
    local lock=requirements.txt
    [ "$1" = run ] || lock=requirements-dev.txt
    environment_works || make_environment
    say "Cài thư viện đã khóa phiên bản / installing the locked packages: $lock (vài phút / a few minutes)"
    rm -f "$VENV/.packages-run" "$VENV/.packages-test"
    install_locked "$VENV" "$LOCKS/$lock" ||
        fail "Không cài được thư viện / the packages could not be installed." \
            "A network, or a local package folder named to pip, is needed this once. Then run it again."
    [ "$1" = run ] || digest requirements-dev.txt >"$VENV/.packages-test"
    digest requirements.txt >"$VENV/.packages-run"
}

prepare() { # prepare run|offscreen|window|test
    local packages=run libraries
    [ "$1" = test ] && packages="test"
    choose_environment
    packages_are_current $packages || environment_works || find_python
    # System packages first: who must ask somebody for them should not wait for a download before.
    libraries=$(libraries_for "$1")
    is_current ".libraries-$1" "$libraries" ||
        require_system_packages "$libraries $(python_packages "$1")"
    packages_are_current $packages || install_packages $packages
    [ ! -w "$VENV" ] || printf '%s' "$libraries" >"$VENV/.libraries-$1"
    PYTHON=$VENV/bin/python
    export PYTHONUTF8=1 LANG=${LANG:-C.UTF-8}
}
