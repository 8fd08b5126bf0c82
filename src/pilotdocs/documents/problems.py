"""What the reviewer is told about a file as a whole: the sentences of the dispatcher, not of the single readers."""

from __future__ import annotations

from pilotdocs.model.document import Problem
from pilotdocs.model.place import Place

UNREADABLE = "unreadable"

_ASK = "请换一台电脑打开核对，并另存为 PDF 后重新提交。"


def unreadable(cause: Problem) -> tuple[Problem, ...]:
    """The problems of a file that gave no text: first the one with the contract's code, then the finer cause."""
    first = Problem(UNREADABLE, cause.message, cause.remedy)
    return (first,) if cause.code == UNREADABLE else (first, cause)


def unknown_format(format: str) -> Problem:
    return Problem(UNREADABLE, f"文件格式（{format}）不能读取。", "请另存为 PDF、DOCX 或 XLSX 后提交。")


def damaged() -> Problem:
    return Problem("damaged", "文件损坏或内部结构异常，读取时出错。", _ASK)


def not_installed(component: str) -> Problem:
    return Problem("not_installed", f"本机缺少读取这类文件的组件（{component}）。", "请管理员补装后重新运行。")


def crashed() -> Problem:
    return Problem("crashed", "读取这个文件时程序异常终止，文件可能损坏。", _ASK)


def too_slow(seconds: float) -> Problem:
    return Problem("too_slow", f"读取超过{seconds:.0f}秒仍未完成，已放弃。", "请拆分文件或另存为 PDF 后重新提交。")


def stalled(seconds: float) -> Problem:
    return Problem("too_slow", f"读取时{seconds:.0f}秒没有进展，已放弃。", _ASK)


def too_large(memory: int) -> Problem:
    return Problem("too_large", f"读取所需内存超过{memory}MB的上限，已放弃。", "请拆分文件或压缩图片后重新提交。")


def too_deep() -> Problem:
    return Problem("too_deep", "文件内部嵌套过深，不能读取。", _ASK)


def no_text(format: str) -> Problem:
    if format in ("pdf", "image", "ofd"):
        return Problem(
            "no_text",
            "文件能打开，但没有读出任何文字（空白页、图形或无法识别的图像）。",
            "请提交清晰的扫描件或文字版。",
        )
    return Problem("no_text", "文件能打开，但里面没有文字。", "请确认提交的是否为完整的文件。")


def only_hidden() -> Problem:
    return Problem("no_text", "文件里只有隐藏的文字，看得见的内容为空。", "请提交内容可见的文件。")


def wrong_characters() -> Problem:
    return Problem("encoding", "文件中有不能识别的字符编码，个别文字可能有误。", "请另存为 UTF-8 编码后提交。")


def cut_off(blocks: int) -> Problem:
    return Problem("too_large", f"文件过长，只读取了前{blocks}段。", "请拆分后重新提交。")


def addressed_to_checker(quote: str, place: Place) -> Problem:
    return Problem(
        "addressed_to_checker",
        f"文中有写给审核人员或审核程序的话：“{quote}”。它只作为文件内容，不影响任何结论。",
        "请审核人员留意，并向申报单位了解原因。",
        place,
    )
