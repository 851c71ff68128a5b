"""Links as people and programs leave them: what can mean only one thing is understood."""

from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as some

from analysis.links.address import NAMES, Address, read_address
from analysis.links.reading import Link, Unused, nearest, read_link
from analysis.loading.dataset import Dataset
from analysis.words.catalogue import words_in
from tests.test_address import ADDRESSES

EN = words_in("en")


def link(query: str, record: Dataset, demo: Dataset) -> Link:
    sets = {"record": record, "demo": demo}
    return read_link(parse_qs(query, keep_blank_values=True), sets.__getitem__)


# What a link says, and the link of Kizuna's own that means the same.
UNDERSTOOD = {
    **dict.fromkeys(
        [
            *("country=Laos", "country=laos", "country=ラオス", "country=ﾗｵｽ", "country=らおす"),
            *(
                "country=lao",
                "country=ＬＡＯ",
                "country=Lao PDR",
                "country=Lao+P.D.R.",
                "country=LAO).",
            ),
            *(
                "country=<LAO>",
                "country=“LAO”",
                "country=「ラオス」",
                "country=(LAO)",
                "country='LAO',",
            ),
            *("country=LAO>", "country=LAO]", "country=LAO。", "country=LAO!"),
            *("country= LAO ",),
            *("country=3DLAO", "country=%254CAO", "Country=LAO", "countries=LAO"),
            *("?country=LAO",),
            *(
                "amp;country=LAO",
                "amp;amp;country=LAO",
                "country%3DLAO",
                "country=LAO&country=Laos",
            ),
        ],
        "country=LAO",
    ),
    **dict.fromkeys(
        [
            "country=LAO,IDN",
            "country=LAO%2CIDN",
            "country=Laos、インドネシア",
            "country=LAO IDN",
            "country=LAO;IDN",
            "country=LAO|IDN",
            "country=Laos,IDN.",
            "country=LAO/IDN",
        ],
        "country=LAO&country=IDN",
    ),
    **dict.fromkeys(
        [
            "country=IND&amp;year=2019",
            "country=IND%26amp%3Byear=2019",
            "country=IND;year=2019",
            "country=IND?year=2019",
            "country%3DIND%26year%3D2019",
            "YEAR=2019&COUNTRY=ind",
        ],
        "year=2019&country=IND",
    ),
    "country=Sri+Lanka": "country=LKA",
    "country=Sri%252BLanka": "country=LKA",
    "country=Burma": "country=MMR",
    "country=LA": "country=LAO",
    "country=Korea": "country=KOR",
    **dict.fromkeys(
        [
            *(
                "year=FY2019",
                "year=fy 2019",
                "year=令和元年度",
                "year=R1",
                "year=H31",
                "year=平成31年度",
            ),
            *(
                "year=2019年度",
                "year=２０１９",
                "year=2019.",
                "year=2019)",
                "year=FY19",
                "year=2019-20",
            ),
            *("years=2019", "fiscal_year=2019", "fiscal_years=2019", "year=<2019>"),
            *("year=2019?",),
        ],
        "year=2019",
    ),
    **dict.fromkeys(
        [
            "year=2017-2019",
            "year=2017–2019",
            "year=2017〜2019",
            "year=FY2017-FY2019",
            "year=H29~R1",
            "year=2017..2019",
            "year=2017年度から2019年度まで",
            "year=2017 to 2019",
            "year=2017,2018,2019",
            "year=2017、2018、2019",
            "year=2017 2018 2019",
        ],
        "year=2017&year=2018&year=2019",
    ),
    **dict.fromkeys(
        [
            "lang=JA",
            "lang=ja-JP",
            "lang=ja_JP",
            "lang=jp",
            "lang=日本語",
            "lang=Japanese",
            "lang=ja).",
            "language=ja",
            "LANG=ja",
            "lang=%22ja%22",
        ],
        "lang=ja",
    ),
    **dict.fromkeys(["lang=EN", "lang=en-GB", "lang=English", "lang=英語"], ""),
    **dict.fromkeys(
        ["data=Demo", "data=DEMO", "data=デモ", "data=demo.", "dataset=demo"], "data=demo"
    ),
    **dict.fromkeys(["data=Record", "data=公表記録"], ""),
    **dict.fromkeys(
        [
            "office=London",
            "office=LONDON",
            "office=CLAIR London",
            "office=ロンドン事務所",
            "office=ロンドン",
            "office=london)",
        ],
        "office=london",
    ),
    **dict.fromkeys(["office=SG", "office=Singapore", "office=シンガポール"], ""),
    **dict.fromkeys(
        ["office=All", "office=ALL", "office=all offices", "office=全て"], "office=all"
    ),
    **dict.fromkeys(
        [
            "theme=Tourism promotion",
            "theme=観光振興",
            "theme=TOURISM-PROMOTION",
            "theme=tourism_promotion",
            "theme=「観光振興」",
        ],
        "theme=tourism-promotion",
    ),
    "theme=Agriculture, forestry and fisheries": "theme=agriculture",
    "theme=sdgs,water": "theme=sdgs&theme=water",
    **dict.fromkeys(
        [
            "seminar=SG-FY2019",
            "seminar=sg_fy2019",
            "seminar=sg-fy2019).",
            "seminar=FY2019",
            "seminar=2019",
            "seminar=令和元年度",
            "seminar=Shimonoseki",
            "seminar=下関",
            "seminar=下関市",
        ],
        "seminar=sg-fy2019",
    ),
    "seminar=London-FY2019": "seminar=london-fy2019",
    "office=london&seminar=FY2019": "office=london&seminar=london-fy2019",
    "seminar=sg-fy2019&beside=FY2018": "seminar=sg-fy2019&beside=sg-fy2018",
    **dict.fromkeys(
        [
            f"seminar=SG-FY2019&day={day}"
            for day in (
                "2019-12-17",
                "2019/12/17",
                "17 December 2019",
                "令和元年12月17日",
                "20191217",
            )
        ],
        "seminar=sg-fy2019&day=2019-12-17",
    ),
    **dict.fromkeys(
        [
            "site=JNTO",
            "site=jnto).",
            "site=日本政府観光局（JNTO）",
            "site=Japan National Tourism Organization (JNTO)",
        ],
        "site=jnto",
    ),
    **dict.fromkeys(["scale=Asia", "scale=ASIA", "scale=アジア", "scale=asia)"], "scale=asia"),
    **dict.fromkeys(
        [
            *("scale=city:Shimonoseki", "scale=City:下関市", "scale=city：しものせき"),
        ],
        "scale=city:shimonoseki",
    ),
    "scale=CITY:Tokyo": "scale=city:tokyo",
    **dict.fromkeys(
        [
            *("family=safety,visitors", "families=Safety and recovery;Tourism and culture"),
            "family=防災・復興&family=観光・文化",
        ],
        "family=safety&family=visitors",
    ),
    "layer=Hosts,移動経路": "layer=hosts&layer=journeys",
    "layer=None": "layer=none",
    **dict.fromkeys(["until=FY2019", "until=令和元年度", "until=2019年度."], "until=2019"),
    **dict.fromkeys(
        [
            "cell=lao:SG-FY2018",
            "cell=Laos:sg-fy2018",
            "cell=ラオス：FY2018",
            "cell=(LAO:sg-fy2018)",
        ],
        "cell=LAO:sg-fy2018",
    ),
    "cell=Coverage:SG-FY2019": "cell=coverage:sg-fy2019",
    "cell=attendances:Laos": "cell=attendances:LAO",
    **dict.fromkeys(["sort=Often", "sort=most often", "sort=参加の多い順"], "sort=often"),
    # The orders of older links.
    **dict.fromkeys(["sort=gap", "sort=last"], "sort=away"),
    **dict.fromkeys(
        ["weights=1,2,3,2,1", "weights=１-２-３-２-１", "weights=1 2 3 2 1"], "weights=1-2-3-2-1"
    ),
    **dict.fromkeys(
        ["report=Country", "report=国別資料", "report=Country fact sheet"], "report=country"
    ),
    **dict.fromkeys(
        [
            *("plan=2023_brn.khm_Koriyama_SDGs", "plan=FY2023_Brunei.カンボジア_郡山_sdgs"),
        ],
        "plan=2023_BRN.KHM_koriyama_sdgs",
    ),
    "q=<b>)&sort=Often": "sort=often&q=<b>)",
}


@pytest.mark.parametrize(("query", "meant"), UNDERSTOOD.items())
def test_what_can_mean_only_one_thing_is_understood(record, demo, query, meant):
    found = link(query, record, demo)
    assert found.unused == ()
    assert found.address == read_address(parse_qs(meant))


# What a link says, and what of it is not used. Nothing is read into it.
NOT_USED = {
    **{
        f"{name}={value}": [(name, value)]
        for name, values in {
            "country": (
                "Atlantis",
                "Loas",
                "Taiwan",
                "-LAO",
                "!LAO",
                "not Laos",
                "<b>",
                "🦊",
            ),
            "year": (
                "1999",
                "2099",
                ">2018",
                "2019-2020",
                "平成40",
                "19",
                "FY",
                "-2019",
                "2001-02",
            ),
            "theme": ("zzz", "SG"),
            "office": ("Berlin", "CLAIR"),
            "lang": ("fr", "j"),
            "data": ("secret",),
            "beside": ("zzz", "FY2099"),
            "day": ("2018-12-17", "soon"),
            "site": ("nowhere", "Shimonoseki"),
            "scale": ("mars", "city:xyz"),
            "family": ("zzz", "-safety"),
            "layer": ("roads",),
            "until": ("1990", "soon"),
            "cell": ("foo:bar", "LAO:sg-fy2099", "LAO"),
            "sort": ("xx",),
            "weights": ("9", "1-2-3", "a-b-c-d-e"),
            "report": ("zz",),
            "contry": ("LAO",),
            "utm_source": ("mail",),
        }.items()
        for value in values
    },
    "country=LAO,Atlantis": [("country", "Atlantis")],
    "country=LAO&country=Atlantis": [("country", "Atlantis")],
    "year=2019,2099": [("year", "2099")],
    "lang=ja&lang=en": [("lang", "ja")],
    "seminar=sg-fy2099": [("seminar", "sg-fy2099")],
    # Five offices held a seminar in that year.
    "office=all&seminar=FY2019": [("seminar", "FY2019")],
    "plan=2023_XXX_nowhere_sdgs": [("plan", "XXX"), ("plan", "nowhere")],
    "plan=2023___&plan=2024___&plan=2025___": [("plan", "2025___")],
}


@pytest.mark.parametrize(("query", "unused"), NOT_USED.items())
def test_what_is_not_understood_is_told_and_nothing_is_read_into_it(record, demo, query, unused):
    found = link(query, record, demo)
    assert [(one.parameter, one.value) for one in found.unused] == unused
    names = {name for name, _ in unused}
    written = found.address.parameters()
    if "," not in query and query.count("=") == 1 and not query.startswith(("plan", "seminar")):
        assert names.isdisjoint(written)


def test_a_seminar_that_is_not_known_stays_in_the_address(record, demo):
    assert link("seminar=sg-fy2099", record, demo).address == Address(seminar="sg-fy2099")


@pytest.mark.parametrize(
    ("parameter", "value", "offered"),
    [
        ("seminar", "sg-fy2099", ["sg-fy2022", "sg-fy2021", "sg-fy2019"]),
        ("seminar", "sg-fy2016", ["sg-fy2017", "sg-fy2018", "sg-fy2019"]),
        ("seminar", "paris-fy2019-x", ["paris-fy2019"]),
        ("country", "Loas", ["LAO"]),
        ("country", "らお", ["LAO"]),
        ("country", "Taiwan", []),
        ("country", "Atlantis", []),
        ("theme", "観光", ["tourism-promotion"]),
        ("site", "日本政府観光局", ["jnto"]),
        ("year", "2099", []),
    ],
)
def test_what_is_nearest_is_offered(record, parameter, value, offered):
    near = nearest(Unused(parameter, value), "sg", record, EN)
    assert [entry.id for entry in near][: len(offered) or None] == offered
    assert len(near) <= 3


@given(ADDRESSES)
def test_a_link_of_our_own_is_read_as_the_address_it_is(record: Dataset, address: Address) -> None:
    read = read_link(address.parameters(), lambda _: record)
    again = read_link(read.address.parameters(), lambda _: record)
    assert again.address == read.address
    assert {one.parameter for one in again.unused} <= {"seminar"}


JUNK = some.text(max_size=12) | some.sampled_from(
    ["LAO", "2019", "sg-fy2019", "amp;", "&year=2019"]
)


@given(
    some.dictionaries(
        some.sampled_from([*NAMES, "amp;year", "x"]) | some.text(max_size=5), some.lists(JUNK)
    )
)
def test_any_link_is_read_and_all_of_it_is_used_or_told(record, parameters):
    read = read_link(parameters, lambda _: record)
    assert read_link(read.address.parameters(), lambda _: record).address == read.address


def test_a_link_made_to_be_a_burden_is_not_read_to_its_end(record):
    read = read_link({"year": ["2019"] * 300, "country": ["LAO"] * 900}, lambda _: record)
    assert read.address.selection.countries == ()
    assert read.unused == (Unused("country", "LAO"),)
    (long,) = read_link({"country": ["x" * 90_000]}, lambda _: record).unused
    assert len(long.value) == 1_000
