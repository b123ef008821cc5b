"""Bytes on their way from a worker: kept and sent in parts, whole in a pickle."""

import pickle
import tempfile
import tracemalloc
from io import BytesIO
from pathlib import Path

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


def test_many_bytes_are_never_in_memory_as_they_are() -> None:
    tracemalloc.start()
    spool = Spool()
    for number in range(LONG // 128):
        row = f'{{"doc_id": "a", "start": {number}, "end": {number + 9}, "text": "2004 წლის ივნისში", '  # in June 2004
        spool.write(f'{row:100}"rule": "month-year"}}\n'.encode())
    copied = sum(map(len, spool.parts()))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert copied == spool.length > LONG
    assert most < LONG / 3


def test_no_file_holds_them(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "no folder"))
    assert content(Spool.of(b"x" * (3 << 20))) == b"x" * (3 << 20)
