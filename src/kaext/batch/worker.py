"""A worker: a process of its own that takes one document after the other from its parent.

It talks in pickles over its standard streams; :class:`kaext.batch.pool.Child` is the other end. A process of its own,
not a fork: a document that crashes the interpreter, hangs in C code or eats the memory takes only its worker with it.
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

from kaext.batch.spool import Spool

if TYPE_CHECKING:
    from kaext.pipeline import Options

# Objects made between two looks for cycles: a hundredfold of Python's own number, some megabytes at most.
COLLECTED_AFTER = 50_000
PROCESSOR = "kaext.batch.work:extractor"
_GRACE_SECONDS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """What one document may use.

    Parameters
    ----------
    seconds
        Wall time; 0 for no limit.
    memory
        Bytes of memory above what the worker uses before its first document; 0 for no limit. Kept by the system where
        it can (``RLIMIT_DATA``: Linux).
    """

    seconds: float = 300.0
    memory: int = 4 << 30


@dataclass(frozen=True, slots=True)
class Setup:
    """What a worker must know once.

    Parameters
    ----------
    options
        The choices for every document.
    processor
        ``module:function`` that takes the options and returns the function that processes a document.
    limits
        What one document may use.
    """

    options: Options
    processor: str = PROCESSOR
    limits: Limits = Limits()


class OutOfMemory:
    """The reply of a worker whose document went over the memory limit; the worker ends with it."""


class _Pickler(pickle.Pickler):
    """Pickles a value without the content of what is spooled in it, but for its length."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream, protocol=pickle.HIGHEST_PROTOCOL)
        self.spools: list[Spool] = []

    def persistent_id(self, value: Any) -> int | None:
        if not isinstance(value, Spool):
            return None
        self.spools.append(value)
        return value.length


class _Unpickler(pickle.Unpickler):
    """Makes a value of its pickle; its spools are empty."""

    def __init__(self, stream: BinaryIO) -> None:
        super().__init__(stream)
        self.spools: list[tuple[Spool, int]] = []

    def persistent_load(self, length: int) -> Spool:
        spool = Spool()
        self.spools.append((spool, length))
        return spool


def send(stream: BinaryIO, value: Any) -> None:
    """Write one value to a stream; what is spooled in it follows it, some of it at a time."""
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
        The other side is gone.
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
    """Return the function that processes a task, with all it needs loaded."""
    module, _, name = setup.processor.partition(":")
    make: Callable[[Options], Callable[[Any], Any]] = getattr(import_module(module), name)
    return make(setup.options)


@contextlib.contextmanager
def loading() -> Iterator[None]:
    """Keep the garbage collector from what is loaded here: it lives as long as the process.

    A fifth of the time from start to first record went into looking through it again and again; afterwards an eighth
    of a document's time went into looking for cycles that its tokens and records do not make.
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
        Modules to import while the parent makes up its mind.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    requests = sys.stdin.buffer
    # What a library prints must not get among the replies.
    replies = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with loading():
        for module in early:
            import_module(module)
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
            # All replies are flushed; taking the loaded pipeline apart object by object would serve nobody.
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
    """Have the system end this process some time after the limit, in case that nobody is left to do it."""
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
