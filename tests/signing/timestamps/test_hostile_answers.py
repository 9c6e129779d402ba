"""Whatever a server answers, the signed file stays whole and the reason is said."""

import time
from contextlib import suppress
from datetime import timedelta

import pytest
from asn1crypto import tsp

from cds_desktop import errors
from cds_desktop.signing.timestamps import add_timestamp


@pytest.fixture
def ask(signed, trust, now):
    def add(url, seconds=5.0, at=None):
        return add_timestamp(signed.pdf, url, trust(), now=at or now, seconds=seconds)

    return add


def _twisted(stamper, twist):
    def make(body):
        question = tsp.TimeStampReq.load(body)
        return twist(stamper, question)

    return make


def test_no_network_is_said(ask):
    with pytest.raises(errors.TimestampFailed, match="không kết nối được"):
        ask("http://127.0.0.1:9/tsa")


@pytest.mark.parametrize("address", ["", "tsa.example", "file:///etc/passwd", "ftp://127.0.0.1/x", "http://"])
def test_only_web_addresses_are_asked(ask, address):
    with pytest.raises(errors.TimestampFailed, match="không phải địa chỉ"):
        ask(address)


def test_an_error_page_is_said_with_its_number(ask, server):
    with pytest.raises(errors.TimestampFailed, match="404"):
        ask(server.url("/nothing"))


@pytest.mark.parametrize("answer", [b"", b"rubbish", b"<html>login</html>", b"0\x03\x02\x01\x00"])
def test_rubbish_is_refused(ask, server, answer):
    with pytest.raises(errors.TimestampRefused):
        ask(server.serve("/tsa", lambda _body: answer))


def test_a_huge_answer_is_not_read_to_its_end(ask, server):
    with pytest.raises(errors.TimestampRefused, match="lớn bất thường"):
        ask(server.serve("/tsa", lambda _body: bytes(5_000_000)))


def test_a_dripping_server_is_given_up_in_time(ask, server):
    def drip(handler, _body):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(b"0")
            handler.wfile.flush()
            time.sleep(0.05)

    server.answers["/tsa"] = drip
    begun = time.monotonic()
    with pytest.raises(errors.TimestampFailed, match="không trả lời trong"):
        ask(server.url(), seconds=0.3)
    assert time.monotonic() - begun < 3


def test_a_server_that_drips_its_headers_is_given_up_in_time(ask, server):
    def drip(handler, _body):
        with suppress(OSError):
            handler.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
            for _ in range(100):
                handler.wfile.write(b"a")
                handler.wfile.flush()
                time.sleep(0.1)

    server.answers["/headers"] = drip
    began = time.monotonic()
    with pytest.raises(errors.TimestampFailed, match="không trả lời trong"):
        ask(server.url("/headers"), seconds=0.5)
    assert time.monotonic() - began < 5


def test_an_answer_to_another_question_is_refused(ask, server, world):
    def wrong_nonce(stamper, question):
        question["nonce"] = 4711
        return stamper.request_tsa_response(question).dump()

    with pytest.raises(errors.TimestampRefused, match="nonce"):
        ask(server.serve("/tsa", _twisted(world.stamper(), wrong_nonce)))


def test_a_stamp_for_other_content_is_refused(ask, server, world):
    def other_content(stamper, question):
        question["message_imprint"]["hashed_message"] = b"\1" * 32
        return stamper.request_tsa_response(question).dump()

    with pytest.raises(errors.TimestampRefused, match="nội dung khác"):
        ask(server.serve("/tsa", _twisted(world.stamper(), other_content)))


def test_a_stamp_with_a_forged_signature_is_refused(ask, server, world):
    def forged(stamper, question):
        answer = stamper.request_tsa_response(question)
        signer = answer["time_stamp_token"]["content"]["signer_infos"][0]
        signer["signature"] = bytes(len(signer["signature"].native))
        return answer.dump(force=True)

    with pytest.raises(errors.TimestampRefused, match="không đúng"):
        ask(server.serve("/tsa", _twisted(world.stamper(), forged)))


def test_a_refusal_is_said(ask, server):
    refusal = bytes.fromhex("30053003020102")
    with pytest.raises(errors.TimestampRefused, match="từ chối"):
        ask(server.serve("/tsa", lambda _body: refusal))


def test_a_stamp_of_another_year_is_refused(ask, server, world, now):
    old = world.stamper(at=now - timedelta(days=90))
    with pytest.raises(errors.TimestampRefused, match="lệch"):
        ask(server.serve_stamps(old))


def test_a_redirect_is_not_followed(ask, server, world):
    server.serve_stamps(world.stamper(), "/real")

    def redirect(handler, _body):
        handler.send_response(307)
        handler.send_header("Location", server.url("/real"))
        handler.end_headers()

    server.answers["/tsa"] = redirect
    with pytest.raises(errors.TimestampFailed, match="307"):
        ask(server.url())
    assert "/real" not in server.asked
