"""Bytes on their way from a worker: kept and sent in parts, whole in a pickle."""

import pickle
import tracemalloc
from io import BytesIO

import pytest

from kaext.batch.spool import Spool
from kaext.batch.worker import receive, send

LONG = 16 << 20


def content(spool: Spool) -> bytes:
    return b"".join(spool.parts())


@pytest.mark.parametrize("length", [0, 5, 3 << 20])
def test_what_is_spooled_arrives_after_its_value(length: int) -> None:
    stream = BytesIO()
    sent = bytes(range(256)) * (length // 256) + b"x" * (length % 256)
    send(stream, {"first": Spool.of(sent), "second": Spool.of(b"short")})
    send(stream, "next")
    stream.seek(0)
    received = receive(stream)
    assert (content(received["first"]), content(received["second"])) == (sent, b"short")
    assert content(received["first"]) == sent
    assert receive(stream) == "next"


def test_a_sender_that_dies_half_way_is_gone() -> None:
    stream = BytesIO()
    send(stream, Spool.of(b"x" * 1000))
    with pytest.raises(EOFError):
        receive(BytesIO(stream.getvalue()[:-1]))


def test_a_pickle_has_all_bytes() -> None:
    spool = Spool.of(b"one ")
    spool.write(b"two")
    copy = pickle.loads(pickle.dumps(spool))
    assert (content(copy), copy.length) == (b"one two", 7)


def test_many_bytes_are_never_in_memory_together() -> None:
    part = bytes(1 << 16)
    tracemalloc.start()
    spool = Spool()
    for _ in range(LONG // len(part)):
        spool.write(part)
    copied = sum(map(len, spool.parts()))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert copied == spool.length == LONG
    assert most < LONG / 2
