"""The process that asks the engine: it connects, says so, answers and ends.

So a driver that hangs or crashes hinders nobody, and the memory that it needs is given back. What
it raises ends the process and stands in its error output; how far it had come is known by what it
has answered.
"""

import json
import os
import sys
from dataclasses import asdict
from typing import BinaryIO

from analysis.warehouse.engine import UnreadError, connected, read_groups
from analysis.warehouse.facts import CONNECTED
from analysis.warehouse.place import read_place

# How far the visitors of the server go before it, where the engine is this process.
_NICE = 5


def main(answers: BinaryIO) -> int:
    """Answer with the groups, or with the problem that the table has. Return the exit code."""
    place = read_place(os.environ)
    assert place is not None
    engine = connected(place)
    answers.write(CONNECTED)
    answers.flush()
    try:
        answer: dict[str, object] = {"groups": read_groups(engine, place)}
    except UnreadError as error:
        answer = {"problem": asdict(error.problem)}
    answers.write(json.dumps(answer).encode())
    answers.flush()
    return 0


if __name__ == "__main__":
    if sys.platform != "win32":
        os.nice(_NICE)
    # What a driver prints is no answer.
    with os.fdopen(os.dup(1), "wb") as own_answers:
        os.dup2(2, 1)
        sys.exit(main(own_answers))
