"""The table that `make bench` prints."""

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version

from tests.bench.results import Result, missed

RULE = "|--:|---|--:|--:|--:|---|--:|"
MEGABYTE = 1_000_000


def report(results: Sequence[Result], other: str, seconds: float) -> str:
    """Return the results as Markdown; `other` is what stands beside Kizuna."""
    misses = missed(results)
    verdict = f"{len(misses)} targets missed" if misses else "All targets met"
    lines = [
        f"# Kizuna beside: {other}",
        "",
        f"{_circumstances()} Measured in {seconds:.0f} s, both apps in turns. {verdict}.",
        "",
        f"| Rows | What (median) | Kizuna | {other} | Kizuna takes | Target | n |",
        RULE,
        *(_line(result) for result in results),
        "",
    ]
    return "\n".join(lines)


def _circumstances() -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in ("streamlit", "pandas", "plotly"))
    day = datetime.now(UTC).strftime("%Y-%m-%d %H:%M UTC")
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    return (
        f"{day}, Python {platform.python_version()}, {packages}, {os.cpu_count()} cores "
        f"(load now {load})."
    )


def _line(result: Result) -> str:
    cells = (
        f"{result.rows:,}",
        result.what,
        _value(result.kizuna, result.unit),
        _value(result.beside, result.unit),
        _part(result.ratio),
        _target(result),
        str(result.samples),
    )
    return f"| {' | '.join(cells)} |"


def _value(value: float, unit: str) -> str:
    if unit == "bytes":
        return f"{value / MEGABYTE:.2f} MB"
    return f"{value * 1000:.0f} ms"


def _part(ratio: float) -> str:
    """Say "1/6.3" or "1.4 ×"."""
    return f"1/{1 / ratio:.1f}" if ratio < 1 else f"{ratio:.1f} ×"


def _target(result: Result) -> str:
    if result.is_met is None:
        return ""
    return f"≤ {_wanted(result)}: {'met' if result.is_met else 'MISSED'}"


def _wanted(result: Result) -> str:
    most = result.most_of_beside
    if most is None:
        return _value(result.most or 0, result.unit)
    return f"1/{1 / most:.0f}" if most < 1 else f"{most:g} ×"
