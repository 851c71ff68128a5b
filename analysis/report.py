"""The command `python -m analysis.report`: see `analysis.cli.report`."""

import sys

from analysis.cli import console, report

if __name__ == "__main__":
    console.on_any_console()
    sys.exit(report.main())
