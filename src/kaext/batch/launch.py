"""Start worker processes. Imports little, so that a command can start its first worker immediately."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from typing import IO, BinaryIO, NamedTuple, cast

# A worker uses its parent's import path, however the parent was started.
_BOOT = (
    "import json, sys; path, early = map(json.loads, sys.argv[1:]); sys.path[:] = path; "
    "from kaext.batch.worker import main; main(early)"
)


class Launched(NamedTuple):
    """A worker process that has been started but not used.

    It reads ``requests`` from its standard input and exits when that is closed. Its ``replies`` come from its standard
    output; its standard error goes to ``messages``.
    """

    process: subprocess.Popen[bytes]
    requests: BinaryIO
    replies: BinaryIO
    messages: IO[bytes]

    def dismiss(self) -> None:
        """Let the process exit without work."""
        for stream in (self.requests, self.replies, self.messages):
            stream.close()


def launch(*, early: Sequence[str] = ()) -> Launched:
    """Start a worker process.

    Parameters
    ----------
    early
        Modules that it imports while it waits for its setup.

    Raises
    ------
    UsageError
        ``worker-start-failed``: the system cannot start a process or create its message file.
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
    # Both are set, because the process was started with pipes.
    return Launched(process, cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout), messages)
