"""Progress of a run: a bar for people, lines of JSON for programs."""

from __future__ import annotations

import json
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from kaext.cli.output import console, number_of, write_message
from kaext.problems import one_line

if TYPE_CHECKING:
    from rich.progress import TaskID

    from kaext.batch.run import Progress
    from kaext.batch.unfinished import Loss


class Watcher(Protocol):
    """An observer that is notified after every document."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""

    def __call__(self, progress: Progress) -> None:
        """Handle a processed document."""

    def lose(self, loss: Loss) -> None:
        """Handle the loss of documents that an interrupted run had finished and this run cannot reuse."""


class FailuresOnly:
    """Reports only failures."""

    def __init__(self, *, is_debug: bool = False) -> None:
        self._is_debug = is_debug

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    def __call__(self, progress: Progress) -> None:
        """Report a failure."""
        self.report(progress)

    def lose(self, loss: Loss) -> None:
        """Report how many finished documents are dropped, and why."""
        documents = f"{number_of(loss.documents, 'finished document')} of an interrupted run"
        write_message(f"kaext: dropped: {documents}: {loss.reason}")

    def report(self, progress: Progress) -> None:
        """Write a line about a failed document: which, why, and what to do."""
        tally = progress.tally
        if tally.status != "failed":
            return
        write_message(f"kaext: failed: {one_line(tally.source)}: {tally.error}. {tally.remedy}")
        if self._is_debug and progress.trace:
            write_message(progress.trace)


class Bar(FailuresOnly):
    """A progress bar on standard error with rate, remaining time and number of failures."""

    def __init__(self, total: int, *, is_debug: bool = False) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
        from rich.progress import Progress as RichProgress

        super().__init__(is_debug=is_debug)
        self._bar = RichProgress(
            TextColumn("documents"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeRemainingColumn(),
            TextColumn("{task.fields[failures]}"),
            console=console(),
            transient=True,
            redirect_stdout=False,
        )
        self._task: TaskID = self._bar.add_task("", total=total, rate="", failures="")

    def __enter__(self) -> Self:
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()

    def __call__(self, progress: Progress) -> None:
        """Move the bar."""
        self.report(progress)
        speed = self._bar.tasks[0].speed
        self._bar.update(
            self._task,
            completed=progress.done,
            rate=f"{speed:.1f}/s" if speed else "",
            failures=f"{progress.failures} failed" if progress.failures else "",
        )


class JsonLines:
    """Lines of JSON on standard error: one at the start, one per document and one at the end."""

    def __init__(self, total: int) -> None:
        self._total = total

    def __enter__(self) -> Self:
        self._write(event="start", documents=self._total)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._write(event="end", complete=kind is None)

    def __call__(self, progress: Progress) -> None:
        """Write a line about the document."""
        tally = progress.tally
        self._write(
            event="document",
            doc_id=tally.doc_id,
            source=tally.source,
            status=tally.status,
            error=tally.error,
            reused=progress.is_reused,
            done=progress.done,
            failures=progress.failures,
            records=tally.records,
            problems=tally.problems,
            seconds=round(sum(tally.seconds.values()), 4),
        )

    def lose(self, loss: Loss) -> None:
        """Write a line about the dropped documents."""
        self._write(event="dropped", documents=loss.documents, reason=loss.reason)

    def _write(self, **event: Any) -> None:
        write_message(json.dumps(event, ensure_ascii=False))
