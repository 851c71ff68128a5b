"""A copy of the shipped data that a test may break."""

import shutil
from functools import cache
from pathlib import Path

from analysis.loading.dataset import RECORD, REFERENCE, Dataset, load

DATA = Path(__file__).parents[1] / "data"


@cache
def shipped_data(name: str) -> Dataset:
    """Return a data set as shipped, loaded once for all tests of a process."""
    return load(DATA, name)


class DataFolder:
    """A copy of the record and the reference tables. Files are named "record/hosts.csv"."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for part in (RECORD, REFERENCE):
            shutil.copytree(DATA / part, folder / part)

    def path(self, file: str) -> Path:
        return self.folder / file

    def text(self, file: str) -> str:
        return self.path(file).read_text(encoding="utf-8")

    def write(self, file: str, text: str, encoding: str = "utf-8") -> None:
        self.path(file).write_text(text, encoding=encoding, newline="")

    def edit(self, file: str, row: str, old: str, new: str) -> int:
        """Replace `old` by `new` in the first line that begins with `row`; return its number."""
        lines = self.text(file).split("\n")
        at = next(at for at, line in enumerate(lines) if line.startswith(row))
        assert old in lines[at], f"{lines[at]} has no {old}"
        lines[at] = lines[at].replace(old, new, 1)
        self.write(file, "\n".join(lines))
        return at + 1

    def append(self, file: str, row: str) -> int:
        """Add a row at the end; return its line number."""
        text = self.text(file)
        assert text.endswith("\n")
        self.write(file, f"{text}{row}\n")
        return text.count("\n") + 1

    def line_of(self, file: str, row: str) -> int:
        """Return the number of the first line that begins with `row`."""
        return self.edit(file, row, row, row)

    def load(self) -> Dataset:
        return load(self.folder, RECORD)
