"""Processors for the tests of batches: quick stand-ins for the pipeline, and documents that misbehave."""

import os
import re
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kaext.batch import worker
from kaext.batch.work import Outcome, Task, packed
from kaext.pipeline import Options, failed
from kaext.problems import DocumentError
from tests.emit.samples import sample

LIGHT = "tests.batch.hooks:light"
MISBEHAVING = "tests.batch.hooks:misbehaving"
SLOW = "tests.batch.hooks:slow"


def light(options: Options) -> Callable[[Task], Outcome]:
    """Give every document the sample's records, and the hash of its own content."""

    def process(task: Task) -> Outcome:
        try:
            data = task.input.read()
        except DocumentError as error:
            return packed(task, failed(task.input.name, error.problem, doc_id=task.doc_id))
        document = sample(task.doc_id)
        document.source = replace(document.source, name=task.input.name, title=data.decode(errors="replace")[:20])
        return packed(task, document)

    return process


def pid(options: Options) -> Callable[[Task], int]:
    """Answer with the number of the process that works."""
    return lambda task: os.getpid()


def slow(options: Options) -> Callable[[Task], Outcome]:
    """Take a moment for every document."""
    process = light(options)

    def process_slowly(task: Task) -> Outcome:
        time.sleep(0.02)
        return process(task)

    return process_slowly


def newly_loaded(options: Options) -> Callable[[Task], list[str]]:
    """Answer with the modules of kaext's that are loaded while a document's time counts."""
    process = light(options)

    def name_modules(task: Task) -> list[str]:
        before = set(sys.modules)
        process(task)
        return sorted(name for name in sys.modules.keys() - before if name.startswith("kaext"))

    return name_modules


def impatient(options: Options) -> Callable[[Task], Outcome]:
    """Misbehave in a worker that gives its parent no time to end it."""
    worker._GRACE_SECONDS = 0
    return misbehaving(options)


def nested(depth: int) -> list[object]:
    """Return lists in lists in lists."""
    outer: list[object] = []
    for _ in range(depth):
        outer = [outer]
    return outer


def misbehaving(options: Options) -> Callable[[Task], Outcome]:
    """Do what the document's content says: loop, eat memory, crash, die, nest, backtrack, fail to return."""
    process = light(options)

    def misbehave(task: Task) -> Outcome:
        content = task.input.read()
        if content.startswith(b"LOOP"):
            while True:
                pass
        if content.startswith(b"EAT"):
            eaten = []
            while True:
                eaten.append(bytearray(1 << 20))
        if content.startswith(b"CRASH"):
            os.abort()
        if content.startswith(b"BACKTRACK"):
            # Exponential, inside C code that lets no other thread in.
            re.match(r"(a+)+$", "a" * 60 + "b")
        if content.startswith(b"NEST"):
            sys.setrecursionlimit(1 << 30)
            repr(nested(200_000))
        if content.startswith(b"RAISE"):
            raise RuntimeError("a defect in a component")
        if content.startswith(b"ONCE"):
            # Dies the first time only: as when another document took the memory.
            marker = Path(task.input.path).with_suffix(".marker")
            if not marker.exists():
                marker.touch()
                os._exit(3)
        return process(task)

    return misbehave
