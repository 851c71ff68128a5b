"""What axe and a screen reader would object to."""

import re
from itertools import pairwise

from axe_playwright_python.sync_playwright import Axe

from tests.browser.reader import Reader

SEVERE = {"serious", "critical"}
# axe ships the rules of WCAG 2.2 switched off. To tell of each element that passes takes it three
# times as long: 2.6 s against 0.7 s on the largest page.
OPTIONS = {"rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# Of what the browser has not laid out, being out of sight, axe would see nothing.
LAID_OUT = ".stApp * { content-visibility: visible !important }"


def severe_findings(tab: Reader) -> dict[str, list[str]]:
    """Return the elements of what is a failure of WCAG 2.2 A or AA, or serious, in what is open."""
    whole = tab.page.add_style_tag(content=LAID_OUT)
    found = Axe().run(tab.page, options=OPTIONS).response["violations"]
    whole.evaluate("node => node.remove()")
    return {
        finding["id"]: [node["html"][:200] for node in finding["nodes"]]
        for finding in found
        if finding["impact"] in SEVERE or _is_of_wcag(finding["tags"])
    }


def _is_of_wcag(tags: list[str]) -> bool:
    """Whether a rule is one of a level A or AA: "wcag2a", "wcag21aa", "wcag22aa"."""
    return any(re.fullmatch(r"wcag2[12]?aa?", tag) for tag in tags)


def skipped_headings(tab: Reader) -> list[tuple[int, int]]:
    """Return the headings that are more than one level below the one before."""
    levels = tab.page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(node => Number(node.tagName[1]))"
    )
    return [(one, following) for one, following in pairwise(levels) if following > one + 1]
