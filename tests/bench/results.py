"""What was measured: medians of Kizuna and of what stands beside it, and what they are held to."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.servers import KIZUNA, App


@dataclass(frozen=True)
class Result:
    """One line of the table: a median of each app, in seconds or bytes.

    `rows` of delegates; `most_of_beside` is the largest part of what stands beside it that Kizuna
    may take, `most` the largest value in the result's own unit.
    """

    rows: int
    what: str
    kizuna: float
    beside: float
    unit: str = "s"
    samples: int = 1
    most_of_beside: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float:
        """Kizuna's part of what stands beside it."""
        return self.kizuna / self.beside

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.most_of_beside is not None:
            return self.ratio <= self.most_of_beside
        return None if self.most is None else self.kizuna <= self.most


class Timings:
    """Collects the samples of both apps for one line; Kizuna's come first."""

    def __init__(self) -> None:
        self._samples: defaultdict[App, list[float]] = defaultdict(list)

    def add(self, app: App, value: float) -> None:
        """Add a sample."""
        self._samples[app].append(value)

    def result(
        self,
        rows: int,
        what: str,
        *,
        unit: str = "s",
        most_of_beside: float | None = None,
        most: float | None = None,
    ) -> Result:
        """Return the medians as a line."""
        kizuna, beside = (self._samples[app] for app in sorted(self._samples, key=_kizuna_first))
        assert len(kizuna) == len(beside) > 0
        return Result(
            rows, what, median(kizuna), median(beside), unit, len(kizuna), most_of_beside, most
        )


def _kizuna_first(app: App) -> bool:
    return app != KIZUNA


def missed(results: Sequence[Result]) -> list[Result]:
    """Return the lines that miss their target."""
    return [result for result in results if result.is_met is False]
