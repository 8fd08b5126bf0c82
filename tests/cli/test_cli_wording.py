"""What the command line says of a wrong call is Chinese, as is its help."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pilotdocs.cli import main

WRONG = [
    (["audit"], "缺少“FOLDER”"),
    (["audit", "没有的"], "FOLDER：找不到“没有的”"),
    (["audit", "x.txt"], "FOLDER：“x.txt”是文件，这里要写文件夹"),
    (["inspect", "sub"], "FILE：“sub”是文件夹，这里要写文件"),
    (["audit", "sub", "--foo"], "没有选项 --foo"),
    (["audit", "sub", "--outputs", "x"], "没有选项 --outputs"),
    (["audit", "sub", "more"], "多出了“more”"),
    (["audit", "-o"], "选项 -o 后面要写内容"),
    (["audit", "--quiet=3", "sub"], "选项 --quiet 后面不写内容"),
    (["audit", "sub", "--jobs", "x"], "--jobs：“x”不是数"),
    (["audit", "sub", "--jobs", "100"], "--jobs：100 超出范围，应在 0 到 64 之间"),
    (["batch", "sub", "--seconds", "0"], "太小，应不小于 1"),
    (["audit", "sub", "--as-of", "2025"], "“2025”不是日期"),
    (["template", "build"], "缺少选项 -o"),
    (["frob"], "没有命令“frob”"),
    (["rules", "frob"], "没有命令“frob”"),
]


@pytest.mark.parametrize(("words", "said"), WRONG, ids=[" ".join(words) for words, _ in WRONG])
def test_a_wrong_call_is_answered_in_chinese(
    words: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "x.txt").write_text("", encoding="utf-8")
    (tmp_path / "sub").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as left:
        main(words)
    told = capsys.readouterr().err
    assert left.value.code == 2
    assert said in told
    assert not re.search(r"[A-Za-z]+ [a-z]+ [a-z]+", told), "no English sentence"


@pytest.mark.parametrize("words", [["--help"], ["audit", "--help"], ["rules", "--help"], ["batch", "--help"], []])
def test_help_is_chinese(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(words)
    shown = "".join(capsys.readouterr())
    assert "用法：" in shown
    assert not re.search(r"Usage|Options:|Commands:|Show this|default:", shown)
