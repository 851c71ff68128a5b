"""Municipalities, prefectures and sites: known ones in either script, new ones as written."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from analysis.contract import table_rows
from analysis.frames.rows import records
from analysis.loading.dataset import Dataset
from analysis.report_reader.drafts import Span
from analysis.search.forms import in_each_language, writing

# What follows the name of a municipality or a prefecture, and which of the two it then is.
_MUNICIPAL = "City|Town|Village|Ward"
_NAME = r"[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?"
_ENGLISH = re.compile(
    rf"(?P<name>\b{_NAME})(?P<suffix>\s+(?:{_MUNICIPAL})\b|-(?:shi|cho|machi|son|mura|ku)\b)"
    rf"(?!\s+(?:Council,|Development|Planning))|\b(?:[Cc]ity|[Tt]own|"
    rf"[Vv]illage)\s+of\s+(?P<of>{_NAME})"
)
_KANJI = "\u4e00-\u9fff々ヶケノツ"
_JAPANESE = re.compile(
    rf"(?P<name>(?:[{_KANJI}]{{1,5}}?|[\u3041-\u3096]{{2,5}}[{_KANJI}]{{0,2}}|"
    rf"[ァ-ヴー]{{2,5}}|[{_KANJI}][ァ-ヴー\u3041-\u3096]{{1,3}}[{_KANJI}]?))(?P<suffix>市|町|"
    rf"村)(?![場民内営街道部並中化外区議有づ立])"
)
# What the letters before 市, 町 or 村 may be without being the name of one.
_NO_MUNICIPALITY = re.compile(
    r"(?:都|同|当|本|各|両|姉妹|友好|政令|中核|近隣|県内|国内|海外|他|全|受入|都道府県|区|"
    r"の|を|が|で|に|と|や|先進|未来|中小|地方|訪問)$"
)
_IS_ROMAJI = re.compile(
    r"(?:(?:[kstcpg](?=[kstcpg]))?(?:ch|sh|ts|ky|gy|ny|hy|by|py|my|ry|j|"
    r"[kgsztdnhbpmyrwf])?[aeiou]|[nm](?![aeiouy])|h(?![aeiou]))+"
)
_SUFFIX_OF_PREFECTURE = r"(?:[\s-]*(?:Prefecture|Pref\.|prefecture|-ken)|\s+Metropolis)"


@dataclass(frozen=True)
class Place:
    """A municipality or prefecture as a text names it; `host_id` and the other name if it is known.

    `prefecture` is the code of the one that it lies in, or is.
    """

    span: Span
    level: str
    name_en: str = ""
    name_ja: str = ""
    host_id: str = ""
    prefecture: str = ""

    @cached_property
    def key(self) -> str:
        """What two mentions of one place share."""
        return f"{self.level} {writing(self.name_en or self.name_ja[:-1] or self.name_ja).sound}"


@dataclass(frozen=True)
class KnownPlace:
    """A municipality or prefecture of the data."""

    level: str
    name_en: str
    name_ja: str
    prefecture: str
    host_id: str = ""


@dataclass(frozen=True)
class KnownSite:
    """A site of the data: its name as its text has it, and the municipality that it lies in."""

    site_id: str
    municipality: str
    is_named: bool


class Gazetteer:
    """The places of a data set, found in a text."""

    def __init__(self, known: Dataset) -> None:
        """Gather the names of prefectures, municipalities and sites."""
        self.prefectures = {
            row["prefecture"]: KnownPlace(
                "prefecture", row["name_en"], row["name_ja"], row["prefecture"]
            )
            for row in records(known.prefectures, table_rows.PrefectureRow)
        }
        self.municipalities: dict[str, KnownPlace] = {}
        for site in records(known.sites, table_rows.SiteRow):
            if site["municipality_en"] and site["municipality_ja"] and site["prefecture"]:
                self._add(site["municipality_en"], site["municipality_ja"], site["prefecture"])
        self.host_ids: dict[str, str] = {}
        for host in records(known.hosts, table_rows.HostRow):
            if host["level"] == "municipality":
                names = host["host_en"] or "", host["host_ja"] or ""
                self._add(*names, host["prefecture"], host["host_id"])
            else:
                self.host_ids[host["prefecture"]] = host["host_id"]
        self.sites = _sites(known)

    def _add(self, english: str, japanese: str, prefecture: str, host_id: str = "") -> None:
        place = KnownPlace("municipality", english, japanese, prefecture, host_id)
        for name in filter(None, (english, japanese)):
            if host_id or name not in self.municipalities:
                self.municipalities[name] = place

    @cached_property
    def _prefecture_names(self) -> Mapping[str, str]:
        """The codes of prefectures by their names in both languages."""
        named = {}
        for code, place in self.prefectures.items():
            named[place.name_en] = named[place.name_ja] = code
        named["東京"] = named["東京都"]
        return named

    @cached_property
    def _prefecture_form(self) -> re.Pattern[str]:
        english = "|".join(place.name_en for place in self.prefectures.values())
        japanese = "|".join(place.name_ja for place in self.prefectures.values())
        return re.compile(
            rf"\b(?P<en>{english})(?P<ending>{_SUFFIX_OF_PREFECTURE})?(?![\w-])|"
            rf"(?P<ja>{japanese}|東京(?!都))"
        )

    def with_places_of(self, plain: str) -> None:
        """Know the municipalities of a text by their names alone: after Mihara City, Mihara."""
        for place in self.places(plain):
            if place.level == "municipality" and place.name_en and not place.prefecture:
                self._add(place.name_en, "", "")
        self.__dict__.pop("_municipality_form", None)

    @cached_property
    def _municipality_form(self) -> re.Pattern[str]:
        names = sorted(self.municipalities, key=len, reverse=True)
        # Of none there is nothing to find: without a name the form would find "" everywhere.
        english = "|".join(re.escape(name) for name in names if name.isascii()) or "(?!)"
        japanese = "|".join(re.escape(name) for name in names if not name.isascii()) or "(?!)"
        ending = rf"(?:\s+(?:{_MUNICIPAL})\b|-(?:shi|cho|machi|son|mura|ku)\b)?"
        return re.compile(rf"\b(?P<en>{english})(?P<ending>{ending})(?![\w-])|(?P<ja>{japanese})")

    def places(self, plain: str, start: int = 0, end: int | None = None) -> list[Place]:
        """Return the municipalities and prefectures that a part of a text names, in order.

        A bare name that a municipality shares with its prefecture, such as Nagasaki, is the one
        that
        an ending says, and the municipality only with "City".
        """
        part = slice(start, len(plain) if end is None else end)
        text = plain[part]
        found: list[Place] = []
        for place in (
            *self._prefectures(text, part.start),
            *self._municipalities(text, part.start),
        ):
            if all(place.span[1] <= o.span[0] or place.span[0] >= o.span[1] for o in found):
                found.append(place)
        return sorted(found, key=lambda one: one.span)

    def _prefectures(self, text: str, at: int) -> Iterator[Place]:
        for hit in self._prefecture_form.finditer(text):
            name = hit["en"] or hit["ja"]
            code = self._prefecture_names[name]
            is_city = hit["en"] and re.match(
                rf"\s+(?:{_MUNICIPAL})\b|-(?:shi|cho)\b", text[hit.end() :]
            )
            is_bare = (
                bool(hit["en"])
                and not hit["ending"]
                and name not in ("Hokkaido", "Tokyo", "Okinawa")
            )
            if is_city or (is_bare and name in self.municipalities):
                continue
            place = self.prefectures[code]
            span = (at + hit.start(), at + hit.end())
            yield Place(
                span, "prefecture", place.name_en, place.name_ja, self.host_ids.get(code, ""), code
            )

    def _municipalities(self, text: str, at: int) -> Iterator[Place]:
        for hit in self._municipality_form.finditer(text):
            place = self.municipalities[hit["en"] or hit["ja"]]
            span = (at + hit.start(), at + hit.end())
            yield Place(
                span, "municipality", place.name_en, place.name_ja, place.host_id, place.prefecture
            )
        for hit in _ENGLISH.finditer(text):
            name = hit["name"] or hit["of"]
            name, start = _japanese_words(name, hit.start())
            if name:
                yield Place((at + start, at + hit.end()), "municipality", name_en=name)
        for hit in _JAPANESE.finditer(text):
            # 福建省福州市 is none of Japan.
            if not _NO_MUNICIPALITY.search(hit["name"]) and "省" not in hit["name"]:
                yield self._written_in_japanese(hit, at)

    def _written_in_japanese(self, hit: re.Match[str], at: int) -> Place:
        """Return a municipality without what it lies in: 佐賀県杵島郡江北町."""
        name, start = hit[0], hit.start()
        for before in re.finditer(r"[都道府県郡]", name[:-1]):
            if len(name) - before.end() > 1:
                start, name = hit.start() + before.end(), name[before.end() :]
        return Place((at + start, at + hit.end()), "municipality", name_ja=name)

    def site(self, name: str, municipality: str) -> str | tuple[str, ...]:
        """Return the id of the known site of a name, or several where it may be one of them.

        A site without a name of its own, such as an elementary school, is one of its municipality.
        """
        found = self.sites.get(writing(_core(name)).sound, ())
        here = [site for site in found if site.municipality in (municipality, "")]
        named = here or [site for site in found if site.is_named]
        ids = tuple(dict.fromkeys(site.site_id for site in named))
        return ids[0] if len(ids) == 1 else ids


def _japanese_words(name: str, start: int) -> tuple[str, int]:
    """Return the words of a name that are romanised Japanese: of "Visit Toyota" the last."""
    words = name.split(" ")
    while words and not all(
        _IS_ROMAJI.fullmatch(part.lower()) for word in words for part in word.split("-")
    ):
        start += len(words[0]) + 1
        words = words[1:]
    return " ".join(words), start


def _sites(known: Dataset) -> Mapping[str, tuple[KnownSite, ...]]:
    by_sound: defaultdict[str, list[KnownSite]] = defaultdict(list)
    for row in records(known.sites, table_rows.SiteRow):
        site = KnownSite(
            row["site_id"], row["municipality_en"] or "", row["identification"] != "unknown"
        )
        for name in in_each_language(row):
            for form in site_names(name, row):
                by_sound[writing(form).sound].append(site)
    return {sound: tuple(dict.fromkeys(sites)) for sound, sites in by_sound.items()}


def site_names(name: str, row: table_rows.SiteRow) -> set[str]:
    """Return the ways to write the name of a site: without its place, by what is in brackets."""
    bare = re.sub(r"\s*[(（](?:[^)）]*)[)）]", "", name).strip()
    short = set(re.findall(r"[(（]([A-Z]{3,8})[)）]", name))
    names = {name, bare, *short, _core(bare)}
    for place in (row["municipality_en"], row["municipality_ja"]):
        if place:
            names.add(re.sub(rf"\s+in\s+{re.escape(place)}(?:\s+City)?$", "", bare))
            names.add(bare.removeprefix(place).removeprefix("内").removeprefix("の"))
    return {one for one in names if len(one) > 1}


def _core(name: str) -> str:
    """Return a name without articles, brackets and endings that tell nothing apart."""
    bare = re.sub(r"\s*\([^)]*\)", "", name.replace("（", "(").replace("）", ")"))
    return re.sub(r"^(?:the|a|an)\s+", "", bare.strip(" .,、。「」『』\"'"), flags=re.IGNORECASE)
