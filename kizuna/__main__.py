"""Start `kizuna`, also as `python -m kizuna`."""

import sys
from importlib import import_module

from kizuna import HOME


def start() -> int:
    """Run the command, with Kizuna's own folder first among those that modules come from.

    An environment may hold other packages that are called `data`, `pages` or `analysis`.
    """
    sys.path.insert(0, str(HOME))
    return int(import_module("kizuna.command").main(sys.argv[1:]))


if __name__ == "__main__":
    sys.exit(start())
