"""What is counted for Prometheus, in its form. Read only where somebody asks: see `metrics`."""

import json
import logging
from collections.abc import Iterator

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    ProcessCollector,
    generate_latest,
    start_http_server,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.responses import Response

from analysis.loading.dataset import RECORD
from analysis.saving import audit
from pages.session import data, facts

_HERE = "127.0.0.1"
# Of a run, in seconds: a page that was drawn before, and one that everything is read for.
_BUCKETS = (0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


class Data(Collector):
    """What is found of the data when it is asked for."""

    def __init__(self, version: str) -> None:
        self.version = version

    def collect(self) -> Iterator[Metric]:
        """Yield whether they are read, their problems, and when a file last changed."""
        found = data.state()
        yield InfoMetricFamily("kizuna", "What is served", {"version": self.version})
        yield GaugeMetricFamily(
            "kizuna_data_readable", "1 where the record is read", float(found.is_readable)
        )
        problems = GaugeMetricFamily(
            "kizuna_data_problems", "Problems in the files of the record", labels=["severity"]
        )
        problems.add_metric(["error"], found.problems)
        problems.add_metric(["warning"], found.pointed_out)
        yield problems
        times = [modified for _, _, modified, _ in data.STORE.fingerprint(RECORD)]
        if reach := data.STORE.reach():
            yield GaugeMetricFamily(
                "kizuna_store_answers", "1 where the database answers", float(reach.answers)
            )
            yield CounterMetricFamily(
                "kizuna_store_failures", "How often it has ceased to", float(reach.failures)
            )
        if times:
            yield GaugeMetricFamily(
                "kizuna_data_changed_timestamp_seconds", "When a file changed", max(times) / 1e9
            )
        if known := facts.standing(RECORD):
            yield GaugeMetricFamily(
                "kizuna_delegates_failed",
                "1 where the engine could not be read last",
                float(known.problem is not None),
            )
            if known.read_at:
                yield GaugeMetricFamily(
                    "kizuna_delegates_read_timestamp_seconds",
                    "When the engine was read last",
                    known.read_at.timestamp(),
                )


class Meters(logging.Handler):
    """What is counted as it happens; of the audit log the lines, by event and code.

    Who or what stands in a line beside is looked at by nobody.
    """

    def __init__(self, version: str) -> None:
        super().__init__()
        self.registry = CollectorRegistry()
        self.registry.register(Data(version))
        ProcessCollector(registry=self.registry)
        self.events = Counter(
            "kizuna_events", "Lines of the audit log", ["event", "code"], registry=self.registry
        )
        # Nothing yet is 0, so that the first one is seen.
        for event in ("save", "undo"):
            self.events.labels(event, "")
        self.answers = Counter(
            "kizuna_answers", "Answers by class of status", ["status"], registry=self.registry
        )
        self.failed = Counter(
            "kizuna_failed_runs", "Runs of pages that an error ended", registry=self.registry
        )
        self.runs = Histogram(
            "kizuna_run_seconds",
            "Duration of runs of pages",
            ["page"],
            buckets=_BUCKETS,
            registry=self.registry,
        )
        self.open = Gauge("kizuna_open_pages", "Pages that are open", registry=self.registry)
        logging.getLogger(audit.NAME).addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Count a line of the audit log."""
        line = json.loads(record.getMessage())
        self.events.labels(line["audit"], line.get("code", "")).inc()

    def serve(self, port: int) -> None:
        """Answer at a port of the machine itself. Raises OSError where it is taken."""
        start_http_server(port, addr=_HERE, registry=self.registry)

    def answer(self) -> Response:
        """Return all figures."""
        headers = {"content-type": CONTENT_TYPE_LATEST, "cache-control": "no-store"}
        return Response(generate_latest(self.registry), headers=headers)
