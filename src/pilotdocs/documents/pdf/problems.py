"""What the reviewer is told about a PDF: every sentence of this room."""

from __future__ import annotations

from pilotdocs.documents.trouble import Unreadable
from pilotdocs.model.document import Problem
from pilotdocs.model.place import Place


def encrypted() -> Unreadable:
    return Unreadable("encrypted", "PDF 有打开密码，不能读取。", "请提供密码，或去除密码后重新提交。")


def damaged() -> Unreadable:
    return Unreadable("damaged", "PDF 文件损坏或不完整，不能打开。", "请用原软件重新导出 PDF 后提交。")


def empty() -> Unreadable:
    return Unreadable("empty", "PDF 文件是空的，没有任何页面。", "请核对文件后重新提交。")


def foreign_security() -> Unreadable:
    return Unreadable("encrypted", "PDF 使用了不支持的加密方式，不能读取。", "请去除加密后重新提交。")


def too_many_pages(read: int, total: int) -> Problem:
    return Problem("too_large", f"PDF 共{total}页，只读取了前{read}页。", "请拆分文件后分别提交。")


def too_much_text(page: int) -> Problem:
    return Problem("too_large", f"第{page}页内容过多，只读取了一部分。", "请核对该页，或重新导出后提交。", Place(page))


def page_damaged(page: int) -> Problem:
    return Problem("page_damaged", f"第{page}页损坏，不能读取。", "请核对该页，或重新导出 PDF 后提交。", Place(page))


def blank_page(page: int) -> Problem:
    return Problem("blank_page", f"第{page}页是空白页。", "", Place(page))


def needs_ocr(page: int) -> Problem:
    return Problem(
        "needs_ocr", f"第{page}页是图像，没有可读的文字。", "请安装文字识别组件后重新运行，或提交文字版。", Place(page)
    )


def garbled(page: int) -> Problem:
    return Problem(
        "garbled_text",
        f"第{page}页的文字层与显示内容不符（字体编码异常），未采用其文字层。",
        "请与页面图像核对，或重新导出 PDF 后提交。",
        Place(page),
    )


def layer_differs(page: int) -> Problem:
    return Problem(
        "layer_differs",
        f"第{page}页扫描图像下的隐藏文字与图像内容不一致，以图像为准。",
        "请与页面图像核对，并向申报单位了解原因。",
        Place(page),
    )


def attachment(name: str) -> Problem:
    shown = f"“{name}”" if name else "一个文件"
    return Problem("attachment", f"PDF 内嵌附件{shown}未读取。", "请将附件单独提交。")


def unsure_table(page: int, place: Place) -> Problem:
    return Problem(
        "unsure_table", f"第{page}页有一张表格线不规则，单元格划分可能有误。", "请与原件核对该表的内容。", place
    )
