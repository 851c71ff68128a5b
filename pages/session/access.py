"""Who may read and who may change the data: whoever has signed in and is an editor.

As long as nobody signs in, whoever sits at the machine that serves Kizuna may: reached through a
network it is for reading, until the administrator opens it for all.
"""

import os
import time
from collections.abc import Callable, Mapping
from functools import cache
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from analysis.access import settings, sign_outs
from analysis.access.rights import NONE, Person, Rights, person
from analysis.saving import audit
from analysis.saving.refusals import NotSavedError
from pages.session import data
from pages.session.state import Key
from pages.web import gate, hooks

# Why nothing can be changed where nobody signs in; `obstacle-network` and `access-<reason>` say so.
REASONS = ("address", "path", "forwarded", "host")
# Why it cannot where people do: nobody has, or whoever has is no editor; `obstacle-<why>` says so.
UNKNOWN, READER = "unknown", "reader"
# What servers write that stand between a reader and this one.
_FORWARDED = ("Forwarded", "Via", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")
# When a proxy said who opened the page.
_SINCE = Key("signed-in-since", 0.0)
# The page on which it was told that signing in has failed.
_FAILED_AT = Key[str | None]("sign-in-failed-at", None)


@cache
def guard() -> gate.Guard:
    """Return who judges, as the environment says at the start. Raises SettingError."""
    return gate.Guard(
        settings.read_settings(os.environ), sign_outs.KeptSignOuts(lambda: data.STORE)
    )


def visitor() -> Person | None:
    """Return who has signed in, and still counts as such; None for anybody."""
    return guard().admit(claims()) if guard().sign_in.is_on else None


def claims() -> Mapping[str, object]:
    """Return what the browser or the proxy said of the reader when the page was opened."""
    if guard().sign_in.kind != settings.PROXY:
        return said()
    _SINCE.set(_SINCE.get() or time.time())
    return guard().proxied(said().get(PROXY_ADDRESS), said().get(PROXY_GROUPS), _SINCE.get())


def said() -> Mapping[str, object]:
    """Return what Streamlit has kept of the cookie or the headers that a page was opened with."""
    return dict(st.user.to_dict())


# What `st.user` calls what a proxy says: app.py.
PROXY_ADDRESS, PROXY_GROUPS = "email", "groups"


def rights() -> Rights:
    """Return what the reader may change."""
    if guard().sign_in.is_on:
        return guard().rights(visitor())
    return NONE if _network() else Rights(all=True)


def may_read() -> bool:
    """Whether anything may be shown to the reader."""
    return not guard().sign_in.is_private or visitor() is not None


def closed_by() -> str:
    """Return why the reader cannot change the data, "" if they can."""
    if not guard().sign_in.is_on:
        return _network()
    who = visitor()
    if who is None:
        return UNKNOWN
    return "" if guard().rights(who) else READER


def _network() -> str:
    """Return why the data cannot be changed from where the reader is; "" where they can."""
    if os.environ.get(settings.OPEN_EDITING) == "yes":
        return ""
    return reason(
        st.get_option("server.address"), st.get_option("server.baseUrlPath"), st.context.headers
    )


def demand_editing(touched: Callable[[], frozenset[str]]) -> None:
    """Refuse a change that the reader may not make, now: `touched` returns whose rows it concerns.

    Raises NotSavedError: "closed", and by what; "ended" where nobody is signed in any more,
    "reader", and "office" with the ids of those whose rows are not theirs.
    """
    if why := closed_by():
        codes = {UNKNOWN: "ended", READER: "reader"}
        raise NotSavedError(codes.get(why, "closed"), "" if why in codes else why)
    allowed = rights()
    if not allowed.all and (lacking := allowed.lacking(touched())):
        raise NotSavedError("office", ",".join(sorted(lacking)))


def note_asked() -> None:
    """Tell of a save or an undo that a browser asks for by hand, of a page that has no button."""
    for what in hooks.asked_for({"check-save": "save", "undo-do-": "undo"}):
        audit.refused(what, signature(""), NotSavedError(READER))


def signs_by_hand() -> bool:
    """Whether whoever saves types who they are, since nobody signs in."""
    return not guard().sign_in.is_on


def signature(typed: str) -> str:
    """Return who changes the data, or would: as they have signed in, or as they have typed it."""
    if signs_by_hand():
        return typed
    who = person(claims(), guard().sign_in.group_claim)
    return who.who if who else ""


def has_failed(path: str) -> bool:
    """Whether the reader has just tried to sign in, and it did not work: told on one page."""
    if not guard().sign_in.is_on or visitor() or gate.FAILED not in cookies():
        return False
    _FAILED_AT.set(_FAILED_AT.get() or path)
    return _FAILED_AT.get() == path


def cookies() -> Mapping[str, str]:
    """Return the cookies that the page was opened with."""
    return st.context.cookies


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
