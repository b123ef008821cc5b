"""The command ``kaext``, also as ``python -m kaext``."""

import sys
from collections.abc import Sequence

from kaext.batch.launch import launch
from kaext.cli.statuses import INTERRUPTED

# With these a run needs no worker of this machine, or says itself how many.
_WITHOUT_WORKER = ("-h", "--help", "--workers", "--scheduler")


def main() -> None:
    """Run the command line.

    A run waits longest for its first worker, which therefore starts before the command line itself is loaded.
    """
    try:
        first_worker = launch(early=["spacy"]) if needs_worker(sys.argv[1:]) else None
        from kaext.cli.main import main as run_command_line

        run_command_line(first_worker=first_worker)
    except KeyboardInterrupt:
        # While the command line was being loaded: commands have begun nothing yet.
        sys.exit(INTERRUPTED)


def needs_worker(arguments: Sequence[str]) -> bool:
    """Tell whether the command with these arguments needs a worker process, as far as they show it."""
    return arguments[:1] == ["run"] and not any(argument.startswith(_WITHOUT_WORKER) for argument in arguments)


if __name__ == "__main__":
    main()
