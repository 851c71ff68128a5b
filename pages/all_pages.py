"""All pages, in the order of the menu."""

from pages import (
    about,
    check,
    country,
    hosts,
    missing,
    overview,
    participation,
    plan,
    reports,
    search,
    seminar,
    site_visits,
    themes,
)

PAGES = (
    overview,
    participation,
    missing,
    country,
    plan,
    themes,
    site_visits,
    hosts,
    seminar,
    search,
    reports,
    check,
    about,
)
