"""What Streamlit says and asks in English alone, put into the reader's language."""

import json

from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from analysis.search.finding import rules
from analysis.words.catalogue import LANGUAGES, words_in
from pages.web import hooks

# Streamlit's own words, in the reader's language: streamlit.js puts ours in their place.
#
# Streamlit speaks English alone. What it says stands in the catalogue as streamlit-<name>, in
# English word for word as its scripts have it; a test looks each up in them. A message may take
# `it`: what a button is for.

# fmt: off
NAMES = (
    "skip", "pages", "sidebar", "sidebar-close", "sidebar-open", "home", "logo",
    "list-open", "list-one", "list-many", "list-none", "list-empty", "list-all",
    "list-matches", "clear-all", "clear-one", "clear-rows", "chosen", "remove", "more",
    "less", "large", "large-end", "columns", "search", "search-close", "column-menu",
    "column-size", "column-hide", "column-pin", "column-unpin", "column-copy",
    "column-format", "sort-up", "sort-down", "zoom-in", "zoom-out", "map", "map-credits",
    "close", "dismiss", "copy", "copied", "help", "help-for", "heading", "files",
    "files-add", "files-cancel", "connecting", "running", "stop", "lost", "files-drag",
    "options", "option", "selected",
)
# fmt: on
# Where even English readers read better words, as they are in Streamlit's scripts and by our ids.
BETTER = {"Upload": "check-files-choose", "{} per file": "check-files-drop"}
# What stands for anything.
IT = "{}"


def streamlit_words() -> dict[str, dict[str, str]]:
    """Return what to say in each language by what Streamlit says; {} stands for anything."""
    spoken = {language: words_in(language) for language in LANGUAGES}
    own = [
        {at: words.text(f"streamlit-{name}", it=IT) for at, words in spoken.items()}
        for name in NAMES
    ]
    better = {
        said: {at: words.text(message) for at, words in spoken.items()}
        for said, message in BETTER.items()
    }
    return {forms["en"]: forms for forms in own} | better


def streamlit_script() -> str:
    """Return the script that hands the words to streamlit.js."""
    written = json.dumps(streamlit_words(), ensure_ascii=False).replace("<", "\\u003c")
    return f"<script>window.kizunaWords = {written};</script>"


# Streamlit's lists of choices ask filtering.js what else a name is called.
#
# A list filters its options in the browser; Streamlit has no way to give an option other names, and
# text that is hidden in an option would be read out.


def rules_script() -> str:
    """Return the HTML that tells filtering.js how text is read."""
    return f"<script>window.kizunaRules = {json.dumps(rules())};</script>"


class ListScript:
    """Sends the script that asks it in the place of Streamlit's; browsers keep it for a day."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for the script, and pass on any other."""
        name, script = hooks.filter_script()
        is_asked = scope["type"] == "http" and scope["path"].endswith(f"/static/js/{name}")
        if not (script and is_asked):
            await self.app(scope, receive, send)
            return
        headers = {"Cache-Control": "public, max-age=86400"}
        await Response(script, media_type="text/javascript", headers=headers)(scope, receive, send)
