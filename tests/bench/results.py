"""What was measured: medians of both apps, and what they are held to."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from tests.bench.servers import KIZUNA, PLAIN


@dataclass(frozen=True)
class Result:
    """One line of the table: a median of each app, in seconds or bytes.

    `rows` of delegates; `most_of_plain` is the largest part of the plain page's that Kizuna may
    take, `most` the largest value in the result's own unit.
    """

    rows: int
    what: str
    kizuna: float
    plain: float
    unit: str = "s"
    samples: int = 1
    most_of_plain: float | None = None
    most: float | None = None

    @property
    def ratio(self) -> float:
        """Kizuna's part of the plain page's."""
        return self.kizuna / self.plain

    @property
    def is_met(self) -> bool | None:
        """Whether the target is met; None without one."""
        if self.most_of_plain is not None:
            return self.ratio <= self.most_of_plain
        return None if self.most is None else self.kizuna <= self.most


class Timings:
    """Collects the samples of both apps for one line."""

    def __init__(self) -> None:
        self._samples: dict[str, list[float]] = {KIZUNA: [], PLAIN: []}

    def add(self, app: str, value: float) -> None:
        """Add a sample."""
        self._samples[app].append(value)

    def result(
        self,
        rows: int,
        what: str,
        *,
        unit: str = "s",
        most_of_plain: float | None = None,
        most: float | None = None,
    ) -> Result:
        """Return the medians as a line."""
        kizuna, plain = self._samples[KIZUNA], self._samples[PLAIN]
        assert len(kizuna) == len(plain) > 0
        return Result(
            rows, what, median(kizuna), median(plain), unit, len(kizuna), most_of_plain, most
        )


def missed(results: Sequence[Result]) -> list[Result]:
    """Return the lines that miss their target."""
    return [result for result in results if result.is_met is False]
