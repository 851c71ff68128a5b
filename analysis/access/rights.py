"""Who has signed in, and whose rows they may change: editors as the administrator names them.

    anna@example.org, group:kizuna-editors, bo@example.org=paris, group:"CN=Seminar,OU=SG"=sg

is a list of editors: addresses, groups, and accounts without an address by their `sub`. Each may
change the rows of all offices, or of the one behind the equals sign; who stands there for several
offices stands there several times. What has a comma, an equals sign or a quotation mark's worth of
doubt in its name stands in double quotes.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

# What belongs to no office: the lists that all of them share.
SHARED = ""
# Why a setting is not taken; the messages `setting-<code>` say so.
CODES = (
    *("choice", "lacking", "twice", "file", "hours"),
    *("editors", "editors-office", "off", "open-editing"),
    *("secret", "address", "address-path", "package", "not-own-machine"),
)


class SettingError(Exception):
    """A setting is not possible. The message `setting-<code>` says why, with the `facts`."""

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts


@dataclass(frozen=True)
class Person:
    """Whoever has signed in: `who` for the journal, their e-mail address or else their `sub`.

    `key` tells them from anybody else, `since` is when their sign-in was made, in seconds since
    1970 (0: not known, which no limit of age lets pass).
    """

    who: str
    key: str
    groups: frozenset[str]
    since: float
    address: str = ""
    subject: str = ""


def person(claims: Mapping[str, object], group_claim: str) -> Person | None:
    """Return who the claims of an identity token name; None where they name nobody.

    An address that the provider says it has not verified is none: anybody may claim it.
    """
    address, subject = _text(claims.get("email")).lower(), _text(claims.get("sub"))
    if claims.get("email_verified") is False:
        address = ""
    if not address and not subject:
        return None
    given = claims.get(group_claim)
    groups = [given] if isinstance(given, str) else given if isinstance(given, list) else []
    since = claims.get("iat")
    return Person(
        who=address or subject,
        key=f"{_text(claims.get('iss'))} {subject or address}",
        groups=frozenset(group for one in groups if (group := _text(one))),
        since=float(since) if isinstance(since, int | float) else 0,
        address=address,
        subject=subject,
    )


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


@dataclass(frozen=True)
class Editor:
    """An entry of the list of editors: of a `kind`, by `name`; of one office, or of all ("")."""

    kind: str
    name: str
    office: str = ""


EXAMPLE = "anna@example.org, group:kizuna-editors, bo@example.org=paris"
ADDRESS, GROUP, SUBJECT = "address", "group", "sub"
_ENTRY = re.compile(
    r"(?:(?P<kind>group|sub):[ \t]*)?"
    r"(?:\"(?P<quoted>[^\"\r\n]+)\"|(?P<plain>[^\s\",=](?:[^\",=\r\n]*[^\s\",=])?))"
    r"(?:[ \t]*=[ \t]*(?P<office>[a-z0-9]+(?:-[a-z0-9]+)*))?[ \t]*(?=[,\r\n]|$)"
)
_BETWEEN = re.compile(r"[\s,]*")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")


def read_editors(text: str) -> tuple[Editor, ...]:
    """Read a list of editors, entries separated by commas or lines. Raises SettingError."""
    found, at = [], _end(_BETWEEN, text, 0)
    while at < len(text):
        entry = _ENTRY.match(text, at)
        if entry is None:
            raise SettingError("editors", entry=_shown(text, at), example=EXAMPLE)
        kind, name = entry["kind"] or ADDRESS, entry["quoted"] or entry["plain"]
        if kind == ADDRESS and not _MAIL.fullmatch(name):
            raise SettingError("editors", entry=_shown(text, at), example=EXAMPLE)
        name = name.lower() if kind == ADDRESS else name
        found.append(Editor(kind, name, entry["office"] or ""))
        at = _end(_BETWEEN, text, entry.end())
    return tuple(found)


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    match = pattern.match(text, at)
    return match.end() if match else at


def _shown(text: str, at: int) -> str:
    """Return the entry that begins there, as far as it can be told."""
    return re.split(r"[\r\n,]", text[at:], maxsplit=1)[0].strip()


def demand_offices(editors: Iterable[Editor], offices: Collection[str]) -> None:
    """Refuse an office that is none. Raises SettingError; where no offices are known, nothing."""
    for editor in editors:
        if offices and editor.office and editor.office not in offices:
            known = ", ".join(sorted(offices))
            raise SettingError("editors-office", office=editor.office, offices=known)


@dataclass(frozen=True)
class Rights:
    """Whose rows may be changed: those of the `offices`, or of `all` and what they share."""

    offices: frozenset[str] = frozenset()
    all: bool = False

    def __bool__(self) -> bool:
        """Whether anything may be changed."""
        return self.all or bool(self.offices)

    def lacking(self, touched: Collection[str]) -> frozenset[str]:
        """Return those of the offices that a change touches whose rows may not be changed."""
        return frozenset() if self.all else frozenset(touched) - self.offices


NONE = Rights()


def rights_of(who: Person, editors: Iterable[Editor]) -> Rights:
    """Return what a person may change: all that any entry for them says."""
    own = [editor for editor in editors if _is(who, editor)]
    offices = frozenset(editor.office for editor in own if editor.office)
    return Rights(offices, all=any(not editor.office for editor in own))


def _is(who: Person, editor: Editor) -> bool:
    if editor.kind == GROUP:
        return editor.name in who.groups
    return editor.name == (who.address if editor.kind == ADDRESS else who.subject)
