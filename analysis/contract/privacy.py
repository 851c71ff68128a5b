"""What would point to a person has no place in the data: how it is recognised in a text.

E-mail addresses and phone numbers have a form; a name has none, so it is recognised by the
heading of its column (`analysis.intake.headings`).
"""

import re
import unicodedata

# The code of what is refused.
PERSONAL = "personal"
# What is worth a closer look: most cells hold neither an at sign nor six digits.
_POSSIBLE = re.compile(r"[@\uff20\ufe6b]|\d(\D{0,8}\d){5}")
_EMAIL = re.compile(r"(?<=[\w.%+-])@[\w-]{1,63}(\.[\w-]{1,63}){0,8}\.[^\W\d_]{2,24}")
_PHONE = re.compile(
    r"""(?<![\w./-])(
    \+\d{1,3}[\s()-]{0,2}(\d[\s()-]{0,2}){7,13}  # +81 3-1234-5678
    | \(?0\d{1,4}\)?[\s.()-]{1,2}\d{1,4}[\s.()-]{1,2}\d{3,4}  # (03) 1234-5678
    | 0[5-9]0\d{8}  # 09012345678
    | \(\d{3}\)\s?\d{3}[\s.-]\d{4}  # (212) 555-0123
    )(?!\w)""",
    re.VERBOSE,
)
# In Japan or abroad; a day or a span of years has fewer.
_DIGITS = range(9, 17)
# A number that is called one may be shorter: TEL 5678-1234.
_CALLED = re.compile(
    r"(?<![a-z])(tel|phone|fax|電話|携帯|内線)[^\w(+]{0,4}[(+]?(\d[\s()./-]{0,2}){7,16}",
    re.IGNORECASE,
)


def is_personal(text: str) -> bool:
    """Whether a text holds an e-mail address or a phone number."""
    if not _POSSIBLE.search(text):
        return False
    # Only what is seen: marks without a width would hide an address.
    seen = unicodedata.normalize("NFKC", text)
    plain = "".join(sign for sign in seen if unicodedata.category(sign) != "Cf")
    return bool(_EMAIL.search(plain) or _CALLED.search(plain)) or _has_phone(plain)


def _has_phone(text: str) -> bool:
    phones = (found.group() for found in _PHONE.finditer(text))
    return any(sum(map(str.isdigit, phone)) in _DIGITS for phone in phones)
