"""A worker: a separate process that receives documents from its parent one at a time.

It exchanges pickles over its standard streams; :class:`kaext.batch.pool.Child` is the other end. A document that
crashes the interpreter, hangs in C code or exhausts the memory affects only its worker.
"""

from __future__ import annotations

import contextlib
import gc
import math
import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from kaext.batch.imports import import_without_commands
from kaext.batch.spool import Spool

if TYPE_CHECKING:
    from kaext.pipeline import Options

# Allocations between garbage collections: a hundred times Python's default, a few megabytes at most.
COLLECTED_AFTER = 50_000
PROCESSOR = "kaext.batch.work:extractor"
_GRACE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one document.

    Parameters
    ----------
    seconds
        Wall time; 0 for no limit.
    memory
        Bytes of memory above what the worker uses before its first document; 0 for no limit. Enforced by the system
        on Linux (``RLIMIT_DATA``).
    """

    seconds: float = 300.0
    memory: int = 4 << 30


@dataclass(frozen=True, slots=True)
class Setup:
    """The setup of a worker.

    Parameters
    ----------
    options
        Options for every document.
    processor
        ``module:function`` that takes the options and returns the function that processes a document.
    limits
        The limits of one document.
    """

    options: Options
    processor: str = PROCESSOR
    limits: Limits = Limits()


class OutOfMemory:
    """The reply of a worker whose document exceeded the memory limit; the worker then exits."""


class _Pickler(pickle.Pickler):
    """Pickles a value with the lengths, but not the contents, of its spools."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, protocol=pickle.HIGHEST_PROTOCOL)
        self.spools: list[Spool] = []

    def persistent_id(self, value: Any) -> int | None:
        if not isinstance(value, Spool):
            return None
        self.spools.append(value)
        return value.length


class _Unpickler(pickle.Unpickler):
    """Unpickles a value with empty spools."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self.spools: list[tuple[Spool, int]] = []

    def persistent_load(self, length: int) -> Spool:
        spool = Spool()
        self.spools.append((spool, length))
        return spool


def send(stream: BinaryIO, value: Any) -> None:
    """Write one value to a stream, followed by the contents of its spools in chunks."""
    pickler = _Pickler(stream)
    pickler.dump(value)
    for spool in pickler.spools:
        stream.writelines(spool.parts())
    stream.flush()


def receive(stream: BinaryIO) -> Any:
    """Read one value from a stream.

    Raises
    ------
    EOFError
        The other side has closed the stream.
    """
    unpickler = _Unpickler(stream)
    try:
        value = unpickler.load()
    except pickle.UnpicklingError as error:
        raise EOFError(str(error)) from None
    for spool, length in unpickler.spools:
        spool.fill(stream, length)
    return value


def processor_of(setup: Setup) -> Callable[[Any], Any]:
    """Return the function that processes a task, with everything it needs loaded."""
    module, _, name = setup.processor.partition(":")
    make: Callable[[Options], Callable[[Any], Any]] = getattr(import_module(module), name)
    return make(setup.options)


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Exempt what is loaded here from garbage collection: it lives as long as the process.

    Otherwise collections take a fifth of the time to the first record, and an eighth of the time of each document,
    whose tokens and records form no cycles.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(COLLECTED_AFTER)
        gc.enable()


def main(early: Iterable[str] = ()) -> None:
    """Serve until the parent closes the stream.

    Parameters
    ----------
    early
        Modules to import while the parent prepares the setup, without their command lines.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = sys.stdin.buffer
    # Output of libraries must not be mixed with the replies.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with loading():
        for module in early:
            import_without_commands(module)
        try:
            setup: Setup = receive(requests)
        except EOFError:
            os._exit(0)
        process = processor_of(setup)
    _limit_memory(setup.limits.memory)
    send(replies, None)
    while True:
        try:
            task = receive(requests)
        except EOFError:
            # All replies are flushed; deallocating the pipeline object by object would only take time.
            os._exit(0)
        _arm_alarm(setup.limits.seconds)
        try:
            reply = process(task)
        except MemoryError:
            reply = OutOfMemory()
        send(replies, reply)
        _arm_alarm(0)
        if isinstance(reply, OutOfMemory):
            return


def _arm_alarm(seconds: float) -> None:
    """Have the system kill this process some time after the limit, in case the parent is gone."""
    if hasattr(signal, "alarm"):
        signal.alarm(math.ceil(seconds) + _GRACE_SECONDS if seconds else 0)


def _limit_memory(limit: int) -> None:
    if not limit or sys.platform != "linux":
        return
    import resource

    data_pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    bound = data_pages * resource.getpagesize() + limit
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if hard != resource.RLIM_INFINITY:
        bound = min(bound, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))
