"""``python -m kaext``: the command line."""

from kaext.cli.main import main

main()
