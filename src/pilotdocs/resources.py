"""Where the data that ships with the program stands: beside the sources in a checkout, inside the package when
installed. Standard library only."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource_dir(name: str) -> Path:
    """The folder of shipped data called `name` (`rules`, `templates`, `corpora`).

    Raises FileNotFoundError where neither the installed package nor a checkout has it.
    """
    installed = _PACKAGE / "shipped" / name
    checkout = _PACKAGE.parents[1] / name
    for place in (installed, checkout):
        if place.is_dir():
            return place
    raise FileNotFoundError(f"{name}: neither {installed} nor {checkout} is there")
