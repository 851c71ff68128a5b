"""Finds countries, hosts, themes, seminars and sites by any of their names, in either script."""

from analysis.search.entries import KINDS, Entry, entries
from analysis.search.finding import (
    LONGEST_QUERY,
    Found,
    Match,
    close_names,
    find,
    is_too_short,
    named,
    says,
)
from analysis.search.forms import Form
from analysis.search.lists import known_as, rules
from analysis.search.years import is_year_that_never_was

__all__ = [
    "KINDS",
    "LONGEST_QUERY",
    "Entry",
    "Form",
    "Found",
    "Match",
    "close_names",
    "entries",
    "find",
    "is_too_short",
    "is_year_that_never_was",
    "known_as",
    "named",
    "rules",
    "says",
]
