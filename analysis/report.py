"""The command `python -m analysis.report`: see `analysis.cli.report`."""

import sys

from analysis.cli.console import on_any_console
from analysis.cli.report import main

if __name__ == "__main__":
    on_any_console()
    sys.exit(main())
