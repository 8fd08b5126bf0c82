"""The store keeps every entry, lets none be changed, and shows when one was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import SQLAlchemyError

from pilotdocs.errors import RefusedError
from pilotdocs.register.chain import decode_record, encode_record
from pilotdocs.register.migrate import upgrade
from pilotdocs.register.records import (
    NAMES,
    Change,
    Evaluation,
    Objection,
    Organisation,
    Paper,
    Platform,
    Publicity,
    Reported,
    Step,
    Submission,
    Withdrawal,
)  # fmt: skip
from pilotdocs.register.schema import ENTRY, METADATA, TABLES
from pilotdocs.register.store import Register, RegisterError, open_register
from pilotdocs.register.verify import verify_register

AT = "2026-03-02T09:00:00+08:00"


def add(register: Register, *records: object) -> list[int]:
    with register.writing(by="王办", why="测试", at=AT) as pen:
        return [pen.add(record) for record in records]  # type: ignore[arg-type]


def add_platform(register: Register) -> int:
    (organisation,) = add(register, Organisation("甲公司"))
    return add(register, Platform("甲平台", organisation))[0]


def loosen(register: Register, table: str) -> None:
    """What an intruder with the database's own rights could do: take the triggers away."""
    with register.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text(f"DROP TRIGGER append_only ON {table}"))
        else:
            for verb in ("update", "delete"):
                connection.execute(text(f"DROP TRIGGER {table}_no_{verb}"))


def test_an_entry_says_who_did_what_when_and_why(register: Register) -> None:
    add_platform(register)
    with register.reading() as connection:
        rows = connection.execute(select(ENTRY).order_by(ENTRY.c.seq)).all()
    assert [(row.seq, row.kind, row.by, row.why, row.at) for row in rows] == [
        (1, "organisation", "王办", "测试", AT),
        (2, "platform", "王办", "测试", AT),
    ]
    assert rows[1].previous == rows[0].hash
    proof = verify_register(register)
    assert (proof.entries, proof.faults, proof.head) == (2, (), rows[1].hash)


def test_the_migrated_schema_is_the_one_the_program_uses(register: Register) -> None:
    with register.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_a_register_of_the_first_schema_comes_to_the_newest_with_its_data(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "pilotdocs.register.migrate.upgrade",
        lambda connection, shown, create: upgrade(connection, shown, "0001", create=create),
    )
    old = open_register(address, create=True)
    platform = add_platform(old)
    add(old, Paper(platform, "建设方案", date(2026, 1, 5), sha256="ab" * 32))
    with old.reading() as connection:
        head = connection.execute(select(ENTRY.c.hash).order_by(ENTRY.c.seq.desc()).limit(1)).scalar_one()
    old.close()
    monkeypatch.undo()
    new = open_register(address, create=True)
    with pytest.raises(SQLAlchemyError), new.engine.begin() as connection:
        connection.execute(text("UPDATE paper SET title = 'x'"))
    add(new, Paper(platform, "推荐意见", date(2026, 2, 5)))
    add(new, Reported(platform, 2026, "pilot_staff", "32", "person", date(2027, 1, 5)))
    after = verify_register(new, head=head)
    assert (after.entries, after.faults) == (5, ())
    new.close()


def test_a_register_of_a_newer_program_is_not_touched(register: Register, address: str) -> None:
    with register.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(RegisterError, match="更新版本的程序"):
        open_register(address, create=True)


def test_a_database_with_other_tables_is_not_touched(address: str) -> None:
    register = open_register(address, create=True)
    with register.engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    register.close()
    with pytest.raises(RegisterError, match="别的表"):
        open_register(address, create=True)


@pytest.mark.parametrize("table", ["entry", "platform", "step", "withdrawal", "evaluation"])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = 7", "DELETE FROM {0}"])
def test_the_database_refuses_to_change_or_delete(register: Register, table: str, statement: str) -> None:
    platform = add_platform(register)
    (step,) = add(register, Step(platform, "apply", "building", "applied", date(2026, 1, 5)))
    add(register, Withdrawal(step), Evaluation(platform, "2026", date(2026, 5, 1)))
    column = "seq" if table == "entry" else "id"
    with pytest.raises(SQLAlchemyError, match="append-only"), register.engine.begin() as connection:
        connection.execute(text(statement.format(table, column)))
    assert verify_register(register).faults == ()


@pytest.mark.parametrize(
    ("table", "statement", "says"),
    [
        ("entry", "UPDATE entry SET why = '另一个事由' WHERE seq = 2", "第 2 条的内容被改动过。"),
        ("entry", "UPDATE entry SET previous = hash WHERE seq = 3", "第 3 条接不上前一条。"),
        ("paper", "UPDATE paper SET day = '2020-01-01'", "表 paper 第 3 行与日志不符。"),
        ("paper", "DELETE FROM paper", "表 paper 缺第 3 行。"),
    ],
)
def test_a_change_behind_the_programs_back_shows(register: Register, table: str, statement: str, says: str) -> None:
    platform = add_platform(register)
    add(register, Paper(platform, "建设方案", date(2026, 1, 5)))
    loosen(register, table)
    with register.engine.begin() as connection:
        connection.execute(text(statement))
    assert says in verify_register(register).faults


def test_entries_cut_off_at_the_end_show_against_a_noted_hash(register: Register) -> None:
    platform = add_platform(register)
    add(register, Paper(platform, "建设方案", date(2026, 1, 5)))
    noted = verify_register(register).head
    for table in ("paper", "entry"):
        loosen(register, table)
    with register.engine.begin() as connection:
        connection.execute(text("DELETE FROM paper"))
        connection.execute(text("DELETE FROM entry WHERE seq = 3"))
    assert verify_register(register).faults == ()
    assert "校验值" in verify_register(register, head=noted).faults[0]


def test_a_failure_in_the_middle_leaves_nothing_behind(register: Register) -> None:
    before = verify_register(register)

    def fail() -> None:
        with register.writing(by="王办", why="测试", at=AT) as pen:
            pen.add(Organisation("甲公司"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert verify_register(register) == before
    assert add(register, Organisation("乙公司")) == [1]


def test_an_entry_needs_a_name_and_a_reason(register: Register) -> None:
    for by, why in (("", "事由"), ("王办", "  ")):
        with pytest.raises(RefusedError, match="经办人或事由"), register.writing(by=by, why=why, at=AT):
            pass


def test_a_reference_to_nothing_is_refused(register: Register) -> None:
    with pytest.raises(RefusedError, match="编号为 99"):
        add(register, Platform("甲平台", 99))
    platform = add_platform(register)
    with pytest.raises(RefusedError, match="公示"):
        add(register, Objection(platform, platform, date(2026, 1, 1), "异议"))


def test_a_correction_is_a_new_entry_and_only_of_the_first_of_the_same_kind(register: Register) -> None:
    platform = add_platform(register)
    (paper,) = add(register, Paper(platform, "建设方案", date(2026, 1, 5)))

    def correct(record: object, number: int) -> int:
        with register.writing(by="王办", why="日期写错", at=AT) as pen:
            return pen.add(record, corrects=number)  # type: ignore[arg-type]

    second = correct(Paper(platform, "建设方案", date(2026, 1, 6)), paper)
    with pytest.raises(RefusedError, match=f"最初的第 {paper} 条"):
        correct(Paper(platform, "建设方案", date(2026, 1, 7)), second)
    with pytest.raises(RefusedError, match="不是同类"):
        correct(Evaluation(platform, "2026", date(2026, 1, 7)), paper)
    with pytest.raises(RefusedError, match="不能改写"):
        correct(Step(platform, "apply", "a", "b", date(2026, 1, 7)), paper)
    with register.reading() as connection:
        assert len(connection.execute(select(TABLES["paper"])).all()) == 2


def test_what_others_rest_on_is_not_withdrawn(register: Register) -> None:
    platform = add_platform(register)
    (publicity,) = add(register, Publicity(platform, date(2026, 1, 5), date(2026, 1, 9)))
    (objection,) = add(register, Objection(platform, publicity, date(2026, 1, 6), "异议"))
    with pytest.raises(RefusedError, match=f"第 {objection} 条"):
        add(register, Withdrawal(publicity))
    add(register, Withdrawal(objection))
    add(register, Withdrawal(publicity))
    with pytest.raises(RefusedError, match="已撤销"):
        add(register, Withdrawal(publicity))
    with pytest.raises(RefusedError, match="公示"):
        add(register, Objection(platform, publicity, date(2026, 1, 6), "异议"))


def test_only_the_last_step_is_withdrawn(register: Register) -> None:
    platform = add_platform(register)
    first, second = add(
        register,
        Step(platform, "apply", "building", "applied", date(2026, 1, 5)),
        Step(platform, "recommend", "applied", "recommended", date(2026, 2, 5)),
    )
    with pytest.raises(RefusedError, match=f"先撤销第 {second} 条"):
        add(register, Withdrawal(first))
    add(register, Withdrawal(second), Withdrawal(first))


def test_a_wrong_address_is_one_sentence_without_the_password(tmp_path: object) -> None:
    with pytest.raises(RegisterError) as caught:
        open_register("postgresql://clerk:geheim@127.0.0.1:1/none", create=True)
    assert "geheim" not in str(caught.value)
    assert "打不开" in str(caught.value)
    with pytest.raises(RegisterError, match="不是支持的数据库"):
        open_register("mysql://a@b/c")


days = st.dates(min_value=date(1900, 1, 1))
words = st.text(st.characters(exclude_categories=["Cs"]))


@given(
    st.one_of(
        st.builds(Change, st.integers(), words, days, words),
        st.builds(Submission, st.integers(), words, st.integers(), days),
    )
)
def test_a_record_written_and_read_back_is_the_same(record: Change | Submission) -> None:
    assert decode_record(NAMES[type(record)], encode_record(record)) == record


def test_a_store_opened_twice_is_one_store(opened: Callable[[], Register]) -> None:
    first, second = opened(), opened()
    add_platform(first)
    add_platform(second)
    assert verify_register(first) == verify_register(second)
    assert verify_register(first).entries == 4
