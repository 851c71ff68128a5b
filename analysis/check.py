"""The command `python -m analysis.check`: see `analysis.cli.check`."""

import sys

from analysis.cli import check, console

if __name__ == "__main__":
    console.on_any_console()
    sys.exit(check.main())
