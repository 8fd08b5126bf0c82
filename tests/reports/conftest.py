"""One application for all tests of this room."""

from __future__ import annotations

import pytest
from reports_builder import Application, build


@pytest.fixture(scope="session")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    """The sample application, its files on disk."""
    return build(tmp_path_factory.mktemp("申报"))
