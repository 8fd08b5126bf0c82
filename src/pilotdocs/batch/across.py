"""What applications share, found without comparing all pairs: equal keys are brought together by sorting."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from pilotdocs.batch.near import PAGE, Found, mark_key, near_pages
from pilotdocs.batch.traces import Trace

_PLACES = 20  # of one shared thing that are told; the rest is counted
_COMMON = 10  # a sentence in more applications than this is a form's, not a copy
_COPIED = 5  # shared sentences that make two plans alike, at least
_SHARE = 0.3  # … and this share of the shorter plan's
_SAMPLES = 3
_SENTENCE = "similar_plan"

Shared = dict[str, Any]


def find_shared(names: Sequence[str], load: Callable[[int], list[Trace]]) -> list[Shared]:
    """Everything that two or more of the applications share, in order of kind and place.

    `load` gives the traces of the application of that index; it is called twice for each, so that only keys are held
    in memory for all of them. The time grows as that of sorting all keys.
    """
    shared_keys = _shared_keys(load(index) for index in range(len(names)))
    groups: dict[tuple[str, str], list[tuple[int, Trace]]] = {}
    sentences: list[int] = []
    pages: list[tuple[int, Trace]] = []
    for index in range(len(names)):
        traces = load(index)
        sentences.append(sum(trace["code"] == _SENTENCE for trace in traces))
        for trace in traces:
            if trace["code"] == PAGE:
                if any(mark_key(mark) in shared_keys for mark in trace["marks"]):
                    pages.append((index, trace))
            elif _short(trace["key"]) in shared_keys:
                groups.setdefault((trace["code"], trace["key"]), []).append((index, trace))
    real = {group: places for group, places in groups.items() if len({index for index, _ in places}) > 1}
    found = [_thing(names, code, places) for (code, _), places in real.items() if code != _SENTENCE]
    found = _merged(found)
    found += _alike(names, sentences, [places for (code, _), places in real.items() if code == _SENTENCE])
    told = {tuple(item["applications"]) for item in found if item["code"] == _SENTENCE}
    found += _near(names, near_pages(pages, shared_keys), told)
    order = ("shared_person", "shared_asset", "shared_premises", "same_file", _SENTENCE)
    return sorted(found, key=lambda item: (order.index(item["code"]), item["applications"], item["message"]))


def _shared_keys(all_traces: Iterable[list[Trace]]) -> set[int]:
    """The first eight bytes of every key that stands in more than one application (chance equals are few)."""
    import numpy as np

    chunks = [np.fromiter({key for trace in traces for key in _keys(trace)}, dtype=np.uint64) for traces in all_traces]
    if not chunks:
        return set()
    keys = np.sort(np.concatenate(chunks))
    return set(np.unique(keys[1:][keys[1:] == keys[:-1]]).tolist())


def _keys(trace: Trace) -> list[int]:
    return [mark_key(mark) for mark in trace["marks"]] if trace["code"] == PAGE else [_short(trace["key"])]


def _short(key: str) -> int:
    return int(key[:16], 16)


def _thing(names: Sequence[str], code: str, places: list[tuple[int, Trace]]) -> Shared:
    indices = sorted({index for index, _ in places})
    first = places[0][1]
    who = [names[index] for index in indices]
    message = _MESSAGES[code].format(label=first["label"], who=_list(who), count=len(who))
    severity = "warning"
    what = first["what"]
    if what in ("number", "invoice") and not _agree(places):
        severity, message = "info", message + "编号相同而名称、型号、金额都不同，可能只是各自的编号，请核对。"
    elif what == "building":
        severity, message = "info", message + "地址只到门牌号，可能是同一园区的不同房屋，请核对。"
    elif code == "same_file" and what == "other":
        severity = "info"
    return {
        "code": code,
        "severity": severity,
        "message": message,
        "applications": who[:_PLACES],
        "count": len(who),
        "places": [_place(names[index], trace) for index, trace in places[:_PLACES]],
    }


def _agree(places: list[tuple[int, Trace]]) -> bool:
    """Whether two of the applications name the thing alike beyond its number; where one names nothing, yes."""
    counts = Counter(mark for mark, _ in {(mark, index) for index, trace in places for mark in trace["marks"]})
    return any(count > 1 for count in counts.values()) or sum(bool(trace["marks"]) for _, trace in places) < 2


def _place(name: str, trace: Trace) -> dict[str, Any]:
    shown = {key: trace[key] for key in ("document", "page", "locator", "bbox", "quote", "label")}
    return {"application": name, **shown}


def _merged(found: list[Shared]) -> list[Shared]:
    """Several keys may bring the same things together (number, description): they are told once, the gravest."""
    kept: dict[tuple[object, ...], Shared] = {}
    for item in sorted(found, key=lambda item: item["severity"] != "warning"):
        stands = tuple(
            (p["application"], p["document"], p["page"], p["locator"], str(p["bbox"])) for p in item["places"]
        )
        kept.setdefault((item["code"], stands), item)
    return list(kept.values())


def _alike(names: Sequence[str], sentences: Sequence[int], groups: list[list[tuple[int, Trace]]]) -> list[Shared]:
    """Plans that share many sentences. Sentences of a form stand in many applications and are passed over, so that
    the pairs that are counted stay few."""
    pairs: dict[tuple[int, int], list[tuple[Trace, Trace]]] = {}
    own = list(sentences)
    for places in groups:
        one = dict(reversed(places))
        if len(one) > _COMMON:
            for index in one:
                own[index] -= 1
            continue
        indices = sorted(one)
        for at, left in enumerate(indices):
            for right in indices[at + 1 :]:
                pairs.setdefault((left, right), []).append((one[left], one[right]))
    found = []
    for (left, right), both in pairs.items():
        least = min(own[left], own[right])
        if len(both) < _COPIED or len(both) < _SHARE * least:
            continue
        who = [names[left], names[right]]
        share = len(both) * 100 // least
        found.append(
            {
                "code": _SENTENCE,
                "severity": "warning",
                "message": _ALIKE.format(who=_list(who), count=len(both), share=share),
                "applications": who,
                "count": 2,
                "sentences": len(both),
                "places": [
                    _place(names[index], trace)
                    for pair in both[:_SAMPLES]
                    for index, trace in zip((left, right), pair, strict=True)
                ],
            }
        )
    return found


def _near(names: Sequence[str], near: Sequence[Found], told: set[tuple[str, ...]]) -> list[Shared]:
    """Pages that are nearly the same, where the two plans aren't told for their sentences already."""
    return [
        {
            "code": _SENTENCE,
            "severity": "warning",
            "message": _NEAR.format(who=_list([names[left], names[right]]), count=len(same), share=same[0][2]),
            "applications": [names[left], names[right]],
            "count": 2,
            "pages": len(same),
            "places": [
                _place(names[index], trace)
                for one, other, _ in same[:_SAMPLES]
                for index, trace in ((left, one), (right, other))
            ],
        }
        for left, right, same in near
        if (names[left], names[right]) not in told
    ]


def _list(names: Sequence[str]) -> str:
    listed = "、".join(f"“{name}”" for name in names[:5])
    return listed if len(names) <= 5 else f"{listed}等 {len(names)} 份申报"


_ALIKE = "{who}的建设方案有 {count} 句除数字外相同（占较短一份的 {share}%），请核对是否照抄。"
_NEAR = "{who}的建设方案有 {count} 处页面大体相同（最多的一处约 {share}% 的文字相同），请核对是否照抄后改写。"
_MESSAGES = {
    "shared_person": "{label}同时列在{who}的材料里。",
    "shared_asset": "{label}同时列在{who}的材料里。",
    "shared_premises": "场地“{label}”同时用于{who}。",
    "same_file": "文件“{label}”与另一份申报的文件逐字节相同：{who}。",
}
