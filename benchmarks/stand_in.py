"""A stand-in for the pipeline that costs next to nothing: what is left is what the batch engine itself costs."""

from collections.abc import Callable

from kaext.batch.work import Outcome, Task, packed
from kaext.document import Block, Document
from kaext.pipeline import Options
from kaext.source import Source


def make(options: Options) -> Callable[[Task], Outcome]:
    """Return a function that gives every document one block with its text."""

    def process(task: Task) -> Outcome:
        text = task.input.read().decode()
        source = Source(task.input.name, "text/plain", "0" * 64, text, ())
        block = Block(f"{task.doc_id}-b1", "body", "sec:1", "", 0, 0, 0, len(text), ())
        return packed(task, Document(task.doc_id, source, text=text, blocks=(block,)))

    return process
