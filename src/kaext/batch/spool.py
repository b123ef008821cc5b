"""Bytes on their way from a worker to a dataset, of which a long document makes too many to keep in memory."""

from __future__ import annotations

from collections.abc import Iterator
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Self

# A brochure's JSON file has half a megabyte; that of four hundred pages has thirty.
_IN_MEMORY = 2 << 20
_AT_ONCE = 1 << 18


class Spool:
    """Bytes in memory where they are few, in a file of the system's temporary folder where they are many.

    A pickle of it holds them all.
    """

    def __init__(self) -> None:
        """Begin without any."""
        self._file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
        self.length = 0

    @classmethod
    def of(cls, content: bytes) -> Self:
        """Return a spool with some bytes."""
        spool = cls()
        spool.write(content)
        return spool

    def write(self, content: bytes) -> int:
        """Add bytes at the end, and return how many."""
        self._file.write(content)
        self.length += len(content)
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
        self._file.seek(0)
        while content := self._file.read(_AT_ONCE):
            yield content

    def __reduce__(self) -> tuple[object, tuple[bytes]]:
        return Spool.of, (b"".join(self.parts()),)
