"""Real libraries, compiled for the test, that crash or hang when they are first asked."""

import shutil
import subprocess
import time

import pytest

from cds_desktop.errors import TokenLibraryCrashed, TokenLibraryNotLoaded, TokenTooSlow
from cds_desktop.signing.tokens.process import Limits, TokenProcess

COMPILER = shutil.which("cc") or shutil.which("gcc")
CRASH = "volatile int *no = 0; *no = 1;"
ASKED = "int C_GetFunctionList(void **list)"
BROKEN = {
    "crashes": f"{ASKED} {{ {CRASH} return 0; }}",
    "crashes while loading": f"__attribute__((constructor)) void begin(void) {{ {CRASH} }}",
    "hangs": f"{ASKED} {{ for (;;) ; }}",
    "exits": f"#include <stdlib.h>\n{ASKED} {{ exit(0); }}",
    "prints": f'#include <stdio.h>\n{ASKED} {{ puts("{{}}"); fflush(stdout); return 5; }}',
    "is no token library": "int something_else(void) { return 0; }",
}

if COMPILER:

    @pytest.fixture
    def broken(tmp_path):
        def compiled(kind):
            source, library = tmp_path / "hong.c", tmp_path / "hong.so"
            source.write_text(BROKEN[kind] + "\n", encoding="utf-8")
            subprocess.run([COMPILER, "-shared", "-fPIC", "-O0", "-w", "-o", library, source], check=True)
            return library

        return compiled

    @pytest.mark.parametrize("kind", ["crashes", "crashes while loading", "exits"])
    def test_a_library_that_crashes_takes_only_its_own_process_down(broken, kind):
        with pytest.raises(TokenLibraryCrashed):
            TokenProcess(broken(kind))

    def test_a_library_that_hangs_is_waited_for_and_then_ended(broken):
        began = time.monotonic()
        with pytest.raises(TokenTooSlow):
            TokenProcess(broken("hangs"), limits=Limits(load=1.0))
        assert time.monotonic() - began < 6

    @pytest.mark.parametrize("kind", ["is no token library", "prints"])
    def test_a_library_without_what_tokens_need_is_told(broken, kind):
        with pytest.raises(TokenLibraryNotLoaded):
            TokenProcess(broken(kind))
