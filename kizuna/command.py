"""`kizuna`: one command for all that Kizuna does, from serving the dashboard to publishing it.

Exit code: 0 done, 1 not done, 2 wrong usage.
"""

import sys
from collections.abc import Iterator, Sequence
from importlib import import_module

from analysis.cli.console import DONE, USAGE, language_of, on_any_console, say, warn
from analysis.words.catalogue import Words, words_in
from kizuna import version

# Read only when they are asked for: the reports alone take longer than this command.
COMMANDS = {
    "serve": "kizuna.serving",
    "check": "analysis.check",
    "report": "analysis.report",
    "read": "analysis.cli.read",
    "backup": "analysis.backup",
    "upgrade": "analysis.cli.upgrade",
    "forget": "analysis.cli.forget",
    "store": "analysis.cli.store",
    "publish": "kizuna.publishing",
}
PROGRAM = "kizuna"


def main(arguments: Sequence[str]) -> int:
    """Run the command that the first argument names and return its exit code."""
    on_any_console()
    words = words_in(language_of(arguments))
    first = arguments[0] if arguments else ""
    if first in COMMANDS:
        command = import_module(COMMANDS[first])
        return int(command.main(arguments[1:], f"{PROGRAM} {first}"))
    if first == "--version":
        say([words.text("console-version", version=version())])
        return DONE
    if {"-h", "--help"} & {*arguments}:
        sys.stdout.writelines(f"{line}\n" for line in _help(words))
        return DONE
    if first:
        warn([words.text("console-no-command", given=first)])
    sys.stderr.writelines(f"{line}\n" for line in _help(words))
    return USAGE


def _help(words: Words) -> Iterator[str]:
    """Yield how the command is used, line by line."""
    usage = f"{PROGRAM} {'|'.join(COMMANDS)} [--help] …"
    yield words.text("console-usage", command=usage)
    yield ""
    yield words.text("console-kizuna")
    yield ""
    for name in COMMANDS:
        yield f"  {name:8}{words.text(f'command-{name}')}"
    yield ""
    yield words.text("console-more", help=f"{PROGRAM} {next(iter(COMMANDS))} --help")
