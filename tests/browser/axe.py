"""What axe and a screen reader would object to."""

from itertools import pairwise

from axe_playwright_python.sync_playwright import Axe

from tests.browser.reader import Reader

SEVERE = {"serious", "critical"}


def severe_findings(tab: Reader) -> dict[str, list[str]]:
    """Return the elements of each serious or critical finding of axe, in what is open."""
    return {
        finding["id"]: [node["html"][:200] for node in finding["nodes"]]
        for finding in Axe().run(tab.page).response["violations"]
        if finding["impact"] in SEVERE
    }


def skipped_headings(tab: Reader) -> list[tuple[int, int]]:
    """Return the headings that are more than one level below the one before."""
    levels = tab.page.evaluate(
        "[...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(node => Number(node.tagName[1]))"
    )
    return [(one, following) for one, following in pairwise(levels) if following > one + 1]
