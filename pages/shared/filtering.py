"""Has Streamlit's lists of choices ask filtering.js what else a name is called.

A list filters its options in the browser, in one function of a script that all of its lists share;
Streamlit has no way to give an option other names, and text that is hidden in an option would be
read out. So that script is sent with one statement more. tests/test_filtering.py holds that the
installed version has the function, once, as it is looked for here.
"""

import json
import re
from functools import cache
from pathlib import Path

import streamlit as st
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from analysis.search import rules

SCRIPTS = Path(st.__file__).parent / "static" / "static" / "js"
# function NAME(options, typed, mode) { if (!typed || mode === NONE) return options; ...
_FILTER = re.compile(
    r"function (?P<name>[\w$]+)\((?P<options>\w+),(?P<typed>\w+),(?P<mode>\w+)\)\{"
    r"(?=if\(!(?P=typed)\|\|(?P=mode)===[\w$.]+\.FILTER_MODE_NONE\)return (?P=options);)"
)
# Asks for its own answer first; what it was asked by filtering.js would be asked without end.
_ASKS = (
    r"\g<0>if(\g<typed>&&window.kizunaOptions&&!\g<name>.asked){{"
    r"\g<name>.asked=1;"
    r"try{{return window.kizunaOptions(\g<options>,\g<typed>,"
    r"\g<name>(\g<options>,\g<typed>,\g<mode>))}}finally{{\g<name>.asked=0}}}}"
).format()


def rules_script() -> str:
    """Return the HTML that tells filtering.js how text is read."""
    return f"<script>window.kizunaRules = {json.dumps(rules())};</script>"


@cache
def filter_script() -> tuple[str, bytes]:
    """Return the name of the script that filters, and the script as it is sent; ("", b"") if none.

    Without it the lists know only what stands in them, as Streamlit made them.
    """
    for script in SCRIPTS.glob("useSyncComboBox*.js"):
        text, times = _FILTER.subn(_ASKS, script.read_text(encoding="utf-8"))
        if times == 1:
            return script.name, text.encode()
    return "", b""


class ListScript:
    """Sends that script in the place of Streamlit's own; a browser keeps it for a day."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request for the script, and pass on any other."""
        name, script = filter_script()
        is_asked = scope["type"] == "http" and scope["path"].endswith(f"/static/js/{name}")
        if not (script and is_asked):
            await self.app(scope, receive, send)
            return
        headers = {"Cache-Control": "public, max-age=86400"}
        await Response(script, media_type="text/javascript", headers=headers)(scope, receive, send)
