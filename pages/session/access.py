"""Who may change the data: as nobody signs in, whoever sits at the machine that serves Kizuna.

Reached through a network it is for reading, until the administrator opens it for all.
"""

import os
from collections.abc import Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from analysis.saving.refusals import NotSavedError

# "yes": whoever can open the dashboard may change its data.
OPEN_EDITING = "KIZUNA_OPEN_EDITING"
# Why nothing can be changed; the messages `obstacle-network` and `access-<reason>` say so.
REASONS = ("address", "path", "forwarded", "host")
# What servers write that stand between a reader and this one.
_FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")


def closed_by() -> str:
    """Return why the data cannot be changed from where the reader is; "" where they can."""
    if os.environ.get(OPEN_EDITING) == "yes":
        return ""
    return reason(
        st.get_option("server.address"), st.get_option("server.baseUrlPath"), st.context.headers
    )


def demand_editing() -> None:
    """Refuse to change the data where nobody may. Raises NotSavedError: "closed", and by what."""
    if why := closed_by():
        raise NotSavedError("closed", why)


def reason(address: str | None, base_path: str | None, headers: Mapping[str, str]) -> str:
    """Return why a request counts as one from a network; "" for one from the machine itself.

    The host is looked at as well: a page elsewhere may have a name that leads to this machine.
    """
    if not is_own_machine(address or ""):
        return "address"
    if base_path:
        return "path"
    if any(headers.get(name) for name in _FORWARDED):
        return "forwarded"
    host = urlsplit(f"//{headers.get('Host') or 'localhost'}").hostname
    return "" if is_own_machine(host or "") else "host"


def is_own_machine(host: str) -> bool:
    """Whether a name or an address is that of the machine for itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False
