#!/usr/bin/env bash
# Regenerates the locked requirements from pyproject.toml; give --upgrade to take newer versions.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source packaging/prepare.sh

if command -v uv >/dev/null; then
    uv=(uv)
else
    require_python
    "$PYTHON" -m venv build/lock
    build/lock/bin/python -m pip install --quiet uv
    uv=(build/lock/bin/uv)
fi

compile() { # compile TARGET INPUT...
    local target=$1 partial="$1.partial"
    shift
    [ -f "$target" ] && cp "$target" "$partial" # versions already locked are kept
    "${uv[@]}" pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header "${options[@]}" --output-file "$partial" "$@"
    {
        echo "# Made by packaging/lock.sh from pyproject.toml. Change that, not this."
        cat "$partial"
    } >"$partial.headed"
    mv "$partial.headed" "$target"
    rm "$partial"
    echo "$target: $(grep -c '==' "$target") packages"
}

options=("$@")
compile packaging/requirements.txt pyproject.toml
compile packaging/requirements-dev.txt pyproject.toml --group dev -c packaging/requirements.txt
printf 'pyinstaller\n' | compile packaging/requirements-build.txt pyproject.toml - \
    -c packaging/requirements-dev.txt

# A Windows bundle cannot be made here, but that every wheel for it exists can be seen here.
for version in 3.11 3.12 3.13; do
    for lock in requirements requirements-dev requirements-build; do
        "${uv[@]}" pip install --quiet --dry-run --target build/no-such-place --require-hashes \
            --only-binary :all: --python-version "$version" \
            --python-platform x86_64-pc-windows-msvc -r "packaging/$lock.txt"
    done
    echo "Windows, 64 bit, Python $version: every wheel is there"
done
