"""The command ``kaext``, also as ``python -m kaext``."""

import _thread
import os
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress

from kaext.batch.launch import Launched, launch
from kaext.cli.exit_statuses import INTERRUPTED
from kaext.problems import UsageError

_OUTPUT, _ERROR = 1, 2
_UTF_8 = "utf-8"
_SOON_SECONDS = 0.05
# With these a run needs no worker of this machine, or says itself how many.
_WITHOUT_WORKER = ("-h", "--help", "--workers", "--scheduler")


def main() -> None:
    """Run the command line.

    A run waits longest for its first worker, which therefore starts before the command line itself is loaded.
    """
    if sys.getfilesystemencoding() != _UTF_8:
        _start_in_utf_8()
    _open_closed_streams()
    sys.unraisablehook = interrupt_again
    try:
        first_worker = _launched() if needs_worker(sys.argv[1:]) else None
        from kaext.cli.main import main as run_command_line

        run_command_line(first_worker=first_worker)
    except KeyboardInterrupt:
        # While the command line was being loaded: commands have begun nothing yet.
        sys.exit(INTERRUPTED)


def _start_in_utf_8() -> None:
    """Start the command again in Python's UTF-8 mode.

    Where a system is set to an older encoding, Georgian in the names of files and in arguments is lost on the way in,
    and cannot be a name on the way out.
    """
    # Workers are to know too.
    os.environ["PYTHONUTF8"] = "1"
    os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])


def interrupt_again(unraisable: "sys.UnraisableHookArgs") -> None:
    """Interrupt the command once more where an interrupt struck an object that was going away, which swallows it."""
    if issubclass(unraisable.exc_type, KeyboardInterrupt):
        # Not from here: this hook would swallow it too.
        again = threading.Timer(_SOON_SECONDS, _thread.interrupt_main)
        again.daemon = True
        again.start()
    else:
        sys.__unraisablehook__(unraisable)


def _launched() -> Launched | None:
    """Start a worker; where that fails the command tries again, and tells why."""
    with suppress(UsageError):
        return launch(early=["spacy"])
    return None


def _open_closed_streams() -> None:
    """Give standard streams that were closed (``>&-``) a place to go to, so that no file is opened in theirs."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= _ERROR:
        pass
    os.close(descriptor)
    sys.stdout = sys.stdout or os.fdopen(_OUTPUT, "w", encoding=_UTF_8)
    sys.stderr = sys.stderr or os.fdopen(_ERROR, "w", encoding=_UTF_8)


def needs_worker(arguments: Sequence[str]) -> bool:
    """Return whether the command with these arguments needs a worker process, as far as they show it."""
    return arguments[:1] == ["run"] and not any(argument.startswith(_WITHOUT_WORKER) for argument in arguments)


if __name__ == "__main__":
    main()
