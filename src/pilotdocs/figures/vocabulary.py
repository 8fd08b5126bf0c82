"""The dictionary of a run: the built-in wordings, and those of the rule pack, expanded into phrases."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from pilotdocs.figures.view import fold
from pilotdocs.model.concept import Concept

# An author's pattern may stand for very many phrases; more than this is a slip, and only the first are taken.
MOST_PHRASES = 60_000
# How a pack calls a group of cues that is named otherwise here.
_PACK_GROUPS = {"echo": "rule"}
_TAKE_OUT = frozenset({"planned", "rule", "negated", "other", "past", "not_own", "cumulative"})
# libyaml's loader where PyYAML was built with it: the same safe subset, ten times as fast.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Concepts by id, the phrases that mean them (`labels`) or only look like it (`unlike`), cues and section words.

    Every phrase is in the folded form of `view.View` (half width, no spaces). Earlier concepts win a shared phrase.
    `generic` are labels that mean little by themselves, with the words of which a heading above must have one;
    `beside` are labels that count only beside a wording of one of the concepts given. `among` are labels
    that mean another concept (the first of the pair) beside a wording of one of those given. `patterns` are the syntax,
    `places` the names that tell another's platform by its town.
    """

    concepts: dict[str, Concept]
    labels: dict[str, str]
    unlike: dict[str, frozenset[str]]
    cues: dict[str, tuple[str, ...]]
    sections: dict[str, tuple[str, ...]]
    parts_of: dict[str, str]
    fillers: tuple[str, ...]
    generic: dict[str, tuple[str, ...]]
    beside: dict[str, tuple[str, ...]]
    among: dict[str, tuple[str, tuple[str, ...]]]
    patterns: dict[str, re.Pattern[str]]
    places: tuple[str, ...]


def expand(pattern: str) -> list[str]:
    """All phrases that a pattern with {a|b|} alternatives stands for, in order; an unclosed brace is plain text."""
    end = pattern.find("}")
    if end < 0:
        return [pattern]
    start = pattern.rfind("{", 0, end)
    if start < 0:
        return [pattern]
    phrases: list[str] = []
    for choice in pattern[start + 1 : end].split("|"):
        phrases += expand(pattern[:start] + choice + pattern[end + 1 :])
        if len(phrases) > MOST_PHRASES:
            break
    return list(dict.fromkeys(phrases))[:MOST_PHRASES]


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {
        name: re.compile("|".join(f"(?:{one})" for one in _strings(many))) for name, many in _base()["patterns"].items()
    }


@cache
def _base() -> dict[str, dict[str, dict[str, object]]]:
    text = resources.files("pilotdocs.figures").joinpath("vocabulary.yaml").read_text(encoding="utf-8")
    data: dict[str, dict[str, dict[str, object]]] = yaml.load(text, Loader=_LOADER)  # noqa: S506 (a safe loader)
    return data


def _strings(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def load_vocabulary(concepts: Iterable[Concept] = ()) -> Vocabulary:
    """The built-in dictionary with a pack's concepts added: a concept of the same id is extended, not replaced."""
    base = _base()
    known: dict[str, Concept] = {}
    parts_of: dict[str, str] = {}
    generic: dict[str, tuple[str, ...]] = {}
    for identity, entry in base["concepts"].items():
        known[identity] = Concept(
            identity,
            str(entry["unit"]),
            str(entry["name"]),
            _strings(entry.get("labels")),
            _strings(entry.get("unlike")),
            thresholds=_strings(entry.get("thresholds")),
        )
        under = _strings(entry.get("under"))
        for pattern in _strings(entry.get("generic")):
            generic |= dict.fromkeys(expand(pattern), under)
        if "part_of" in entry:
            parts_of[identity] = str(entry["part_of"])
    for concept in concepts:
        old = known.get(concept.id)
        if old is None:
            known[concept.id] = concept
            continue
        known[concept.id] = Concept(
            old.id,
            old.unit,
            concept.name or old.name,
            old.labels + concept.labels,
            old.unlike + concept.unlike,
            concept.claim_kinds or old.claim_kinds,
            concept.evidence_kinds or old.evidence_kinds,
            concept.thresholds or old.thresholds,
            cues=concept.cues,
        )
    labels: dict[str, str] = {}
    unlike: dict[str, set[str]] = {}
    for concept in known.values():
        for pattern in concept.labels:
            for phrase in expand(pattern):
                if phrase:
                    labels.setdefault(phrase, concept.id)
        for pattern in concept.unlike:
            for phrase in expand(pattern):
                if phrase:
                    unlike.setdefault(phrase, set()).add(concept.id)
    for identity, entry in base["concepts"].items():
        for pattern in _strings(entry.get("generic")):
            for phrase in expand(pattern):
                labels.setdefault(phrase, identity)
    beside: dict[str, tuple[str, ...]] = {}
    for identity, entry in base["beside"].items():
        for pattern in _strings(entry["labels"]):
            for phrase in expand(pattern):
                if labels.setdefault(phrase, identity) == identity:
                    beside.setdefault(phrase, _strings(entry["with"]))
        for pattern in _strings(entry.get("unlike")):
            for phrase in expand(pattern):
                unlike.setdefault(phrase, set()).add(identity)
    cues, denials = _cues_with(known.values())
    return Vocabulary(
        known,
        labels,
        {phrase: frozenset(ids) for phrase, ids in unlike.items()},
        cues,
        {group: _strings(words) for group, words in base["sections"].items()},
        parts_of,
        _strings(base["fillers"]),
        generic,
        beside,
        {
            phrase: (identity, _strings(entry["with"]))
            for identity, entry in base["among"].items()
            for pattern in _strings(entry["labels"])
            for phrase in expand(pattern)
        },
        _patterns() if not denials else _patterns() | {"denied_before": _either(_patterns()["denied_before"], denials)},
        _strings(base["places"]),
    )


def _cues_with(concepts: Iterable[Concept]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The built-in cues with the packs' own, folded as the text is, and the denials among those. A cue that is built in
    stays where it is if its group takes numbers out; out of any other group a pack's cue is taken."""
    built_in = {word: group for group, words in _base()["cues"].items() for word in _strings(words)}
    own: dict[str, str] = {}
    for concept in concepts:
        for group, patterns in concept.cues:
            for pattern in patterns:
                words = (w for w in map(fold, expand(pattern)) if len(w) > 1 and built_in.get(w) not in _TAKE_OUT)
                own |= dict.fromkeys(words, _PACK_GROUPS.get(group, group))
    cues = {
        group: tuple(word for word in _strings(words) if word not in own)
        + tuple(w for w, g in own.items() if g == group)
        for group, words in _base()["cues"].items()
    }
    return cues, tuple(word for word, group in own.items() if group == "negated")


def _either(pattern: re.Pattern[str], words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join([*map(re.escape, sorted(words, key=len, reverse=True)), pattern.pattern]))
