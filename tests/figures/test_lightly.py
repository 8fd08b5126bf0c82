"""spaCy comes without its command line, which can still be had."""

from __future__ import annotations

import subprocess
import sys


def test_spacy_comes_without_its_command_line_which_can_still_be_imported() -> None:
    script = (
        "import sys; import pilotdocs.figures.pipeline; "
        "assert 'spacy.cli' not in sys.modules and 'spacy.cli.info' not in sys.modules; "
        "import spacy, spacy.cli; assert spacy.cli.__file__ and spacy.info(silent=True)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False, timeout=120).returncode == 0
