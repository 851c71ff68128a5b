"""Sentences on where seminars went, who hosted and could, one site, a week's way, and themes."""

from collections.abc import Mapping, Sequence

import pandas as pd

from analysis.frames.rows import Row, records
from analysis.loading.dataset import Dataset
from analysis.narrative.record import joined, may_compare
from analysis.summaries.places import hosting, visits
from analysis.summaries.programme import replay, themes
from analysis.summaries.scope import seminars_in_scope
from analysis.words.catalogue import Words, theme_names


def hosts_sentence(hosts: Sequence[visits.HostVisitedRow], words: Words) -> str:
    """Say how many hosts there were, in how many prefectures, and which came again."""
    if not hosts:
        return words.text("hosts-none")
    again = [words.name(host, "host") for host in hosts if host["seminars"] > 1]
    prefectures = {host["prefecture"] for host in hosts} - {None}
    first = words.text("hosts", hosts=len(hosts), prefectures=len(prefectures))
    repeat = words.text("hosts-again", hosts=words.listing(again)) if again else ""
    return joined(first, repeat, words=words)


def sites_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many sites were visited, how many only approximately, how many not on the map."""
    if rows.empty:
        return words.text("sites-none")
    parts = [words.text("sites", sites=len(rows), visits=int(rows["visits"].sum()))]
    approximate = int((rows["approximate"] & rows["has_point"]).sum())
    if approximate:
        parts.append(words.text("sites-approximate", count=approximate))
    missing = int((~rows["has_point"]).sum())
    if missing:
        parts.append(words.text("sites-off-map", count=missing))
    perhaps = int(rows["perhaps"].sum()) if "perhaps" in rows else 0
    if perhaps:
        parts.append(words.text("sites-perhaps", count=perhaps))
    return joined(*parts, words=words)


# Sentences on who hosted, and on who could.

MOST_NAMED = 6


def hosting_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many prefectures are documented to have hosted, and which most often."""
    hosted = rows[rows["seminars"] > 0]
    said = words.text("hosting", hosted=len(hosted), all=len(rows), rest=len(rows) - len(hosted))
    most = hosted["seminars"].max() if len(hosted) else 0
    often = hosted[hosted["seminars"] == most]
    if most < 2 or len(often) > MOST_NAMED:
        return said
    names = words.listing(words.name(row) for row in records(often, hosting.HostingPrefectureRow))
    return joined(said, words.text("hosting-most", names=names, n=int(most)), words=words)


def regions_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say in how many regions a host is documented, and in which none."""
    without = rows.loc[rows["hosted"] == 0, "region"]
    said = words.text("regions", hosted=len(rows) - len(without), all=len(rows))
    if without.empty:
        return said
    names = words.listing(words.text(f"region-{region}") for region in without)
    return joined(said, words.text("regions-without", names=names), words=words)


def candidates_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say which places have the most points, or how many share them; that it is a suggestion."""
    if rows.empty:
        return words.text("candidates-none")
    best = rows[rows["rank"] == 1]
    points = int(best["score"].iloc[0])
    if len(best) > MOST_NAMED:
        said = words.text("candidates-many", count=len(best), points=points)
    else:
        names = words.listing(
            words.name(row, "host") for row in records(best, hosting.CandidateRow)
        )
        said = words.text("candidates-best", names=names, points=points)
    return joined(said, words.text("candidates-suggestion"), words=words)


def candidate_points(row: hosting.CandidateRow, dataset: Dataset, words: Words) -> str:
    """Explain the score of a row of `candidates`: "+3 ..., +1 ...", each point of it."""
    given = {name: points for name, points in _points(row).items() if points}
    if not given:
        return words.text("candidate-no-points")
    names = theme_names(dataset, words)
    facts: Mapping[str, Mapping[str, object]] = {
        "first": {},
        "years": {"years": row["years_since"] or 0},
        "region": {"region": words.text(f"region-{row['region']}")},
        "theme": {"themes": words.listing(names[theme] for theme in row["theme_ids"])},
        "near": {
            "near": words.number(hosting.NEAR_TOKYO_KM),
            "distance": words.number(row["distance_km"] or 0),
        },
    }
    reasons = [
        words.text(f"candidate-{name}", points=points, **facts[name])
        for name, points in given.items()
    ]
    return words.text("candidate-joint").join(reasons)


def _points(row: hosting.CandidateRow) -> dict[str, int]:
    """Return what each criterion adds to the score."""
    return {
        "first": row["points_first"],
        "years": row["points_years"],
        "region": row["points_region"],
        "theme": row["points_theme"],
        "near": row["points_near"],
    }


# Sentences on one site: how sure it is, and what lies near.

KILOMETRE = 1000


def site_certainty(site: Row, words: Words) -> str:
    """Say whether the source names a site, and how well its place is known."""
    named = words.text(f"site-sure-{site['identification']}")
    return joined(named, _placed(site, words), words=words)


def near_sentence(near: pd.DataFrame, site: Row, words: Words) -> str:
    """Say how many other sites lie near one, and whether the distances are only approximate."""
    if pd.isna(site["latitude"]) or pd.isna(site["longitude"]):
        return words.text("site-near-unknown")
    said = words.text("site-near", count=len(near), distance=words.number(visits.NEAR_SITE_KM))
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


def distance_between(one: Row, other: visits.NearSiteRow, words: Words) -> str:
    """Write how far a row of `sites_near` lies from a site: 0.4 km; "about", if either is vague."""
    distance = _in_kilometres(other["distance_km"], words)
    vague = one["approximate"] or other["approximate"]
    return words.text("site-near-about", distance=distance) if vague else distance


# Sentences on the replay of a seminar: how far its days are known, and what one of them holds.


def replay_sentence(days: pd.DataFrame, undated: int, undocumented: int, words: Words) -> str:
    """Say on how many days of `replay.replay_days` it was where, and what has no day.

    `undated` are the items without a day, `undocumented` the days without an item.
    """
    if days.empty:
        return words.text("replay-no-days" if undated else "replay-no-programme")
    rest = {"replay-undocumented": undocumented, "replay-undated": undated}
    gaps = [words.text(message, count=count) for message, count in rest.items() if count]
    central, host = (days["parts"].map(lambda parts, part=part: part in parts) for part in _PARTS)
    counts = {
        "replay-days-central": int((central & ~host).sum()),
        "replay-days-host": int((host & ~central).sum()),
        "replay-both": int((central & host).sum()),
    }
    places = [words.text(message, days=n) for message, n in counts.items() if n]
    first = words.text("replay-days", days=len(days), places=words.listing(places))
    return joined(first, *gaps, words=words)


def day_sentence(days: pd.DataFrame, day: pd.Timestamp, words: Words) -> str:
    """Say which day it is, where it was and how much was done."""
    number, row = _row_of(days, day)
    return words.text(
        "replay-day",
        number=number,
        days=len(days),
        day=words.day_of_week(day),
        places=places_of_day(row, words),
        content=content_of_day(row, words),
    )


def day_number(days: pd.DataFrame, day: pd.Timestamp, words: Words) -> str:
    """Say the number of a day and how much was done, below its name."""
    number, row = _row_of(days, day)
    content = content_of_day(row, words)
    return words.text("replay-day-number", number=number, days=len(days), content=content)


def places_of_day(row: replay.ReplayDayRow, words: Words) -> str:
    """Name the places of a row of `replay.replay_days`, in the order of the day."""
    pairs = zip(row["places_en"], row["places_ja"], strict=True)
    named = ({"place_en": english, "place_ja": japanese} for english, japanese in pairs)
    return words.listing(words.name(place, "place") for place in named)


def content_of_day(row: replay.ReplayDayRow, words: Words) -> str:
    """Say how many items and sites a row of `replay.replay_days` has."""
    return words.text("replay-content", items=int(row["items"]), sites=int(row["sites"]))


def off_map_line(sites: pd.DataFrame, words: Words) -> str:
    """Count and name the sites of `visits.sites_visited` without a point; "" without any."""
    names = [
        words.name(site) for site in records(sites, visits.SiteVisitedRow) if not site["has_point"]
    ]
    if not names:
        return ""
    return words.text("replay-off-map", count=len(names), names=words.listing(names))


def _row_of(days: pd.DataFrame, day: pd.Timestamp) -> tuple[int, replay.ReplayDayRow]:
    """Return the number of a day, counted from 1, and its row."""
    number = days["date"].tolist().index(day)
    return number + 1, records(days, replay.ReplayDayRow)[number]


_PARTS = ("central", "host")


# Sentences on what the seminars were about.


def themes_by_year_sentence(dataset: Dataset, words: Words) -> str:
    """Say how many themes the seminars had, and for how many the theme is not documented."""
    documented = _documented(dataset)
    seminars = len(seminars_in_scope.rows(dataset))
    themed = documented["seminar_id"].nunique()
    if not themed:
        return words.text("themes-none", seminars=seminars)
    return words.text(
        "themes-by-year",
        themes=documented["theme_id"].nunique(),
        themed=themed,
        unthemed=seminars - themed,
    )


def seminars_by_theme_sentence(rows: pd.DataFrame, dataset: Dataset, words: Words) -> str:
    """Name the theme or themes taken up most often, from three documented seminars on."""
    if rows.empty:
        return words.text("themes-none", seminars=0)
    most = int(rows["seminars"].max())
    if most == 1:
        return words.text("themes-once", themes=len(rows))
    if not may_compare(_documented(dataset)["seminar_id"]):
        return themes_by_year_sentence(dataset, words)
    leading = [
        words.name(row) for row in records(rows[rows["seminars"] == most], themes.ThemeSeminarsRow)
    ]
    return words.text(
        "themes-most", themes=words.listing(leading), times=most, leaders=len(leading)
    )


def theme_exposure_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many pairs of theme and country have met, never met, or are not documented."""
    number = rows["exposure"].value_counts()
    return words.text(
        "theme-exposure",
        met=int(number["met"]),
        never=int(number["never_met"]),
        closed=int(number["not_eligible"]),
        open=int(number["not_documented"]),
        pairs=len(rows),
    )


def unthemed_caution(dataset: Dataset, words: Words) -> str:
    """Say how many seminars held may have had any theme, as none is documented; or nothing."""
    held = sum(row["status"] == "held" for row in themes.seminars_without_theme.rows(dataset))
    return words.text("theme-exposure-unthemed", seminars=held) if held else ""


def _documented(dataset: Dataset) -> pd.DataFrame:
    """Return the rows of `seminar_themes` of seminars that count."""
    rows = dataset.seminar_themes
    return rows[rows["seminar_id"].isin(seminars_in_scope(dataset)["seminar_id"])]


def wordings_sentence(rows: pd.DataFrame, words: Words) -> str:
    """Say how many original wordings are known."""
    known = rows["wording_en"].notna() | rows["wording_ja"].notna()
    distinct = rows.loc[known, ["seminar_id", "wording_en", "wording_ja"]].drop_duplicates()
    return words.text("wordings", count=len(distinct))
