"""A data set as the dashboard shows it: with the delegates of the engine, where one serves them."""

import os
import sys

from analysis.access.rights import SettingError
from analysis.cli.console import FAILED, USAGE, warn
from analysis.contract.problems import Problem
from analysis.loading.dataset import RECORD, LoadedDataset, load
from analysis.saving.store import Store, load_from
from analysis.warehouse.facts import Asked
from analysis.warehouse.place import read_place
from analysis.warehouse.summed import summed_table
from analysis.words.catalogue import Words
from analysis.words.problem_sentences import problem_sentence


def load_served(store: Store, name: str, words: Words) -> LoadedDataset:
    """Load a data set; the engine is asked, once. Where it has no answer, say why and end.

    Numbers without it would be others than those of the dashboard. The invented data need none.
    """
    try:
        place = read_place(os.environ) if name == RECORD else None
    except SettingError as error:
        warn([words.text(f"setting-{error.code}", **error.facts)])
        sys.exit(USAGE)
    if place is None:
        return load_from(store, name)
    answer = Asked(place).answer()
    if isinstance(answer, Problem):
        warn([problem_sentence(answer, words)])
        sys.exit(FAILED)
    standing = store.snapshot(name)
    return load(store.folder, name, standing.read, summed_table(place.name, answer))
