"""What `streamlit.testing` has no public way to: the hooks of the tests into its AppTest.

Each is a few lines; tests/web/test_hooks.py holds them.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from streamlit.components.v2.component_manager import BidiComponentManager
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Node
from streamlit.util import calc_hash


def app_of(script: Path, timeout: float) -> AppTest:
    """Return the app of a script, with no components of other packages.

    Each AppTest would search all that are installed for some, which takes longer than a page.
    """
    app = AppTest.from_file(script, default_timeout=timeout)
    app._bidi_component_manager = BidiComponentManager()
    return app


def go_to(app: AppTest, path: str) -> None:
    """Have the next run be of a page, by its path: AppTest knows pages that are files, not ours."""
    app._page_hash = calc_hash(path) if path else ""


def dialogs(app: AppTest) -> list[Node]:
    """Return the dialogs that are open, for which AppTest has no name."""
    return [node for node in app._tree[2] if getattr(node, "type", "") == "dialog"]


def pick(app: AppTest, element_id: str, selection: Mapping[str, Any]) -> None:
    """Choose in a map or list, `{"rows": [0]}` or `{"objects": …}`, and run."""
    tell(app, element_id, {"selection": selection})


def tell(app: AppTest, element_id: str, value: Mapping[str, Any]) -> None:
    """Have the browser tell what a widget holds that AppTest cannot change, and run."""
    states = app._tree.get_widget_states()
    states.widgets.append(WidgetState(id=element_id, string_value=json.dumps(value)))
    app._run(states)
