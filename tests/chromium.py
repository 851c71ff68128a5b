"""How the tests and the benchmark start Chromium."""

import os
import shutil
from pathlib import Path

# On Linux a browser has the fonts that fontconfig finds.
ENVIRONMENT: dict[str, str | float | bool] = {
    **os.environ,
    "FONTCONFIG_FILE": str(Path(__file__).with_name("fonts.conf")),
}
# Without a screen, with the map drawn in software.
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
)

# What stands in for a graphics card draws the maps alone: for whole pages it takes as long again.
ONLY_MAPS = "--disable-gpu-compositing"


def installed() -> str | None:
    """Return an installed Chromium or Chrome; without one, Playwright takes its own."""
    found = (shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))
    return next((path for path in found if path), None)


def only(host: str) -> str:
    """Return the flag that lets no other host be found."""
    return f"--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE {host}"
