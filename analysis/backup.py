"""The command `python -m analysis.backup`: see `analysis.cli.backup`."""

import sys

from analysis.cli.backup import main
from analysis.cli.console import on_any_console

if __name__ == "__main__":
    on_any_console()
    sys.exit(main())
