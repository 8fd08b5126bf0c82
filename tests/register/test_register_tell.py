"""The life of a platform reads like a file card."""

from __future__ import annotations

from register_builder import SETTING, a_life, d, recognised

from pilotdocs.register.records import Change, Evaluation
from pilotdocs.register.tell import tell_life


def test_the_life_of_a_platform_is_told_in_order_with_what_comes_next() -> None:
    life = a_life(recognised("2025-03-02"), Change(2, "更名", d("2026-03-10"), text="联系人13805751234"))
    told = "\n".join(tell_life(life, SETTING, d("2026-06-11")))
    assert told.index("第3条 步骤：步骤 认定") < told.index("第4条 重大事项变更")
    assert "现状：已认定" in told
    assert "重大事项变更申请 更名（2026-03-10）：未提交（截止2026-06-10）" in told
    assert "受理重大事项变更（缺少“变更申请”）" in told
    assert "13805751234" not in told
    assert "13805751234" in "\n".join(tell_life(life, SETTING, d("2026-06-11"), masked=False))


def test_a_ground_is_told_with_its_proof() -> None:
    records = [Evaluation(2, name, d(f"20{name}-06-01"), "不合格") for name in ("26", "28")]
    told = tell_life(a_life(recognised("2025-03-02"), *records), SETTING, d("2028-06-02"))
    assert "取消资格事由：连续两次不合格——26（2026-06-01） 不合格；28（2028-06-01） 不合格" in told
