"""Sentences on one site: how sure it is, and what lies near."""

import pandas as pd

from analysis.narrative.joining import joined
from analysis.rows import Row
from analysis.summaries.distances import NEAR_SITE_KM, NearSiteRow
from analysis.words import Words

KILOMETRE = 1000


def site_certainty(site: Row, words: Words) -> str:
    """Say whether the source names a site, and how well its place is known."""
    named = words.text(f"site-sure-{site['identification']}")
    return joined(named, _placed(site, words), words=words)


def near_sentence(near: pd.DataFrame, site: Row, words: Words) -> str:
    """Say how many other sites lie near one, and whether the distances are only approximate."""
    if pd.isna(site["latitude"]) or pd.isna(site["longitude"]):
        return words.text("site-near-unknown")
    said = words.text("site-near", count=len(near), distance=words.number(NEAR_SITE_KM))
    vague = len(near) and (site["approximate"] or near["approximate"].any())
    return joined(said, words.text("site-near-approximate") if vague else "", words=words)


def _in_kilometres(distance: float, words: Words) -> str:
    """Write a short distance: 0.4 km."""
    return words.text("kilometres", distance=words.number(round(float(distance), 1)))


def _placed(site: Row, words: Words) -> str:
    if pd.isna(site["latitude"]) or pd.isna(site["longitude"]):
        return words.text("site-no-place")
    if pd.isna(site["uncertainty_m"]):
        return words.text("site-placed-unknown")
    distance = uncertainty_in_words(int(site["uncertainty_m"]), words)
    return words.text("site-placed", distance=distance)


def uncertainty_in_words(metres: int, words: Words) -> str:
    """Write how far a true place may be: 120 m, 5 km."""
    if metres < KILOMETRE:
        return words.text("metres", distance=words.number(metres))
    return _in_kilometres(metres / KILOMETRE, words)


def distance_between(one: Row, other: NearSiteRow, words: Words) -> str:
    """Write how far a row of `sites_near` lies from a site: 0.4 km; "about", if either is vague."""
    distance = _in_kilometres(other["distance_km"], words)
    vague = one["approximate"] or other["approximate"]
    return words.text("site-near-about", distance=distance) if vague else distance
