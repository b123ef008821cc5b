"""A byte buffer for results on their way from a worker to the dataset; compressed if it gets large."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import BinaryIO, Self

# The JSON of a brochure has half a megabyte; that of 400 pages has 30, and 5 when deflated.
_UNCOMPRESSED = 2 << 20
_CHUNK = 1 << 18
_STORED, _FASTEST = 0, 1


class Spool:
    """Bytes kept in memory, deflated beyond a certain length. A pickle contains all of them."""

    def __init__(self) -> None:
        """Create an empty spool."""
        self._packed: list[bytes] = []
        self._last = bytearray()
        self.length = 0

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Return a spool with this content."""
        spool = cls()
        spool.write(content)
        return spool

    def write(self, content: bytes) -> int:
        """Append bytes and return their number."""
        self._last += content
        self.length += len(content)
        while len(self._last) >= _CHUNK:
            level = _STORED if self.length <= _UNCOMPRESSED else _FASTEST
            self._packed.append(zlib.compress(self._last[:_CHUNK], level))
            del self._last[:_CHUNK]
        return len(content)

    def fill(self, stream: BinaryIO, length: int) -> None:
        """Append ``length`` bytes from a stream.

        Raises
        ------
        EOFError
            The stream has fewer.
        """
        while length:
            content = stream.read(min(length, _CHUNK))
            if not content:
                raise EOFError(f"{length} bytes are missing")
            self.write(content)
            length -= len(content)

    def parts(self) -> Iterator[bytes]:
        """Yield the content in chunks."""
        yield from map(zlib.decompress, self._packed)
        if self._last:
            yield bytes(self._last)

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return Spool.of, (b"".join(self.parts()),)
