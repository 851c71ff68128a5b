"""How well reports are read: `python -m tests.report_reader` prints precision and recall by field.

With `--differences` also each value that was read and not expected, and the reverse.
"""

import sys
from collections.abc import Iterable

from tests.report_reader.corpus import (
    Case,
    Score,
    add,
    cases,
    differences,
    loaded_record,
    read_case,
)


def main(arguments: list[str]) -> int:
    """Print the table for all cases, and one line for those written after the reader worked."""
    everything, fresh = Score(), Score()
    for case in cases():
        drafts = read_case(case, loaded_record()).drafts
        add(everything, case, drafts)
        if case.is_fresh:
            add(fresh, case, drafts)
        if "--differences" in arguments:
            sys.stdout.writelines(f"{line}\n" for line in differences(case, drafts))
    sys.stdout.write(f"{'':32} proposed expected right precision recall\n")
    for name in sorted(everything.expected | everything.proposed):
        sys.stdout.write(_line(name, everything, name))
    sys.stdout.write(_line(f"{_reports(cases())}, all fields", everything))
    late = _reports(one for one in cases() if one.is_fresh)
    sys.stdout.write(_line(f"{late} of them fresh", fresh))
    return 0


def _reports(some: Iterable[Case]) -> str:
    return f"{len([*some])} reports"


def _line(label: str, score: Score, name: str | None = None) -> str:
    counts = (score.proposed, score.expected, score.right)
    numbers = [one[name] if name else one.total() for one in counts]
    proposed, expected, right = numbers
    shares = f"{score.precision(name):9.3f} {score.recall(name):6.3f}"
    return f"{label:32} {proposed:8} {expected:8} {right:5} {shares}\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
