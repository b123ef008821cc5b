"""Power failures: what a run does to a folder, and what a journalling file system may have kept of it at a moment.

:func:`recorded` notes every change in a folder while it happens, and what the run asks to be put on disk. Of what was
not on disk at a moment, :func:`crash_states` keeps some:

- content of a file that was not flushed since: as it was, as it would be, cut short, cut short and filled with zeros;
- entries of a folder that was not flushed since, those of new folders too: all up to some moment (*ordered*, as in
  ext4 and XFS), or any of them (*reordered*, what POSIX allows), but that changes of one name keep their order, a
  rename is seen as a whole or not at all, and a folder that is removed was empty.

Source: T. S. Pillai and others, *All File Systems Are Not Created Equal: On the Complexity of Crafting Crash-Consistent
Applications*, OSDI 2014.
"""

from __future__ import annotations

import os
import random
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

_CHANGES = ("link", "mkdir", "remove", "rename", "replace", "rmdir", "unlink")
_ROOT = 0


class Entry(NamedTuple):
    """A change of one name in a folder: the nodes (files and folders) that it stood for and stands for."""

    folder: int
    name: str
    before: int | None
    after: int | None


class Change(NamedTuple):
    """Changes that a file system makes as a whole, as in a rename."""

    entries: tuple[Entry, ...]

    def removed(self) -> set[int | None]:
        """Return the nodes that are under none of the names any more."""
        return {entry.before for entry in self.entries} - {entry.after for entry in self.entries}


class Written(NamedTuple):
    """The content of a file changed."""

    node: int
    content: bytes


class Flushed(NamedTuple):
    """The content of a file, or the entries of a folder, are on disk."""

    node: int


class Told(NamedTuple):
    """The run said that this is done."""

    what: str


Event = Change | Written | Flushed | Told


@dataclass(slots=True)
class Recording:
    """What happened in a folder, from nothing; the first ``settled`` events were on disk when the recording began."""

    folder: Path
    events: list[Event] = field(default_factory=list)
    settled: int = 0
    _nodes: dict[int, int] = field(default_factory=dict)
    _entries: dict[tuple[int, str], int] = field(default_factory=dict)
    _contents: dict[int, bytes] = field(default_factory=dict)
    _count: int = _ROOT

    def tell(self, what: str) -> None:
        """Note that the run says that something is done."""
        self.look()
        self.events.append(Told(what))

    def flushed(self, inode: int) -> None:
        """Note that a node of the folder is on disk."""
        if inode in self._nodes:
            self.events.append(Flushed(self._nodes[inode]))

    def look(self) -> None:
        """Note how the folder differs from what it was when it was last looked at."""
        entries: dict[tuple[int, str], int] = {}
        contents: dict[int, bytes] = {}
        nodes = {self.folder.stat().st_ino: _ROOT}
        waiting = [(_ROOT, self.folder)]
        while waiting:
            folder, path = waiting.pop()
            for found in sorted(os.scandir(path), key=lambda found: found.name):
                inode = found.inode()
                # A number that was given back may come again for another file.
                node = nodes.setdefault(inode, self._nodes.get(inode) or self._next_node())
                entries[folder, found.name] = node
                if found.is_dir(follow_symlinks=False):
                    waiting.append((node, Path(found)))
                else:
                    contents[node] = Path(found).read_bytes()
        self.events += (Written(*pair) for pair in contents.items() if self._contents.get(pair[0]) != pair[1])
        self.events += _changes(self._entries, entries)
        self._entries, self._contents, self._nodes = entries, contents, nodes

    def _next_node(self) -> int:
        self._count += 1
        return self._count


def _changes(before: Mapping[tuple[int, str], int], after: Mapping[tuple[int, str], int]) -> Iterator[Change]:
    """Yield the differences, those that move one node together."""
    moved: dict[int, list[Entry]] = {}
    for place in dict.fromkeys((*after, *before)):
        entry = Entry(*place, before.get(place), after.get(place))
        if entry.before != entry.after:
            node = entry.after if entry.after is not None else entry.before
            assert node is not None
            moved.setdefault(node, []).append(entry)
    return (Change(tuple(entries)) for entries in moved.values())


@contextmanager
def recorded(folder: Path) -> Iterator[Recording]:
    """Record what this process does in a folder, which is taken to be on disk as it is."""
    recording = Recording(folder)
    recording.look()
    recording.settled = len(recording.events)
    lock = threading.Lock()

    def watched(change: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **options: Any) -> Any:
            with lock:
                recording.look()
                result = change(*arguments, **options)
                recording.look()
                return result

        return call

    def fsync(file: int) -> None:
        with lock:
            recording.look()
            recording.flushed(os.fstat(file).st_ino)

    with ExitStack() as stack:
        for name in _CHANGES:
            stack.enter_context(patch.object(os, name, watched(getattr(os, name))))
        stack.enter_context(patch.object(os, "fsync", fsync))
        yield recording
        recording.look()


class CrashState(NamedTuple):
    """What a power failure leaves: the files by path, folders with None, and what the run had said before."""

    moment: int
    is_ordered: bool
    files: dict[str, bytes | None]
    told: frozenset[str]

    def files_in(self, folder: str) -> dict[str, bytes]:
        """Return the files in a folder by path from there."""
        under = f"{folder}/"
        return {
            name.removeprefix(under): content
            for name, content in self.files.items()
            if content is not None and name.startswith(under)
        }


def crash_states(recording: Recording, chance: random.Random, *, tries: int) -> Iterator[CrashState]:
    """Yield states that a power failure may leave, for every moment ``tries`` times two, each state once."""
    met: set[int] = set()
    for moment in range(recording.settled, len(recording.events) + 1):
        for state in states_at(recording, moment, chance, tries=tries):
            mark = hash((frozenset(state.files.items()), state.told))
            if mark not in met:
                met.add(mark)
                yield state


def states_at(recording: Recording, moment: int, chance: random.Random, *, tries: int) -> Iterator[CrashState]:
    """Yield ``tries`` times two states that a power failure after a number of events may leave."""
    told = frozenset(event.what for event in recording.events[:moment] if isinstance(event, Told))
    changes = [(place, event) for place, event in _until(recording, moment) if isinstance(event, Change)]
    safe = _safe_changes(recording, moment)
    pending = [place for place, _ in changes if place > max(safe, default=-1)]
    for number in range(tries):
        # How much of what was not flushed is there: at first nothing, then all, then some.
        share = (0.0, 1.0, chance.random())[min(number, 2)]
        end = [*pending, moment][round(share * len(pending))]
        ordered = [change for place, change in changes if place < end]
        reordered = [change for place, change in changes if place in safe or chance.random() < share]
        for is_ordered, kept in ((True, ordered), (False, reordered)):
            yield CrashState(moment, is_ordered, _files(kept, _contents(recording, moment, chance)), told)


def _until(recording: Recording, moment: int) -> Iterator[tuple[int, Event]]:
    return enumerate(recording.events[:moment])


def _safe_changes(recording: Recording, moment: int) -> set[int]:
    """Return the places of the changes that are on disk: their folder was flushed, or one that is needs them."""
    safe: set[int] = set()
    flushed: set[int] = set()
    needed: set[tuple[int, str]] = set()
    emptied: set[int | None] = set()
    for place, event in reversed([*_until(recording, moment)]):
        if isinstance(event, Flushed):
            flushed.add(event.node)
        elif isinstance(event, Change):
            is_safe = place < recording.settled or any(
                entry.folder in flushed | emptied or (entry.folder, entry.name) in needed for entry in event.entries
            )
            if is_safe:
                safe.add(place)
                needed.update((entry.folder, entry.name) for entry in event.entries)
                emptied |= event.removed()
    return safe


def _contents(recording: Recording, moment: int, chance: random.Random) -> dict[int, bytes]:
    """Return what the files hold, by node."""
    safe: dict[int, bytes] = {}
    latest: dict[int, bytes] = {}
    for place, event in _until(recording, moment):
        if isinstance(event, Written):
            latest[event.node] = event.content
        if isinstance(event, Written) and place < recording.settled:
            safe[event.node] = event.content
        if isinstance(event, Flushed) and event.node in latest:
            safe[event.node] = latest[event.node]
    return {node: _kept(safe.get(node, b""), content, chance) for node, content in latest.items()}


def _kept(safe: bytes, latest: bytes, chance: random.Random) -> bytes:
    """Return what is left of a file whose content ``latest`` may not be on disk."""
    if safe == latest:
        return latest
    begin = len(safe) if latest.startswith(safe) else 0
    cut = latest[: chance.randint(begin, len(latest))]
    return chance.choice([safe, safe, latest, cut, cut.ljust(len(latest), b"\0")])


def _files(changes: list[Change], contents: Mapping[int, bytes]) -> dict[str, bytes | None]:
    """Return what is in the folder after changes; those that need one that is lost are lost too."""
    folders: dict[int, dict[str, int]] = {}
    for change in changes:
        is_in_order = all(folders.get(entry.folder, {}).get(entry.name) == entry.before for entry in change.entries)
        if is_in_order and not any(folders.get(node) for node in change.removed() if node is not None):
            for entry in change.entries:
                names = folders.setdefault(entry.folder, {})
                names.pop(entry.name, None)
                if entry.after is not None:
                    names[entry.name] = entry.after
    files: dict[str, bytes | None] = {}
    waiting = [("", _ROOT)]
    while waiting:
        path, node = waiting.pop()
        for name, child in folders.get(node, {}).items():
            files[path + name] = contents.get(child)
            waiting.append((f"{path}{name}/", child))
    return files


def restore(files: Mapping[str, bytes | None], folder: Path) -> None:
    """Write what a power failure left into a new folder."""
    folder.mkdir()
    for name, content in sorted(files.items()):
        if content is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)
