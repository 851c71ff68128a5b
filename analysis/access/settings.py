"""How people sign in, as the environment says: read at the start, refused where it is wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from analysis.access.rights import Editor, SettingError, read_editors

OFF, OIDC, PROXY = KINDS = ("off", "oidc", "proxy")
ANYONE, SIGNED_IN = READERS = ("anyone", "signed-in")
SIGN_IN, WHO_READS, EDITORS = "KIZUNA_SIGN_IN", "KIZUNA_READERS", "KIZUNA_EDITORS"
GROUP_CLAIM, HOURS = "KIZUNA_GROUP_CLAIM", "KIZUNA_SIGN_IN_HOURS"
# Of a provider, for oidc.
CLIENT_ID, CLIENT_SECRET = "KIZUNA_OIDC_CLIENT_ID", "KIZUNA_OIDC_CLIENT_SECRET"
METADATA, SCOPE = "KIZUNA_OIDC_METADATA_URL", "KIZUNA_OIDC_SCOPE"
PROMPT, COOKIE_SECRET = "KIZUNA_OIDC_PROMPT", "KIZUNA_COOKIE_SECRET"
# The names of headers, for proxy.
PROXY_ADDRESS, PROXY_GROUPS = "KIZUNA_PROXY_EMAIL_HEADER", "KIZUNA_PROXY_GROUPS_HEADER"
# Where readers open the dashboard.
ADDRESS = "KIZUNA_ADDRESS"
# Whoever can open the dashboard may change its data.
OPEN_EDITING = "KIZUNA_OPEN_EDITING"
# These name files that hold a value, as systemd hands out secrets.
FILES = {
    EDITORS: "KIZUNA_EDITORS_FILE",
    CLIENT_SECRET: "KIZUNA_OIDC_CLIENT_SECRET_FILE",
    COOKIE_SECRET: "KIZUNA_COOKIE_SECRET_FILE",
}
# A signature is as strong as its secret: 32 letters at random are out of reach.
LETTERS_OF_A_SECRET = 32
MAKE_SECRET = "openssl rand -hex 32"  # noqa: S105 - a command
INSTALL = "pip install --require-hashes -r requirements-sign-in.lock"
MOST_HOURS = 24 * 30
CALLBACK = "/oauth2callback"

Environment = Mapping[str, str]


@dataclass(frozen=True)
class Provider:
    """The provider of identities, and this server as it knows it."""

    client_id: str
    client_secret: str = field(repr=False)
    metadata: str
    scope: str
    prompt: str
    cookie_secret: str = field(repr=False)
    address: str

    @property
    def secrets(self) -> Mapping[str, str]:
        """What st.login asks for, as Streamlit's secrets name it in their section `auth`."""
        return {
            "redirect_uri": f"{self.address}{CALLBACK}",
            "cookie_secret": self.cookie_secret,
            "client_id": self.client_id,
            "client_secret": self.client_secret,
            "server_metadata_url": self.metadata,
        }

    @property
    def asked(self) -> Mapping[str, str]:
        """What is asked of the provider: `client_kwargs` there."""
        return {"scope": self.scope, "prompt": self.prompt}


@dataclass(frozen=True)
class SignIn:
    """How people sign in, who may read and who may edit.

    `hours` is how old a sign-in may be. `editors_file`, where one is named, is read again at each
    judgement, so that a line taken out of it counts at the next save.
    """

    kind: str = OFF
    readers: str = ANYONE
    editors: tuple[Editor, ...] = ()
    editors_file: Path | None = None
    group_claim: str = "groups"
    hours: float = 10
    provider: Provider | None = None
    address_header: str = "X-Forwarded-Email"
    groups_header: str = "X-Forwarded-Groups"

    @property
    def is_on(self) -> bool:
        """Whether anybody has to sign in for anything."""
        return self.kind != OFF

    @property
    def is_private(self) -> bool:
        """Whether readers have to sign in."""
        return self.is_on and self.readers == SIGNED_IN

    @property
    def is_secure(self) -> bool:
        """Whether readers come by https, so that cookies need not go any other way."""
        return self.provider is not None and self.provider.address.startswith("https://")

    def editors_now(self) -> tuple[Editor, ...]:
        """Return the editors. Raises SettingError where their file has become none."""
        if self.editors_file is None:
            return self.editors
        return read_editors(_content(FILES[EDITORS], self.editors_file))


def read_settings(environ: Environment) -> SignIn:
    """Read how people sign in. Raises SettingError."""
    kind = _choice(environ, SIGN_IN, KINDS)
    readers = _choice(environ, WHO_READS, READERS)
    editors = read_editors(_value(environ, EDITORS))
    if kind == OFF:
        if readers == SIGNED_IN:
            raise SettingError("off", variable=WHO_READS, needed=SIGN_IN)
        if editors:
            raise SettingError("off", variable=EDITORS, needed=SIGN_IN)
        return SignIn()
    if environ.get(OPEN_EDITING) == "yes":
        raise SettingError("open-editing", variable=f"{OPEN_EDITING}=yes", other=SIGN_IN)
    named = environ.get(FILES[EDITORS])
    default = SignIn()
    return SignIn(
        kind,
        readers,
        editors,
        Path(named) if named else None,
        environ.get(GROUP_CLAIM) or default.group_claim,
        _hours(environ, default.hours),
        _provider(environ) if kind == OIDC else None,
        environ.get(PROXY_ADDRESS) or default.address_header,
        environ.get(PROXY_GROUPS) or default.groups_header,
    )


def _provider(environ: Environment) -> Provider:
    if find_spec("authlib") is None:
        raise SettingError("package", variable=f"{SIGN_IN}={OIDC}", command=INSTALL)
    secret = _demanded(environ, COOKIE_SECRET)
    if len(secret) < LETTERS_OF_A_SECRET:
        letters = str(LETTERS_OF_A_SECRET)
        raise SettingError("secret", variable=COOKIE_SECRET, letters=letters, command=MAKE_SECRET)
    return Provider(
        client_id=_demanded(environ, CLIENT_ID),
        client_secret=_demanded(environ, CLIENT_SECRET),
        metadata=_address(METADATA, _demanded(environ, METADATA)),
        scope=environ.get(SCOPE) or "openid profile email",
        prompt=environ.get(PROMPT) or "login",
        cookie_secret=secret,
        address=_address(ADDRESS, _demanded(environ, ADDRESS)).rstrip("/"),
    )


def _address(variable: str, given: str) -> str:
    """Demand an address that nobody can listen to: by https, or on the machine itself."""
    try:
        parts = urlsplit(given)
        host = parts.hostname or ""
    except ValueError:
        host = ""
    is_here = host in ("localhost", "127.0.0.1", "::1")
    if not host or not (parts.scheme == "https" or (parts.scheme == "http" and is_here)):
        begins, trial = "https://", "http://localhost"
        raise SettingError("address", variable=variable, value=given, begins=begins, trial=trial)
    return given


def _hours(environ: Environment, default: float) -> float:
    given = environ.get(HOURS)
    try:
        hours = float(given) if given else default
    except ValueError:
        hours = 0
    if not 0 < hours <= MOST_HOURS:
        raise SettingError("hours", variable=HOURS, value=given or "", most=str(MOST_HOURS))
    return hours


def _choice(environ: Environment, variable: str, allowed: tuple[str, ...]) -> str:
    """Return one of a few words; the first of them where nothing is said."""
    given = environ.get(variable) or allowed[0]
    if given not in allowed:
        raise SettingError("choice", variable=variable, value=given, allowed=", ".join(allowed))
    return given


def _demanded(environ: Environment, variable: str) -> str:
    if value := _value(environ, variable):
        return value
    raise SettingError("lacking", variable=variable, sign_in=f"{SIGN_IN}={OIDC}")


def _value(environ: Environment, variable: str) -> str:
    return value(environ, variable, FILES.get(variable, ""))


def value(environ: Environment, variable: str, other: str) -> str:
    """Return a value, or what the file holds that another variable names. Raises SettingError."""
    given = environ.get(variable, "").strip()
    file = environ.get(other)
    if given and file:
        raise SettingError("twice", variable=variable, other=other)
    return _content(other, Path(file)) if file else given


def _content(variable: str, file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig").strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "UTF-8"
        raise SettingError("file", variable=variable, file=str(file), why=why) from error


def demand_served(sign_in: SignIn, base_path: str, *, is_own_machine: bool) -> None:
    """Refuse how a server is started with this sign-in. Raises SettingError.

    What a proxy says of a reader can be trusted only where nobody but the proxy gets through; and
    what a provider sends back must arrive where the pages are.
    """
    if sign_in.kind == PROXY and not is_own_machine:
        option = "--server.address 127.0.0.1"
        raise SettingError("not-own-machine", variable=f"{SIGN_IN}={PROXY}", option=option)
    if sign_in.provider and urlsplit(sign_in.provider.address).path.strip("/") != base_path:
        raise SettingError("address-path", variable=ADDRESS, path=f"/{base_path}")
