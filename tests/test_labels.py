"""Seminars, hosts, countries and themes are called by their names, by hand."""

import pytest

from analysis.words.catalogue import (
    LANGUAGES,
    country_names,
    host_labels,
    seminar_labels,
    theme_names,
    words_in,
)
from tests.tiny import dataset

EN, JA = words_in("en"), words_in("ja")


def test_a_seminar_is_called_by_its_year_and_host(tiny):
    english, japanese = seminar_labels(tiny, EN), seminar_labels(tiny, JA)

    assert english["sg-fy2019"] == "FY2019 · Shimonoseki"
    assert japanese["sg-fy2019"] == "2019年度（下関市）"


def test_another_office_than_the_default_is_named(tiny):
    assert seminar_labels(tiny, EN)["paris-fy2019"] == "FY2019 · Paris · Toyota"
    assert seminar_labels(tiny, JA)["paris-fy2019"] == "2019年度（パリ　豊田市）"


def test_several_hosts_are_listed_in_the_order_of_the_file(tiny):
    assert host_labels(tiny, EN)["sg-fy2018"] == "Toyota and Toyohashi"
    assert host_labels(tiny, JA)["sg-fy2018"] == "豊田市、豊橋市"


def test_a_seminar_without_a_host_has_its_year_alone(tiny):
    assert host_labels(tiny, EN)["sg-fy2017"] == ""
    assert seminar_labels(tiny, EN)["sg-fy2017"] == "FY2017"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_seminar_has_a_label_of_its_own(language, record, demo):
    for data in (record, demo):
        labels = seminar_labels(data, words_in(language))
        assert set(labels) == set(data.seminars["seminar_id"])
        assert len(set(labels.values())) == len(labels)


def test_countries_and_themes_are_named_in_the_language_of_the_reader(tiny):
    assert country_names(tiny, EN)["LKA"] == "Sri Lanka"
    assert country_names(tiny, JA)["LKA"] == "スリランカ"
    assert list(theme_names(tiny, EN)) == ["tourism", "welfare", "water"]
    assert theme_names(tiny, JA)["welfare"] == "福祉"


def test_a_name_that_is_missing_in_one_language_is_taken_from_the_other():
    themes = [{"theme_id": "water", "name_ja": "水道"}]

    assert theme_names(dataset(themes=themes), EN) == {"water": "水道"}


def test_labels_of_nothing_are_none():
    assert seminar_labels(dataset(), EN) == {}
    assert host_labels(dataset(), JA) == {}
