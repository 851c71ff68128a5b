"""The command `python -m analysis.backup`: see `analysis.cli.backup`."""

import sys

from analysis.cli import backup, console

if __name__ == "__main__":
    console.on_any_console()
    sys.exit(backup.main())
