"""A library that hangs, dies or talks nonsense must not take the app with it.

Here the child is a small program of the test in place of ours; the library itself is not asked.
"""

import sys
import time

import pytest

from cds_desktop.errors import (
    Cancelled,
    CdsError,
    KeyNotOnToken,
    PinLocked,
    PinNotSet,
    TokenAbsent,
    TokenAnswersGarbled,
    TokenBusy,
    TokenLibraryCrashed,
    TokenLibraryNotLoaded,
    TokenPulledOut,
    TokenRefused,
    TokenTooSlow,
    WrongPin,
)
from cds_desktop.signing.tokens.process import Limits, TokenProcess

LOADED = "print('{\"ok\": {}}', flush=True)\n"
ASKED = "import os, sys, time\nasked = sys.stdin.buffer\nasked.readline()\n"


def process(library, program, **more):
    return TokenProcess(library, command=[sys.executable, "-c", ASKED + program], **more)


def answering(library, answer):
    return process(library, LOADED + f"asked.readline()\nprint({answer!r}, flush=True)\nasked.read()")


def test_a_library_that_hangs_is_ended_after_its_time(library):
    began = time.monotonic()
    with pytest.raises(TokenTooSlow):
        process(library, "time.sleep(60)", limits=Limits(load=0.3))
    assert time.monotonic() - began < 5


def test_a_library_that_hangs_while_it_is_asked_is_ended_too(library):
    opened = process(library, LOADED + "time.sleep(60)", limits=Limits(look=0.3))
    with pytest.raises(TokenTooSlow):
        opened.ask("list")
    assert not opened.is_alive


def test_whoever_cancels_is_heard_while_a_library_hangs(library):
    def cancel(done, total):
        raise Cancelled

    with pytest.raises(Cancelled):
        process(library, "time.sleep(60)", progress=cancel)


@pytest.mark.parametrize("death", ["os._exit(3)", "os.abort()", "os.kill(os.getpid(), 11)"])
def test_a_library_that_takes_its_process_down_is_one_clear_message(library, death):
    with pytest.raises(TokenLibraryCrashed) as told:
        process(library, death)
    assert library.name in told.value.detail


def test_a_library_that_dies_between_two_questions_is_told(library):
    opened = process(library, LOADED + "asked.readline()\n" + LOADED + "os._exit(0)")
    opened.ask("list")
    with pytest.raises(TokenLibraryCrashed):
        opened.ask("list")


@pytest.mark.parametrize(
    "answer", ["xin chào", "[1, 2]", "{}", '{"ok": 5}', '{"fault": 7}', "\x00\x01", "null"]
)
def test_an_answer_nobody_understands_is_told(library, answer):
    with pytest.raises(TokenAnswersGarbled):
        answering(library, answer).ask("list")


def test_an_answer_without_end_is_cut_short(library):
    endless = "while True: os.write(1, b'x' * 1000000)"
    with pytest.raises(TokenAnswersGarbled):
        process(library, endless)


def test_a_program_that_cannot_be_started_is_told(library, tmp_path):
    with pytest.raises(TokenLibraryCrashed):
        TokenProcess(library, command=[str(tmp_path / "khong-co")])


@pytest.mark.parametrize(
    ("answer", "deed", "kind"),
    [
        ('{"fault": "PinIncorrect", "flags": 8}', "login", WrongPin),
        ('{"fault": "PinIncorrect", "flags": 262152}', "login", PinLocked),
        ('{"fault": "PinLocked"}', "login", PinLocked),
        ('{"fault": "PinExpired"}', "login", PinNotSet),
        ('{"fault": "UserPinNotInitialized"}', "login", PinNotSet),
        ('{"fault": "SessionCount"}', "list", TokenBusy),
        ('{"fault": "DeviceRemoved"}', "sign", TokenPulledOut),
        ('{"fault": "DeviceError"}', "sign", TokenPulledOut),
        ('{"fault": "TokenNotPresent"}', "list", TokenAbsent),
        ('{"fault": "no-key"}', "login", KeyNotOnToken),
        ('{"fault": "MechanismInvalid"}', "sign", TokenRefused),
    ],
)
def test_what_a_token_refuses_has_its_own_words(library, answer, deed, kind):
    with pytest.raises(CdsError) as told:
        answering(library, answer).ask(deed)
    assert type(told.value) is kind


def test_the_last_try_is_told_as_such(library):
    with pytest.raises(WrongPin, match="một lần thử"):
        answering(library, '{"fault": "PinIncorrect", "flags": 131080}').ask("login")


def test_a_pin_goes_by_the_pipe_alone_and_is_wiped_here(library):
    program = (
        LOADED
        + 'asked.readline()\nprint(\'{"ok": {"pin": "\' + asked.read(6).decode() + \'"}}\', flush=True)'
    )
    secret = bytearray(b"864213")
    opened = process(library, program)
    assert opened.ask("login", secret=secret) == {"pin": "864213"}
    assert secret == bytes(6)
    opened.kill()


def test_a_pin_is_wiped_even_when_nobody_takes_it(library):
    opened = process(library, LOADED + "os._exit(0)")
    secret = bytearray(b"864213")
    with pytest.raises(TokenLibraryCrashed):
        opened.ask("login", secret=secret)
    assert secret == bytes(6)


def test_a_library_that_is_none_is_not_loaded(tmp_path):
    path = tmp_path / "gia.so"
    path.write_bytes(b"\x7fELF" + bytes(100))
    with pytest.raises(TokenLibraryNotLoaded):
        TokenProcess(path)


def test_a_process_let_go_without_closing_is_ended(library):
    opened = process(library, LOADED + "time.sleep(60)")
    child = opened._child
    del opened
    assert child.poll() is not None
