"""The search: what a reader may write, in either script and with slips, and what it must find."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from analysis.loading.dataset import Dataset
from analysis.search.entries import KINDS, entries
from analysis.search.finding import (
    LONGEST_QUERY,
    Match,
    close_names,
    find,
    is_too_short,
    is_year_that_never_was,
    says,
)
from analysis.search.forms import writing
from analysis.words.catalogue import LANGUAGES, words_in
from analysis.writing import letters as letter_forms
from tests.test_summaries_laws import datasets
from tests.tiny import SEMINARS, dataset, history

EN, JA = words_in("en"), words_in("ja")

# Query → kind and id of what is found first.
OF_THE_RECORD = {
    "shimonoseki": "host shimonoseki",
    "Shimonoseki": "host shimonoseki",
    "SHIMONOSEKI": "host shimonoseki",
    "simonoseki": "host shimonoseki",
    "Shimonosheki": "host shimonoseki",
    "Shimonosekki": "host shimonoseki",
    "Shimonsoeki": "host shimonoseki",
    "shimo no seki": "host shimonoseki",
    "shimonoseki-shi": "host shimonoseki",
    "Shimonoseki City": "host shimonoseki",
    "shimono": "host shimonoseki",
    "下関": "host shimonoseki",
    "下関市": "host shimonoseki",
    "しものせき": "host shimonoseki",
    "しものせきし": "host shimonoseki",
    "シモノセキ": "host shimonoseki",
    "ｼﾓﾉｾｷ": "host shimonoseki",
    "ｓｈｉｍｏｎｏｓｅｋｉ": "host shimonoseki",
    "しものぜき": "host shimonoseki",
    "Yamaguchi": "host shimonoseki",
    "やまぐちけん": "host shimonoseki",
    "山口県": "host shimonoseki",
    "山口": "host shimonoseki",
    "Kita-Kyushu": "host kitakyushu",
    "Kitakyūshū": "host kitakyushu",
    "きたきゅうしゅう": "host kitakyushu",
    "Kitakyusyu": "host kitakyushu",
    "こおりやま": "host koriyama",
    "Kouriyama": "host koriyama",
    "とよはし": "host toyohashi",
    "toyohasi": "host toyohashi",
    "津": "host tsu",
    "つ": "host tsu",
    "tu": "host tsu",
    "みやこのじょう": "host miyakonojo",
    "Miyakonozyo": "host miyakonojo",
    "Okayama-ken": "host okayama-prefecture",
    "おおいたけん": "host oita-prefecture",
    "Ooita": "host oita-prefecture",
    "tsunosima": "site tsunoshima-bridge",
    "つのしま": "site tsunoshima-bridge",
    "角島": "site tsunoshima-bridge",
    "角島灯台": "site tsunoshima-lighthouse",
    "大橋": "site tsunoshima-bridge",
    "Tunoshima lighthous": "site tsunoshima-lighthouse",
    "Karato": "site karato-market",
    "からと": "site karato-market",
    "market karato": "site karato-market",
    "Chōfu": "site chofu-garden",
    "長府": "site chofu-garden",
    "毛利邸": "site mori-museum",
    "ファーム": "site inochio-farm-toyohashi",
    "JNTO": "site jnto",
    "浅草": "site asakusa",
    "あさくさ": "site asakusa",
    "Lao PDR": "country LAO",
    "Lao": "country LAO",
    "ラオス": "country LAO",
    "らおす": "country LAO",
    "Vientiane": "country LAO",
    "Vietnam": "country VNM",
    "Viet Nam": "country VNM",
    "ベトナム": "country VNM",
    "ヴェトナム": "country VNM",
    "ﾍﾞﾄﾅﾑ": "country VNM",
    "Hanoi": "country VNM",
    "Srilanka": "country LKA",
    "Philipines": "country PHL",
    "Indonesea": "country IDN",
    "Burma": "country MMR",
    "ビルマ": "country MMR",
    "Republic of Korea": "country KOR",
    "UK": "country GBR",
    "シンガポール": "country SGP",
    "令和元年": "seminar sg-fy2019",
    "令和元年度": "seminar sg-fy2019",
    "令和1年": "seminar sg-fy2019",
    "Reiwa 1": "seminar sg-fy2019",
    "れいわ1": "seminar sg-fy2019",
    "R1": "seminar sg-fy2019",
    "Ｒ１年度": "seminar sg-fy2019",
    "FY2019": "seminar sg-fy2019",
    "2019": "seminar sg-fy2019",
    "２０１９年度": "seminar sg-fy2019",
    "FY2019 Shimonoseki": "seminar sg-fy2019",
    "2019年度 下関": "seminar sg-fy2019",
    "H30": "seminar sg-fy2018",
    "平成30年度": "seminar sg-fy2018",
    "Paris 2019": "seminar paris-fy2019",
    "パリ　2019": "seminar paris-fy2019",
    "January 2022": "seminar sg-fy2021",
    "tourism": "theme tourism-promotion",
    "Turism promotion": "theme tourism-promotion",
    "観光": "theme tourism-promotion",
    "low carbon": "theme low-carbon",
    "脱炭素": "theme low-carbon",
    "空き家": "theme regional-revitalisation",
    "compact and connected": "theme urban-planning",
    "SDGs": "theme sdgs",
}
OF_THE_DEMONSTRATION = {
    "Kanazawa": "host kanazawa",
    "かなざわ": "host kanazawa",
    "金沢": "host kanazawa",
    "石川": "host kanazawa",
    "べっぷ": "host beppu",
    "Bepu": "host beppu",
    "Hamamatu": "host hamamatsu",
    "堺": "host sakai",
    "こうち": "host kochi",
    "Kouchi": "host kochi",
    "Nagano": "host nagano",
    "長野県": "host matsumoto",
    "滋賀": "host shiga-prefecture",
    "Siga": "host shiga-prefecture",
    "朝市 金沢": "site kanazawa-morning-market",
    "recycling Obihiro": "site obihiro-recycling-centre",
    "こんぱくとなまちづくり": "theme urban-planning",
    "高齢社会": "theme ageing-society",
    "ageing": "theme ageing-society",
    "R7": "seminar sg-fy2025",
    "2005": "seminar sg-fy2005",
    "H17": "seminar sg-fy2005",
    "2020": "seminar sg-fy2020",
    "インド": "country IND",
}


def first(query: str, data: Dataset, language: str) -> str:
    found = find(query, data, words_in(language))
    return f"{found[0].entry.kind} {found[0].entry.id}" if found else "nothing"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("query", "expected"), OF_THE_RECORD.items())
def test_what_the_record_finds_first(record, language, query, expected):
    assert first(query, record, language) == expected


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("query", "expected"), OF_THE_DEMONSTRATION.items())
def test_what_the_demonstration_finds_first(demo, language, query, expected):
    assert first(query, demo, language) == expected


# How writings are read ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "ways",
    [
        ("Shimonoseki", "simonoseki", "しものせき", "シモノセキ", "ｼﾓﾉｾｷ"),
        ("Tsu", "tu", "つ"),
        ("Fukuchi", "Hukuti", "ふくち"),
        ("Jōji", "Zyozi", "Jouji", "じょうじ", "Jooji"),
        ("Gunma", "Gumma", "ぐんま"),
        ("Namba", "Nanba", "なんば"),
        ("Hokkaidō", "Hokaido", "ほっかいどう"),
        ("Ohta", "Ota", "Oota", "おおた"),
        ("Matchi", "Macchi", "まっち"),
        ("Shōsha", "Syosya", "しょうしゃ"),
        ("Japan's", "Japan\u2019s", "JAPANS"),
        ("Ŝ-Ñ", "sn"),
        ("宮崎市", "宮﨑市", "宮嵜市"),
        ("高山", "髙山"),
        ("塩竈", "塩釜", "塩竃", "鹽竈"),
        ("桧原村", "檜原村"),
        ("竜王", "龍王"),
        ("大島", "大嶋", "大嶌"),
        ("吉野", "𠮷野"),
        ("葛城", "葛\U000e0100城"),
        ("福岡", "\ufa1b岡"),
        ("茅ヶ崎", "茅ケ崎", "茅が崎", "茅ガ崎", "茅ｶﾞ崎", "茅カ崎", "茅ヵ崎"),
        ("八ヶ岳", "八ケ嶽"),
    ],
)
def test_ways_of_writing_are_one(ways):
    assert {writing(way).sound for way in ways} == {writing(ways[0]).sound}


def test_different_places_stay_different(record, demo):
    for data in (record, demo):
        hosts = data.hosts.drop_duplicates("host_id")
        assert hosts["host_en"].map(lambda name: writing(name).sound).is_unique


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("茅ケ崎", "龍ケ崎"), ("川崎", "川埼"), ("松坂", "松阪"), ("丘", "岡"), ("川", "河")),
        *(("舟橋", "船橋"), ("受け入", "受が入"), ("カナダ", "ガナダ"), ("市カ", "市ガ")),
    ],
)
def test_other_places_are_written_otherwise(one, other):
    assert writing(one).sound != writing(other).sound


def test_the_table_of_kanji_names_a_usual_letter_and_a_source_for_each():
    rows = letter_forms.TABLE.read_text(encoding="utf-8").splitlines()[1:]
    letters, usual_letters, sources = zip(*(row.split(",") for row in rows), strict=True)
    assert len(set(letters)) == len(letters) > 400
    assert set(letters).isdisjoint(usual_letters)
    assert set(sources) == {"unicode-unihan", "geolonia", "ja-itaiji"}
    about = letter_forms.TABLE.with_name("README.md").read_text(encoding="utf-8")
    assert all(f"`{source}`" in about for source in sources)
    # Each letter is one that Unicode does not make another by itself.
    assert "".join(letters) == unicodedata.normalize("NFKC", "".join(letters))


def host(name: str, japanese: str) -> dict[str, str]:
    return {
        "seminar_id": "sg-fy2019",
        "host_id": name.casefold(),
        "host_en": name,
        "host_ja": japanese,
        "level": "municipality",
        "prefecture": "35",
    }


CHIGASAKI, RYUGASAKI = host("Chigasaki", "茅ヶ崎市"), host("Ryugasaki", "龍ケ崎市")


@pytest.mark.parametrize("query", ["茅ケ崎", "茅が崎", "茅ヶ崎市", "ちがさき"])
def test_a_place_is_found_whichever_letters_it_is_written_with(query):
    data = dataset(seminars=SEMINARS, hosts=[CHIGASAKI, RYUGASAKI])
    assert [thing.entry.name for thing in find(query, data, JA) if thing.entry.kind == "host"] == [
        "茅ヶ崎市"
    ]


@pytest.mark.parametrize("query", ["茅ケ崎", "茅ヶ崎市"])
def test_another_place_is_neither_found_nor_offered(query):
    data = dataset(seminars=SEMINARS, hosts=[RYUGASAKI])
    assert find(query, data, JA) == ()
    assert close_names(query, data, JA) == ()


@pytest.mark.parametrize("query", ["Taiwan", "台湾", "North Korea", "北朝鮮", "Austria"])
def test_no_country_is_offered_for_another(record, query):
    named = (*find(query, record, EN), *close_names(query, record, EN))
    assert "country" not in {thing.entry.kind for thing in named}


# Years -------------------------------------------------------------------------------------------

FY2019 = [
    *(
        "平成31年度",
        "平成３１年",
        "H31",
        "h31",
        "Ｈ３１",
        "㍻31",
        "R01",
        "R1",
        "令和元年",
        "令和元年度",
    ),
    *("FY19", "FY'19", "FY2019", "fy 2019", "2019-20", "2019/20", "2019–20", "2019/2020"),
    *("FY2019-20", "2019年度", "Heisei 31", "Reiwa 1", "（令和元年度）", "H31年度。"),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", FY2019)
def test_a_year_is_found_however_it_is_written(record, language, query):
    found = find(query, record, words_in(language))
    assert (found[0].entry.id, found[0].match, found[0].form) == ("sg-fy2019", Match.EXACT, "")
    assert {thing.entry.id.partition("-")[2] for thing in found} == {"fy2019"}


def test_a_year_may_stand_beside_a_name(record):
    assert [thing.entry.id for thing in find("H31 下関", record, EN)] == ["sg-fy2019"]


@pytest.mark.parametrize(
    "query", ["平成40", "平成40年度", "Heisei 40", "H99", "令和0年", "昭和64年度"]
)
def test_a_year_that_never_was_finds_nothing(record, query):
    assert is_year_that_never_was(query)
    assert find(query, record, EN) == close_names(query, record, EN) == ()


# What is found, and in which order ---------------------------------------------------------------


def matches(query: str, data: Dataset) -> list[tuple[str, Match]]:
    return [(thing.entry.id, thing.match) for thing in find(query, data, EN)]


def test_exact_before_prefix_before_word(demo):
    found = [match for _, match in matches("Nagano", demo)]
    assert found == sorted(found)
    assert set(found) == {Match.EXACT, Match.WORD}
    assert matches("Kanaz", demo)[0] == ("kanazawa", Match.PREFIX)


def test_slips_count_only_where_nothing_else_is_found(record):
    assert {match for _, match in matches("Shimonoseko", record)} == {Match.CLOSE}
    assert Match.CLOSE not in {match for _, match in matches("Shimonoseki", record)}


@pytest.mark.parametrize("query", ["Toyama", "Tok", "2011", "FY2011", "R11", "高山"])
def test_what_is_not_close_is_not_found(record, query):
    assert Match.CLOSE not in {match for _, match in matches(query, record)}
    assert {"toyota", "sg-fy2017"}.isdisjoint(name for name, _ in matches(query, record))


def test_numbers_are_whole(record):
    assert matches("H3", record) == []
    assert matches("201", record) == []


def test_seminars_of_other_offices_follow_and_are_named(record):
    found = find("2019", record, EN)
    names = [thing.entry.name for thing in found if thing.match is Match.EXACT]
    assert names == [
        "FY2019 · Shimonoseki",
        "FY2019 · CLAIR London · Tsu",
        "FY2019 · CLAIR Paris · Shizuoka",
        "FY2019 · CLAIR Seoul · Miyakonojo and Nichinan",
        "FY2019 · CLAIR Sydney · Miyakonojo",
    ]
    # Of FY2018, but in January and February 2019.
    assert {thing.form for thing in found if thing.match is Match.WORD} == {
        "20–26 January 2019",
        "12–21 February 2019",
    }


@pytest.mark.parametrize(
    ("query", "form"),
    [("Laos", ""), ("lao pdr", "Lao PDR"), ("ラオス", "ラオス"), ("Vientiane", "Vientiane")],
)
def test_the_form_that_was_found_is_told_unless_it_is_the_name(record, query, form):
    assert find(query, record, EN)[0].form == form


def test_a_host_knows_all_its_seminars_newest_first(demo):
    (host,) = [thing.entry for thing in find("金沢市", demo, EN) if thing.entry.kind == "host"]
    assert host.seminar_ids == ("sg-fy2024", "sg-fy2014", "sg-fy2005")


@pytest.mark.parametrize("query", ["", " ", "　", "x", "あ", "7", "-", "\u0301", "!?", "𝐱"])
def test_a_blank_or_a_letter_finds_nothing(record, query):
    assert is_too_short(query)
    assert find(query, record, EN) == ()


@pytest.mark.parametrize("query", ["津", "UK", "R1"])
def test_a_kanji_or_two_letters_are_enough(record, query):
    assert not is_too_short(query)
    assert find(query, record, EN)


def test_close_names_are_offered(record):
    names = [thing.entry.name for thing in close_names("Toyama", record, EN)]
    assert names[:2] == ["Okayama Prefecture", "Koriyama"]
    assert close_names("xyzzy", record, EN) == ()
    assert close_names("2031", record, EN) == ()


def test_what_a_text_says():
    assert says("FY2019 · Shimonoseki", "シモノセキ")
    assert says("山口県下関市", "下関")
    assert not says("FY2019", "201")


# Laws --------------------------------------------------------------------------------------------

# What people write, what they mean to write, and what nobody should.
TEXTS = some.text(max_size=30) | some.text("あぁっーんゔヴｶﾞ゛ｰ々市県", max_size=8)


def check_that_forms_find_their_things(data: Dataset) -> None:
    things: dict[str, set[tuple[str, bool]]] = {}
    for entry in entries(data, EN):
        for form in entry.forms:
            things.setdefault(form.text, set()).add((entry.id, form.is_own))
    for text, named in things.items():
        found = {thing.entry.id: thing.match for thing in find(text, data, EN)}
        for identifier, is_own in named:
            assert found[identifier] is Match.EXACT or not is_own, text


@settings(max_examples=10)  # each tries a hundred forms
@given(datasets())
def test_each_thing_is_found_by_each_of_its_forms(data):
    check_that_forms_find_their_things(data)


def test_each_thing_of_a_history_is_found_by_each_of_its_forms():
    check_that_forms_find_their_things(history())


@pytest.fixture(scope="module")
def forms_of_both(record, demo) -> list[tuple]:
    return [
        (data, entry, form.text)
        for data in (record, demo)
        for entry in entries(data, EN)
        for form in entry.forms
        if form.is_own
    ]


@given(some.data())
def test_each_shipped_thing_is_found_first_or_beside_its_namesakes(forms_of_both, draw):
    data, entry, text = draw.draw(some.sampled_from(forms_of_both))
    found = find(text, data, EN)
    namesakes = [thing.entry for thing in found if thing.match is Match.EXACT]
    assert entry in namesakes or is_too_short(text)
    assert found[: len(namesakes)] == tuple(thing for thing in found if thing.match is Match.EXACT)


@given(TEXTS)
def test_any_text_is_answered_and_answered_alike(record, query):
    for language in LANGUAGES:
        words = words_in(language)
        found = find(query, record, words)
        assert found == find(query, record, words)
        assert [thing.match for thing in found] == sorted(thing.match for thing in found)
        assert len({(thing.entry.kind, thing.entry.id) for thing in found}) == len(found)
        assert all(thing.entry.kind in KINDS for thing in found)
        assert len(close_names(query, record, words)) <= 3


@given(some.sampled_from(sorted(OF_THE_RECORD)), some.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_composition_case_and_blanks_around_make_no_difference(record, query, form):
    plain = find(query, record, EN)
    written = f" {unicodedata.normalize(form, query.swapcase())}　"
    assert find(written, record, EN) == plain


def test_what_is_too_long_is_cut(record):
    assert find("っ" * 100_000, record, EN) == ()
    assert first("下関" + " " * LONGEST_QUERY + "x" * 100_000, record, "en") == "host shimonoseki"
