"""What is wrong with a field of a form, as a sentence beside it: no file, no row, no code."""

from analysis.contract.problems import Problem
from analysis.loading.dataset import Dataset
from analysis.words import catalogue
from analysis.words.catalogue import Words
from analysis.words.problem_sentences import what_and_fix

# Problems whose sentence for files names ids, rows or files: of each the message for a form.
FIELD_PROBLEMS = (
    *("blank", "duplicate", "choice", "cancelled", "total", "outside", "complete_empty"),
    *("complete_unknown", "complete_uncounted", "people_uncounted", "theme_elsewhere"),
    *("not_eligible", "same_thing", "other_thing", "out_of_order"),
)
_SAID_AS = {
    **{code: code for code in FIELD_PROBLEMS},
    "neither": "blank",
    **dict.fromkeys(("duplicate_row", "same_item"), "duplicate"),
    **dict.fromkeys(("unknown", "other_country", "form"), "choice"),
}


def field_sentence(table: str, problem: Problem, dataset: Dataset, words: Words) -> str:
    """Say what is wrong with a field of a table of the form, and how to correct it."""
    code = _SAID_AS.get(problem.code)
    if code is None:
        what, fix = what_and_fix(problem, words)
    else:
        value = _named(problem.column or "", problem.value or "", dataset, words)
        detail = problem.detail
        if problem.code == "same_thing":
            others = (_others(table, one, dataset, words) for one in detail.split(", "))
            detail = words.listing(others)
        what = words.text(f"field-{code}", value=value, detail=detail)
        fix = words.text(f"field-{code}.fix", value=value, detail=detail)
    return words.text("field-problem", what=f"{what[:1].upper()}{what[1:]}", fix=fix)


def _named(column: str, value: str, dataset: Dataset, words: Words) -> str:
    return catalogue.country_names(dataset, words)[value] if column == "country" else value


def _others(table: str, key: str, dataset: Dataset, words: Words) -> str:
    """Return the name of what a row says the same as."""
    whole = dataset.whole
    if table == "seminars":
        return catalogue.seminar_labels(whole, words).get(key, key)
    if table == "sites":
        return words.names(whole.sites, "site_id")[key]
    if table == "sources":
        titles = whole.sources.set_index("source_id")["title"]
        return str(titles.get(key, key))
    hosts = whole.hosts.drop_duplicates("host_id")
    return words.names(hosts, "host_id", "host")[key]
