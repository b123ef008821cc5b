"""Bytes on their way from a worker to a dataset, of which a long document makes too many to keep as they are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Self

# A brochure's JSON file has half a megabyte; that of four hundred pages has thirty, deflated a sixth of it.
_AS_THEY_ARE = 2 << 20
_AT_ONCE = 1 << 18
_STORED, _FASTEST = 0, 1


class Spool:
    """Bytes that are kept as they are where they are few, else deflated; no file holds them.

    A pickle of it holds them all.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._packed: list[bytes] = []
        self._last = bytearray()
        self.length = 0

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Return a spool with some bytes."""
        spool = cls()
        spool.write(content)
        return spool

    def write(self, content: bytes) -> int:
        """Add bytes at the end, and return how many."""
        self._last += content
        self.length += len(content)
        while len(self._last) >= _AT_ONCE:
            level = _STORED if self.length <= _AS_THEY_ARE else _FASTEST
            self._packed.append(zlib.compress(self._last[:_AT_ONCE], level))
            del self._last[:_AT_ONCE]
        return len(content)

    def fill(self, stream: BinaryIO, length: int) -> None:
        """Add so many bytes of a stream.

        Raises
        ------
        EOFError
            The stream has fewer.
        """
        while length:
            content = stream.read(min(length, _AT_ONCE))
            if not content:
                raise EOFError(f"{length} bytes are missing")
            self.write(content)
            length -= len(content)

    def parts(self) -> Iterator[bytes]:
        """Yield all bytes from the first on, some at a time."""
        yield from map(zlib.decompress, self._packed)
        if self._last:
            yield bytes(self._last)

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return Spool.of, (b"".join(self.parts()),)
