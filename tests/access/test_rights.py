"""Who is an editor of whose rows: what a list of editors means, and what no claim can change."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.access.rights import (
    ADDRESS,
    GROUP,
    NONE,
    SHARED,
    SUBJECT,
    Editor,
    Person,
    Rights,
    SettingError,
    demand_offices,
    person,
    read_editors,
    rights_of,
)

PARIS, SINGAPORE = "paris", "sg"


@pytest.mark.parametrize(
    ("text", "editors"),
    [
        ("", []),
        (" ,\n, ", []),
        ("anna@example.org", [Editor(ADDRESS, "anna@example.org")]),
        ("Anna@Example.ORG", [Editor(ADDRESS, "anna@example.org")]),
        ("anna@example.org=paris", [Editor(ADDRESS, "anna@example.org", PARIS)]),
        (
            "anna@example.org, group:Kizuna editors = paris\nsub:00u1a2b3",
            [
                Editor(ADDRESS, "anna@example.org"),
                Editor(GROUP, "Kizuna editors", PARIS),
                Editor(SUBJECT, "00u1a2b3"),
            ],
        ),
        ('group:"CN=Editors,OU=Paris"=paris', [Editor(GROUP, "CN=Editors,OU=Paris", PARIS)]),
        ("group:/offices/paris,", [Editor(GROUP, "/offices/paris")]),
        (
            "bo@example.org=paris, bo@example.org=sg",
            [
                Editor(ADDRESS, "bo@example.org", PARIS),
                Editor(ADDRESS, "bo@example.org", SINGAPORE),
            ],
        ),
    ],
)
def test_a_list_of_editors_is_read(text: str, editors: list[Editor]) -> None:
    assert [*read_editors(text)] == editors


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("anna", "anna"),
        ("anna@example.org; bo@example.org", "anna@example.org; bo@example.org"),
        ("anna@example.org bo@example.org", "anna@example.org bo@example.org"),
        ("anna@example.org, bo@", "bo@"),
        ("anna@example.org=", "anna@example.org="),
        ("anna@example.org=Paris", "anna@example.org=Paris"),
        ("anna@example.org=paris=sg", "anna@example.org=paris=sg"),
        ("group:", "group:"),
        ("group:CN=Editors", "group:CN=Editors"),
        ('group:"editors', 'group:"editors'),
        ("groups:editors", "groups:editors"),
        ("=paris", "=paris"),
    ],
)
def test_an_entry_that_is_none_is_named(text: str, entry: str) -> None:
    with pytest.raises(SettingError) as refused:
        read_editors(text)
    assert refused.value.code == "editors"
    assert refused.value.facts["entry"] == entry


NAMES = st.text(string.ascii_letters + string.digits + "-/ =,日本", min_size=1).map(str.strip)
EDITORS = st.lists(
    st.builds(
        Editor,
        st.sampled_from([GROUP, SUBJECT]),
        NAMES.filter(bool),
        st.sampled_from(["", PARIS, SINGAPORE]),
    )
)


def written(editor: Editor) -> str:
    office = f" = {editor.office}" if editor.office else ""
    return f'{editor.kind}:"{editor.name}"{office}'


@given(EDITORS)
def test_what_is_written_as_a_list_is_read_as_that_list(editors: list[Editor]) -> None:
    assert [*read_editors(",\n".join(map(written, editors)))] == editors


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_editors(text)
    except SettingError as error:
        assert error.code == "editors"  # noqa: PT017 - either will do
    else:
        assert all(editor.name for editor in found)


def test_an_office_that_is_not_there_is_refused_with_those_that_are() -> None:
    editors = read_editors("anna@example.org, bo@example.org=pariss")
    with pytest.raises(SettingError) as refused:
        demand_offices(editors, {PARIS, SINGAPORE})
    assert refused.value.facts == {"office": "pariss", "offices": "paris, sg"}
    # Where no data are read nothing is known of them.
    demand_offices(editors, set())


# Who it is.

ANNA = {"sub": "1", "iss": "https://id.example.org", "email": "Anna@Example.org", "iat": 1000}


def known(**claims: object) -> Person:
    found = person({**ANNA, **claims}, "groups")
    assert found is not None
    return found


def test_a_person_is_known_by_the_address_or_else_by_the_id() -> None:
    assert (known().who, known().since) == ("anna@example.org", 1000)
    assert known(email=None).who == "1"
    # An address that anybody could have claimed is none.
    assert known(email_verified=False).who == "1"
    assert known(email_verified=True).who == "anna@example.org"
    assert person({}, "groups") is None
    assert person({"email": " ", "sub": ""}, "groups") is None
    assert person({"email": 7}, "groups") is None


def test_another_address_makes_nobody_another_person_and_another_provider_does() -> None:
    assert known().key == known(email="other@example.org").key
    assert known().key != known(sub="2").key
    assert known().key != known(iss="https://other.example.org").key


@pytest.mark.parametrize(
    ("claim", "groups"),
    [
        (["a", "b"], {"a", "b"}),
        ("a, b", {"a, b"}),
        ([], set()),
        (None, set()),
        ({"a": 1}, set()),
        (["a", 3, None, " "], {"a"}),
    ],
)
def test_groups_are_those_of_the_claim(claim: object, groups: set[str]) -> None:
    assert known(groups=claim).groups == groups
    assert person({**ANNA, "roles": claim}, "roles").groups == groups  # type: ignore[union-attr] # is one


def test_without_a_time_a_sign_in_is_as_old_as_can_be() -> None:
    assert known(iat=None).since == 0
    assert known(iat="1000").since == 0


# What they may change.


@pytest.mark.parametrize(
    ("listed", "rights"),
    [
        ("", NONE),
        ("bo@example.org", NONE),
        ("anna@example.org", Rights(all=True)),
        ("anna@example.org=paris", Rights(frozenset({PARIS}))),
        ("anna@example.org=paris, group:b=sg", Rights(frozenset({PARIS, SINGAPORE}))),
        ("anna@example.org=paris, group:b", Rights(frozenset({PARIS}), all=True)),
        ("sub:1", Rights(all=True)),
        ("group:B", NONE),
        # Nobody is an editor by a name of another kind.
        ("group:anna@example.org, group:1, sub:anna@example.org, sub:b", NONE),
    ],
)
def test_each_entry_for_somebody_counts(listed: str, rights: Rights) -> None:
    assert rights_of(known(groups=["b"]), read_editors(listed)) == rights


def test_an_address_that_is_not_verified_has_no_rights() -> None:
    anna = known(email_verified=False)
    assert not rights_of(anna, read_editors("anna@example.org"))


OFFICES = st.frozensets(st.sampled_from([PARIS, SINGAPORE, "london", SHARED]))


@given(OFFICES, OFFICES)
def test_what_is_lacking_is_what_is_touched_and_not_allowed(
    own: frozenset[str], touched: frozenset[str]
) -> None:
    own -= {SHARED}
    assert Rights(own).lacking(touched) == {office for office in touched if office not in own}
    assert Rights(own, all=True).lacking(touched) == frozenset()
    assert bool(Rights(own)) == bool(own)
