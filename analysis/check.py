"""The command `python -m analysis.check`: see `analysis.cli.check`."""

import sys

from analysis.cli.check import main
from analysis.cli.console import on_any_console

if __name__ == "__main__":
    on_any_console()
    sys.exit(main())
