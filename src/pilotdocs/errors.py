"""Errors that end a command: each carries its exit code and one clear Chinese sentence with a way out.

Trouble in an applicant's file is never one of these: it is a `Problem`, a value in the audit.
"""

from __future__ import annotations


class PilotdocsError(Exception):
    """Base of all. `exit_code` follows the contract: 1 part of the input unusable, 2 wrong command, 3 nothing done."""

    exit_code = 3


class PackError(PilotdocsError):
    """A rule pack that can't be used: which pack, on which line, what is wrong and how to mend it."""

    def __init__(self, pack: str, faults: list[str]) -> None:
        self.pack = pack
        self.faults = faults
        super().__init__(f"规则包“{pack}”不能使用：" + "；".join(faults))


class TemplateError(PilotdocsError):
    """A notice template that can't be used."""

    def __init__(self, template: str, fault: str, remedy: str) -> None:
        super().__init__(f"模板“{template}”不能使用：{fault}。{remedy}")


class DataError(PilotdocsError):
    """A data file of a command that can't be used."""

    def __init__(self, path: str, fault: str, remedy: str) -> None:
        super().__init__(f"数据文件“{path}”不能使用：{fault}。{remedy}")


class FolderError(PilotdocsError):
    """An application folder in which nothing could be done."""

    def __init__(self, path: str, fault: str, remedy: str) -> None:
        super().__init__(f"申报文件夹“{path}”{fault}。{remedy}")


class OutputError(PilotdocsError):
    """An output that can't be written."""

    def __init__(self, path: str, fault: str, remedy: str) -> None:
        super().__init__(f"输出“{path}”不能写入：{fault}。{remedy}")


class RefusedError(PilotdocsError):
    """A step that a guard refuses; the sentence says why and what would allow it."""

    def __init__(self, step: str, why: str, remedy: str) -> None:
        super().__init__(f"{step}被拒绝：{why}。{remedy}")
