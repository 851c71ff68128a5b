"""Sentences computed from the summaries: what a figure says, in the reader's language.

Deterministic, from the same frames as the figures. No percentages and no trends: the numbers are
too small to carry them.
"""

from analysis.narrative.beside import been_by, been_sentence, beside_sentence
from analysis.narrative.country import (
    country_delegates_sentence,
    country_places_sentence,
    country_sentence,
    country_themes_sentence,
    eligible_since,
)
from analysis.narrative.evidence import evidence_remark, evidence_sum, evidence_title
from analysis.narrative.facts import dates_in_words, facts_in_words, totals_in_words
from analysis.narrative.hosting import (
    candidate_points,
    candidates_sentence,
    hosting_sentence,
    regions_sentence,
)
from analysis.narrative.joining import joined
from analysis.narrative.missing import missing_sentence
from analysis.narrative.not_set import letters_not_set_sentence
from analysis.narrative.participation import (
    coverage_headline,
    coverage_sentence,
    cumulative_countries_sentence,
    delegates_by_country_sentence,
    delegates_by_seminar_sentence,
    matrix_sentence,
    newcomers_sentence,
    seminar_coverage,
)
from analysis.narrative.places import (
    hosts_sentence,
    sites_sentence,
)
from analysis.narrative.planning import (
    Sentence,
    of_each_plan,
    plan_difference_sentence,
    plan_gap_sentence,
    plan_host_sentence,
    plan_invitations_sentence,
    plan_left_out_sentence,
    plan_new_themes_sentence,
    plan_seats_sentence,
    plan_themes_sentence,
    plans_in_words,
)
from analysis.narrative.record import (
    as_of_line,
    completeness_sentence,
    figure_alt,
    filters_in_words,
    programme_sentence,
    seminar_title,
    seminars_shown,
    undocumented_sentence,
)
from analysis.narrative.replay import (
    content_of_day,
    day_number,
    day_sentence,
    off_map_line,
    places_of_day,
    replay_sentence,
)
from analysis.narrative.representation import representation_line, representation_sentence
from analysis.narrative.search import (
    entry_line,
    form_line,
    found_sentence,
    seminars_in_short,
)
from analysis.narrative.settle import missing_fact, settle_sentence, what_it_settles
from analysis.narrative.site import (
    distance_between,
    near_sentence,
    site_certainty,
    uncertainty_in_words,
)
from analysis.narrative.themes import (
    seminars_by_theme_sentence,
    theme_exposure_sentence,
    themes_by_year_sentence,
    unthemed_caution,
    wordings_sentence,
)

__all__ = [
    "Sentence",
    "as_of_line",
    "been_by",
    "been_sentence",
    "beside_sentence",
    "candidate_points",
    "candidates_sentence",
    "completeness_sentence",
    "content_of_day",
    "country_delegates_sentence",
    "country_places_sentence",
    "country_sentence",
    "country_themes_sentence",
    "coverage_headline",
    "coverage_sentence",
    "cumulative_countries_sentence",
    "dates_in_words",
    "day_number",
    "day_sentence",
    "delegates_by_country_sentence",
    "delegates_by_seminar_sentence",
    "distance_between",
    "eligible_since",
    "entry_line",
    "evidence_remark",
    "evidence_sum",
    "evidence_title",
    "facts_in_words",
    "figure_alt",
    "filters_in_words",
    "form_line",
    "found_sentence",
    "hosting_sentence",
    "hosts_sentence",
    "joined",
    "letters_not_set_sentence",
    "matrix_sentence",
    "missing_fact",
    "missing_sentence",
    "near_sentence",
    "newcomers_sentence",
    "of_each_plan",
    "off_map_line",
    "places_of_day",
    "plan_difference_sentence",
    "plan_gap_sentence",
    "plan_host_sentence",
    "plan_invitations_sentence",
    "plan_left_out_sentence",
    "plan_new_themes_sentence",
    "plan_seats_sentence",
    "plan_themes_sentence",
    "plans_in_words",
    "programme_sentence",
    "regions_sentence",
    "replay_sentence",
    "representation_line",
    "representation_sentence",
    "seminar_coverage",
    "seminar_title",
    "seminars_by_theme_sentence",
    "seminars_in_short",
    "seminars_shown",
    "settle_sentence",
    "site_certainty",
    "sites_sentence",
    "theme_exposure_sentence",
    "themes_by_year_sentence",
    "totals_in_words",
    "uncertainty_in_words",
    "undocumented_sentence",
    "unthemed_caution",
    "what_it_settles",
    "wordings_sentence",
]
