"""What is seen while a run goes on: a bar for people, lines of JSON for programs."""

from __future__ import annotations

import json
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self

from kaext.cli.output import console, number_of, tell
from kaext.problems import one_line

if TYPE_CHECKING:
    from rich.progress import TaskID

    from kaext.batch.run import Progress
    from kaext.batch.unfinished import Loss


class Watcher(Protocol):
    """Something that is told after every document."""

    def __enter__(self) -> Self:
        """Begin."""

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End."""

    def __call__(self, progress: Progress) -> None:
        """Take note of a document."""

    def lose(self, loss: Loss) -> None:
        """Take note of what an interrupted run had finished and this one drops."""


class FailuresOnly:
    """Says only what failed."""

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
        """Report how much is dropped, and why."""
        documents = f"{number_of(loss.documents, 'finished document')} of an interrupted run"
        tell(f"kaext: dropped: {documents}: {loss.reason}")

    def report(self, progress: Progress) -> None:
        """Write the line of a failed document: what, why, and what to do."""
        tally = progress.tally
        if tally.status != "failed":
            return
        tell(f"kaext: failed: {one_line(tally.source)}: {tally.error}. {tally.remedy}")
        if self._is_debug and progress.trace:
            tell(progress.trace)


class Bar(FailuresOnly):
    """A progress bar on standard error with rate, time left and failures so far."""

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
    """One line of JSON on standard error for every document, at the start and at the end."""

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
        """Write the line of a document."""
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
        """Write the line of what is dropped."""
        self._write(event="dropped", documents=loss.documents, reason=loss.reason)

    def _write(self, **event: Any) -> None:
        tell(json.dumps(event, ensure_ascii=False))
