"""What applications share is found, with both places, and nobody's identity number is kept."""

from __future__ import annotations

import json
import random
import stat
import sys
from pathlib import Path

import pytest
from batch_builder import settings_for, write_application
from hypothesis import given
from hypothesis import strategies as st

from pilotdocs.batch import run_batch
from pilotdocs.batch.across import find_shared
from pilotdocs.batch.pages import sketch
from pilotdocs.batch.places import plain_address, precise_address
from pilotdocs.batch.traces import Trace, plain_identity

SHARED = "330602199104055518"
PEOPLE = "".join(f"{n},员工{n},3306021990{n:02}01{n:04},工程师,技术\n" for n in range(1, 5))


def trace(code: str, key: int, what: str = "x", marks: tuple[str, ...] = (), label: str = "甲") -> Trace:
    place = {"document": "a.pdf", "page": 1, "locator": None, "bbox": None, "quote": label}
    return {"code": code, "key": f"{key:032x}", "what": what, "label": label, "marks": list(marks), **place}


def wide(key: int) -> int:
    return key << 64


def test_a_person_in_two_applications_is_told_with_both_places_and_never_in_clear(tmp_path: Path) -> None:
    root = tmp_path / "root"
    write_application(root / "甲", "甲有限公司", people=PEOPLE + f"5,周某,{SHARED},工程师,技术\n")
    other = PEOPLE.replace("3306021990", "3306021985")
    write_application(root / "乙", "乙有限公司", people=other + f"9,周 某,{SHARED},工程师,技术\n")
    settings = settings_for(root)
    run_batch(settings)
    summary = json.loads((settings.out / "汇总.json").read_text("utf-8"))
    (shared,) = [item for item in summary["across"] if item["code"] == "shared_person"]
    assert sorted(shared["applications"]) == ["乙", "甲"]
    assert sorted(place["application"] for place in shared["places"]) == ["乙", "甲"]
    assert all(place["document"] == "人员名册.csv" and place["locator"] for place in shared["places"])
    own = json.loads((settings.out / "甲" / "跨申报比对.json").read_text("utf-8"))
    assert shared in own["discrepancies"]
    for path in settings.out.rglob("*"):
        if path.is_file() and path.suffix in (".json", ".html", ".log"):
            assert SHARED not in path.read_text("utf-8"), path
    key = settings.out / ".pilotdocs" / "key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600


def test_equal_files_are_told_once_for_all_and_empty_ones_never(tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("甲", "乙", "丙"):
        folder = write_application(root / name, f"{name}有限公司")
        (folder / "空.txt").write_bytes(b"")
        (folder / f"附件{name}.txt").write_text("同一份附件的内容，三家都交了。", "utf-8")
    settings = settings_for(root)
    run_batch(settings)
    across = json.loads((settings.out / "汇总.json").read_text("utf-8"))["across"]
    (same,) = [item for item in across if item["code"] == "same_file"]
    assert same["count"] == 3
    assert sorted(place["document"] for place in same["places"]) == ["附件丙.txt", "附件乙.txt", "附件甲.txt"]


def test_a_number_alone_is_a_hint_and_a_number_with_the_same_name_a_warning() -> None:
    def severity(left: tuple[str, ...], right: tuple[str, ...]) -> str:
        traces = [[trace("shared_asset", wide(7), "number", marks)] for marks in (left, right)]
        (found,) = find_shared(["甲", "乙"], traces.__getitem__)
        return str(found["severity"])

    assert severity(("a", "b"), ("b", "c")) == "warning"
    assert severity(("a",), ("b",)) == "info"
    assert severity(("a",), ()) == "warning"


def test_copied_plans_are_told_and_a_forms_own_sentences_are_not() -> None:
    copied = [trace("similar_plan", wide(key)) for key in range(1, 9)]
    form = [trace("similar_plan", wide(key)) for key in range(100, 120)]
    own = [[trace("similar_plan", wide(1000 + 50 * index + key)) for key in range(10)] for index in range(12)]
    plans = [form + own[index] + (copied if index < 2 else []) for index in range(12)]
    found = find_shared([f"企业{index}" for index in range(12)], plans.__getitem__)
    assert [(item["applications"], item["sentences"]) for item in found] == [(["企业0", "企业1"], 8)]


@given(st.lists(st.sets(st.integers(1, 30)), min_size=1, max_size=8))
def test_exactly_the_keys_of_two_or_more_applications_are_found(keys: list[set[int]]) -> None:
    traces = [[trace("shared_person", wide(key), label=f"甲{key}") for key in sorted(own)] for own in keys]
    found = find_shared([f"{index}" for index in range(len(keys))], traces.__getitem__)
    expected = sorted(
        [f"{index}" for index, own in enumerate(keys) if key in own]
        for key in range(31)
        if sum(key in own for own in keys) > 1
    )
    merged = sorted(item["applications"] for item in found)
    assert {tuple(item) for item in merged} == {tuple(item) for item in expected}


def test_the_work_grows_with_the_number_of_applications_and_not_with_its_square() -> None:
    def calls(count: int) -> int:
        """How many Python functions are called: the same on every machine, unlike seconds."""
        traces = [
            [trace("shared_person", wide(100 * index + key)) for key in range(30)]
            + [trace("shared_asset", wide((index // 2) * 100 + key + 10**9), "number", ("m",)) for key in range(3)]
            for index in range(count)
        ]
        made = 0

        def count_call(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event == "call"

        sys.setprofile(count_call)
        try:
            find_shared([str(index) for index in range(count)], traces.__getitem__)
        finally:
            sys.setprofile(None)
        return made

    assert 2 * calls(100) < calls(400) < 5 * calls(100)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("浙江省绍兴市越城区人民路1号2幢三层", "绍兴市越城区人民路1号2号楼3楼"),
        ("越城区 人民路 1 号 2栋 3F", "浙江省绍兴市越城区人民路1号（2幢）3层"),
        ("上虞区曹娥街道复兴路99号十二幢", "绍兴市上虞区曹娥街道复兴路99号12幢"),
    ],
)
def test_one_address_written_in_several_ways_is_one(one: str, other: str) -> None:
    assert plain_address(one) == plain_address(other) != ""
    assert precise_address(plain_address(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [("越城区人民路1号2幢3层", "越城区人民路1号3幢2层"), ("柯桥区人民路1号", "越城区人民路1号")],
)
def test_two_addresses_stay_two(one: str, other: str) -> None:
    assert plain_address(one) != plain_address(other)


def test_identity_numbers_are_compared_in_one_form_and_masked_ones_not_at_all() -> None:
    assert plain_identity(" 33060219910405 551x ") == "33060219910405551X"
    assert plain_identity("３３０６０２１９９１０４０５５５１８") == SHARED
    assert len(plain_identity("330602910405551")) == 18
    assert plain_identity("330602910405551")[:17] == "33060219910405551"
    assert plain_identity("330***********5518") == ""


WORDS = (
    "平台建设反应放大分离纯化结晶干燥粉碎包装工艺验证样机试制性能检测中间试验公共服务能力团队设备场地管理制度收费标准知识产权商业秘密安全环保"
    "人才引进产学研合作企业高校科研院所成果转化首台首套示范线小批量生产质量控制过程分析计量校准数据采集仿真模拟数字孪生"
)


def prose(seed: int, sentences: int = 60) -> list[str]:
    chance = random.Random(seed)
    return ["".join(chance.choice(WORDS) for _ in range(40)) for _ in range(sentences)]


def edited(sentences: list[str], seed: int) -> list[str]:
    """The same with one character of each sentence changed."""
    chance = random.Random(seed)
    return [text[:at] + "甬" + text[at + 1 :] for text in sentences for at in [chance.randrange(5, 35)]]


def test_a_plan_copied_with_a_change_in_every_sentence_is_told_by_its_pages(tmp_path: Path) -> None:
    root = tmp_path / "root"
    plans = {"甲": prose(1), "乙": edited(prose(1), 2), "丙": prose(3)}
    for name, sentences in plans.items():
        folder = write_application(root / name, f"{name}有限公司")
        text = (folder / "建设方案.txt").read_text("utf-8")
        (folder / "建设方案.txt").write_text(text + "\n".join(f"{sentence}。" for sentence in sentences), "utf-8")
    settings = settings_for(root)
    run_batch(settings)
    across = json.loads((settings.out / "汇总.json").read_text("utf-8"))["across"]
    (found,) = [item for item in across if item["code"] == "similar_plan"]
    assert sorted(found["applications"]) == ["乙", "甲"]
    assert found["pages"] >= 2
    assert "大体相同" in found["message"]
    assert {place["application"] for place in found["places"]} == {"甲", "乙"}
    assert all(place["locator"] for place in found["places"])


@given(st.integers(0, 50), st.integers(0, 400))
def test_a_sketch_changes_only_where_the_text_does(seed: int, at: int) -> None:
    words = "".join(prose(seed, 20))
    changed = words[:at] + "甬" + words[at + 1 :]
    lost = set(sketch(words)) - set(sketch(changed))
    assert len(lost) <= 8
