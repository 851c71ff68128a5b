"""Whom readers tell of an error or a barrier, as the administrator has named them."""

import os
import re
from urllib.parse import urlsplit

# The environment variable: an e-mail address, or one that begins with https://.
CONTACT = "KIZUNA_CONTACT"
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)


def contact() -> str:
    """Return whom to tell, "" where nobody is named."""
    return os.environ.get(CONTACT, "").strip()


def address_of(contact: str) -> str:
    """Return the address that a contact opens; "" for one that is neither e-mail nor https."""
    if _MAIL.fullmatch(contact):
        return f"mailto:{contact}"
    if not contact.isprintable() or " " in contact:
        return ""
    try:
        found = urlsplit(contact)
    except ValueError:
        return ""
    return contact if found.scheme == "https" and found.hostname else ""
