"""For whom a report is written: data set, language, and where its links lead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from analysis.links.address import Address
from analysis.loading.dataset import DEMO, Dataset
from analysis.narrative import record
from analysis.reports.content.blocks import Report, Section, Text
from analysis.selection import Selection, filter_dataset
from analysis.summaries.record.evidence import EvidenceKey
from analysis.summaries.scope import condensed
from analysis.words.catalogue import Words
from analysis.words.labels import country_names, seminar_labels, theme_names

# The environment variable that holds where readers open the dashboard.
ADDRESS = "KIZUNA_ADDRESS"


@dataclass(frozen=True)
class ReportContext:
    """A data set in a language; `base` is the address of the dashboard, "" for no links."""

    dataset: Dataset
    words: Words
    base: str = ""

    @property
    def countries(self) -> Mapping[str, str]:
        """The countries' names by code."""
        return country_names(self.dataset, self.words)

    @property
    def seminars(self) -> Mapping[str, str]:
        """The seminars' names by id."""
        return seminar_labels(self.dataset, self.words)

    @property
    def themes(self) -> Mapping[str, str]:
        """The themes' names by id."""
        return theme_names(self.dataset, self.words)

    @property
    def unknown(self) -> Text:
        """The words in place of what is not documented."""
        return Text(self.words.text("not-documented"), is_known=False)

    def history(self, office: str, *countries: str) -> Dataset:
        """Return all seminars of an office, of all countries or those given."""
        return filter_dataset(condensed(self.dataset), Selection(office, countries=countries))

    def link(self, page: str, selection: Selection, **opened: object) -> str:
        """Return the address of a page of the dashboard, "" where no web address is configured."""
        if not self.base.startswith(("http://", "https://")):
            return ""
        address = Address(self.words.language, self.dataset.name, selection)
        return f"{self.base.rstrip('/')}/{address.link(page, **opened)}"

    def of_seminar(self, seminar_id: str, key: EvidenceKey | None = None) -> str:
        """Return the address of a seminar, with the evidence of a number open."""
        return self.link("seminar", Selection(), seminar=seminar_id, cell=str(key or ""))

    def known(self, said: str, link: str = "") -> Text:
        """Return a text, or the words in place of none."""
        return Text(said, link) if said else self.unknown

    def report(
        self,
        kind: str,
        subject: str,
        titles: tuple[str, str],
        about: Iterable[str],
        sections: Iterable[Section],
    ) -> Report:
        """Return a report of the sections that have anything to say; `titles`: title, subtitle."""
        words, is_demo = self.words, self.dataset.name == DEMO
        data = words.text("export-data-set", name=words.text(f"data-set-{self.dataset.name}"))
        return Report(
            kind=kind,
            subject=subject,
            language=words.language,
            data=self.dataset.name,
            title=titles[0],
            subtitle=titles[1],
            about=(data, *about, record.as_of_line(self.dataset, words)),
            as_of=self.dataset.as_of,
            demonstration=words.text("report-demonstration") if is_demo else "",
            sections=tuple(section for section in sections if section.blocks),
        )
