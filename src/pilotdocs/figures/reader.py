"""The stage: parts → every figure and record, numbered in the order of their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from pilotdocs.figures.claims.forms import FormReader
from pilotdocs.figures.claims.mentions import find_mentions
from pilotdocs.figures.claims.plan import Readers, read_labelled
from pilotdocs.figures.claims.prose import ProseReader
from pilotdocs.figures.claims.texts import TextReader
from pilotdocs.figures.evidence import read_evidence
from pilotdocs.figures.pipeline import Marker
from pilotdocs.figures.quantities import find_quantities
from pilotdocs.figures.vocabulary import Vocabulary, load_vocabulary
from pilotdocs.model.concept import Concept
from pilotdocs.model.figure import Cited, Figure
from pilotdocs.model.part import Part
from pilotdocs.model.record import Reading, Record

# Text quantities whose value stands beside a label; all other text concepts are phrases to be found.
_STATED = frozenset(
    {"registered_place", "organisation_type", "uscc", "applicant_name", "platform_name"}
)  # fmt: skip
_NAMES = frozenset({"applicant_name", "platform_name"})


@lru_cache(maxsize=4)
def _dictionary(concepts: tuple[Concept, ...]) -> tuple[Vocabulary, Marker]:
    vocabulary = load_vocabulary(concepts)
    return vocabulary, Marker(vocabulary)


def find_figures(parts: Sequence[Part], concepts: Sequence[Concept], day: date) -> Reading:
    """Every figure and record of the parts. `concepts` are the pack's own; `day` is the day of application.

    Figures are numbered `f1` … in the order of parts and of their places in them, so the order in which files lie on
    disk changes nothing.
    """
    vocabulary, marker = _dictionary(tuple(concepts))
    prose = ProseReader(marker, vocabulary, lambda text: find_quantities(text, day=day))
    readers = Readers(prose, FormReader(prose), TextReader(marker, vocabulary, _STATED))
    phrases = frozenset(c.id for c in vocabulary.concepts.values() if c.unit == "text") - _STATED
    figures: list[Figure] = []
    records: list[Record] = []
    names: dict[str, Cited[str]] = {}
    for part in parts:
        if part.kind == "plan":
            for figure in read_labelled(part, readers, day, "claim", "建设方案"):
                if figure.quantity in _NAMES:
                    cited = Cited(str(figure.value), figure.quote, figure.source, figure.confidence)
                    names.setdefault(figure.quantity, cited)
                else:
                    figures.append(figure)
        else:
            more, found = read_evidence(part, day)
            figures += more
            records += found
            asked = {c.id for c in vocabulary.concepts.values() if part.kind in c.evidence_kinds and c.unit != "text"}
            if asked:
                labelled = read_labelled(part, readers, day, "evidence", "佐证材料")
                figures += [figure for figure in labelled if figure.quantity in asked]
        figures += find_mentions(part, marker, vocabulary, phrases)
    numbered = tuple(replace(figure, id=f"f{number}") for number, figure in enumerate(figures, 1))
    return Reading(numbered, tuple(records), names.get("applicant_name"), names.get("platform_name"))
