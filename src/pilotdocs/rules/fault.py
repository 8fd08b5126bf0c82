"""What is wrong in a rule pack, for its author."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """`line` counts from 1; `message` says what is wrong, `remedy` how to mend it, both in Chinese."""

    line: int
    message: str
    remedy: str = ""

    def sentence(self) -> str:
        """One line for a person: where, what, and the way out."""
        return f"第 {self.line} 行：{self.message}" + (f"（{self.remedy}）" if self.remedy else "")
