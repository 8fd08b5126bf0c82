"""What the tests of batch runs share."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch_builder import write_application


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Three applications."""
    for number in range(1, 4):
        write_application(tmp_path / "root" / f"企业{number}", f"绍兴第{number}有限公司")
    return tmp_path / "root"
