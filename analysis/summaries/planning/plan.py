"""A plan for the next seminar, and its text in an address.

The text is "year_countries_host_themes": ids alone, so that a link works in both languages, several
of them joined by a dot, a part that is not decided left empty. "2023_BRN.KHM_koriyama_sdgs.water"
invites two countries to Koriyama in FY2023; "___" decides nothing.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from analysis.contract.schema import ALPHA3, FIRST_FISCAL_YEAR, IDENTIFIER, LAST_FISCAL_YEAR

_PARTS = 4


@dataclass(frozen=True)
class Plan:
    """Fiscal year (None: the one after the latest seminar), countries (alpha-3), host and themes.

    `host` is the id of a host, the two-digit code of a prefecture, or "" while not decided.
    """

    fiscal_year: int | None = None
    countries: tuple[str, ...] = ()
    host: str = ""
    themes: tuple[str, ...] = ()


def plan_text(plan: Plan) -> str:
    """Return a plan as it stands in an address."""
    year = str(plan.fiscal_year) if plan.fiscal_year else ""
    return "_".join([year, ".".join(plan.countries), plan.host, ".".join(plan.themes)])


def read_plan(text: str) -> Plan:
    """Read a plan from an address. What is not understood counts as not decided."""
    year, countries, host, themes = [*text.split("_"), *[""] * _PARTS][:_PARTS]
    return Plan(
        fiscal_year=_year(year),
        countries=_matching(ALPHA3, countries.split(".")),
        host=next(iter(_matching(IDENTIFIER, [host])), ""),
        themes=_matching(IDENTIFIER, themes.split(".")),
    )


def _year(text: str) -> int | None:
    year = int(text) if re.fullmatch("[0-9]{4}", text) else 0
    return year if FIRST_FISCAL_YEAR <= year <= LAST_FISCAL_YEAR else None


def _matching(pattern: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of a form, each once."""
    return tuple(dict.fromkeys(part for part in ids if re.fullmatch(pattern, part)))
