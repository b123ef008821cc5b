"""A stub for the pipeline that takes almost no time, to measure the overhead of the batch engine."""

from collections.abc import Callable

from kaext.batch.work import Outcome, Task, packed
from kaext.document import Block, Document
from kaext.pipeline import Options
from kaext.source import Source


def make(options: Options) -> Callable[[Task], Outcome]:
    """Return a function that makes a document of one block of every input."""

    def process(task: Task) -> Outcome:
        text = task.input.read().decode()
        source = Source(task.input.name, "text/plain", "0" * 64, text, ())
        block = Block(f"{task.doc_id}-b1", "body", "sec:1", "", 0, 0, 0, len(text), ())
        return packed(task, Document(task.doc_id, source, text=text, blocks=(block,)))

    return process
