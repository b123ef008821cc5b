"""Starts worker processes. It imports little, so that a command can start its first worker before all else."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import IO, BinaryIO, NamedTuple, cast

# A worker imports from where its parent does, however the parent was started.
_BOOT = (
    "import json, sys; path, early = map(json.loads, sys.argv[1:]); sys.path[:] = path; "
    "from kaext.batch.worker import main; main(early)"
)


class Launched(NamedTuple):
    """A worker process that nobody has talked to yet.

    It reads ``requests`` from its standard input and ends by itself when that is closed, as it is where nobody holds on
    to it; its ``replies`` come from its standard output; what it writes to its standard error is in ``messages``.
    """

    process: subprocess.Popen[bytes]
    requests: BinaryIO
    replies: BinaryIO
    messages: IO[bytes]

    def dismiss(self) -> None:
        """Let the process end without work."""
        for stream in (self.requests, self.replies, self.messages):
            stream.close()


def launch(*, early: Sequence[str] = ()) -> Launched:
    """Start a worker process.

    Parameters
    ----------
    early
        Modules that it imports while nobody has told it yet what to do.

    Raises
    ------
    UsageError
        ``worker-start-failed``: the system starts no process, or has no room for its messages.
    """
    try:
        messages = tempfile.TemporaryFile()  # noqa: SIM115
        process = subprocess.Popen(
            [sys.executable, "-c", _BOOT, json.dumps(sys.path), json.dumps(early)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=messages,
        )
    except OSError as error:
        from kaext.problems import UsageError, problem

        raise UsageError(problem("worker-start-failed", reason=error.strerror or error)) from None
    # Started with pipes, it has both.
    return Launched(process, cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout), messages)
