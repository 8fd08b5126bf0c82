"""What the reviewer is told about files that are not read: every sentence of the folders room."""

from __future__ import annotations

from pilotdocs.model.document import Problem

_UNPACK = "请解压后直接放入申报文件夹，或改用 ZIP 格式。"
_AS_PDF = "请另存为 PDF 后提交。"

# Formats that are recognised and not read: what they are, and what to do instead.
UNREAD_FORMATS: dict[str, tuple[str, str]] = {
    "rar": ("文件是 RAR 压缩包，不能读取。", _UNPACK),
    "7z": ("文件是 7z 压缩包，不能读取。", _UNPACK),
    "gz": ("文件是 gzip 压缩文件，不能读取。", _UNPACK),
    "bz2": ("文件是 bzip2 压缩文件，不能读取。", _UNPACK),
    "xz": ("文件是 xz 压缩文件，不能读取。", _UNPACK),
    "tar": ("文件是 tar 归档，不能读取。", _UNPACK),
    "split_zip": ("文件是分卷压缩包的一卷，不能读取。", "请合并解压后直接放入申报文件夹。"),
    "pptx": ("文件是演示文稿（PPTX），不能读取。", _AS_PDF),
    "ppt": ("文件是演示文稿（PPT），不能读取。", _AS_PDF),
    "odp": ("文件是演示文稿（ODP），不能读取。", _AS_PDF),
    "epub": ("文件是电子书（EPUB），不能读取。", _AS_PDF),
    "msg": ("文件是 Outlook 邮件（MSG），不能读取。", "请把邮件正文和附件分别另存后提交。"),
    "eml": ("文件是电子邮件，不能读取。", "请把邮件正文和附件分别另存后提交。"),
    "mhtml": ("文件是单一文件网页（MHTML），不能读取。", _AS_PDF),
    "xml": ("文件是 XML 数据文件，不能读取。", "请提交与其对应的 PDF 或 OFD 版式文件。"),
    "heic": ("图片是 HEIC 格式，不能读取。", "请转换为 JPG 或 PNG 后提交。"),
    "caj": ("文件是 CAJ 格式，不能读取。", _AS_PDF),
    "dwg": ("文件是 CAD 图纸（DWG），不能读取。", _AS_PDF),
    "svg": ("文件是 SVG 图形，不能读取。", _AS_PDF),
    "video": ("文件是音视频，不能读取。", "请提交文字或图片形式的材料。"),
    "program": ("文件是程序，未打开。", "请从申报材料中删除，并确认来源。"),
    "ole": ("文件是旧式复合文档，看不出是哪一种，不能读取。", _AS_PDF),
    "unknown": ("看不出文件是什么格式，不能读取。", "请确认文件完好，并另存为 PDF、DOCX 或 XLSX 后提交。"),
}

# Formats that are read, as a reviewer calls them.
_NAMES = {
    "docx": "Word 文档（DOCX）", "doc": "Word 文档（DOC）", "xlsx": "Excel 表格（XLSX）", "xls": "Excel 表格（XLS）",
    "xlsb": "Excel 表格（XLSB）", "pdf": "PDF", "ofd": "OFD", "image": "图片", "csv": "逗号分隔的表格（CSV）",
    "txt": "纯文本", "html": "网页（HTML）", "rtf": "RTF 文档", "odt": "ODT 文档", "ods": "ODS 表格",
}  # fmt: skip


def unread_format(format: str) -> Problem:
    """For a format of `UNREAD_FORMATS`."""
    return Problem("unreadable", *UNREAD_FORMATS[format])


def empty_file() -> Problem:
    return Problem("unreadable", "文件是空文件（0字节）。", "请重新提交完整的文件。")


def encrypted_office() -> Problem:
    return Problem("unreadable", "文件已加密，需要密码才能打开。", "请解除密码后再提交。")


def file_too_large(size: int, limit: int) -> Problem:
    return Problem("unreadable", f"文件过大（{size}字节，上限{limit}字节），未读取。", "请拆分或压缩图片后再提交。")


def no_access() -> Problem:
    return Problem("unreadable", "文件不能打开，可能没有读取权限或磁盘有误。", "请检查文件权限后重新复制。")


def link_outside() -> Problem:
    return Problem("unreadable", "这是指向申报文件夹之外的链接，未跟随。", "请把文件本身放入申报文件夹。")


def link_broken() -> Problem:
    return Problem("unreadable", "这是失效的链接，没有对应的文件。", "请把文件本身放入申报文件夹。")


def special_file() -> Problem:
    return Problem("unreadable", "这不是普通文件（管道、设备等），未打开。", "请从申报文件夹中删除。")


def folder_too_deep(path: str, limit: int) -> Problem:
    return Problem("too_deep", f"文件夹“{path}”嵌套超过{limit}层，其中的文件未读取。", "请减少文件夹层数后重新提交。")


def folder_unlisted(path: str) -> Problem:
    return Problem(
        "unreadable", f"文件夹“{path}”不能打开，其中的文件未读取。", "请检查文件夹权限或缩短路径后重新提交。"
    )


def too_many_files(limit: int) -> Problem:
    return Problem("too_many", f"申报文件夹中的文件超过{limit}个，其余未读取。", "请只保留与申报有关的文件。")


def no_files() -> Problem:
    return Problem("empty_folder", "申报文件夹中没有可读的文件。", "请确认文件夹是否选对。")


def same_name() -> Problem:
    return Problem("duplicate_name", "有多个文件同名，已分别编号读取。", "请核对是否重复提交或内容不一致。")


def wrong_suffix(suffix: str, format: str) -> Problem:
    return Problem(
        "wrong_suffix",
        f"文件名的后缀是“{suffix}”，内容却是{_NAMES.get(format, format)}；已按内容读取。",
        "请核对文件是否放错或被改名。",
    )


def not_what_it_says(suffix: str) -> Problem:
    return Problem(
        "unreadable",
        f"文件名的后缀是“{suffix}”，内容却不是这种文件，只是一些字符，可能已损坏。",
        "请重新导出或扫描后提交。",
    )


def macros() -> Problem:
    return Problem("macro", "文件含有宏程序，宏未运行，只读取了文字。", "请确认文件来源，必要时要求提交不含宏的版本。")


def archive_damaged() -> Problem:
    return Problem("unreadable", "压缩包损坏或不完整，不能打开。", "请重新压缩后提交，或直接提交其中的文件。")


def archive_empty() -> Problem:
    return Problem("unreadable", "压缩包里没有文件。", "请重新压缩后提交。")


def archive_too_many(limit: int) -> Problem:
    return Problem("unreadable", f"压缩包中的文件超过{limit}个，未解压。", "请只保留与申报有关的文件。")


def archive_too_large() -> Problem:
    return Problem("unreadable", "压缩包解压后过大，其余文件未解压。", "请直接提交需要的文件。")


def archive_too_deep(limit: int) -> Problem:
    return Problem("unreadable", f"压缩包嵌套超过{limit}层，未解压。", "请解压后直接放入申报文件夹。")


def archive_refused_more(count: int) -> Problem:
    return Problem("unreadable", f"压缩包中另有{count}个文件未解压。", "请重新压缩后提交，或直接提交其中的文件。")


def member_encrypted() -> Problem:
    return Problem("unreadable", "压缩包中的文件已加密，不能解压。", "请提交不加密的压缩包。")


def member_unsafe() -> Problem:
    return Problem("unreadable", "压缩包中的文件名指向压缩包之外，未解压。", "请重新压缩后提交，并确认来源。")


def member_link() -> Problem:
    return Problem("unreadable", "压缩包中的这一项是链接，未跟随。", "请把文件本身放入压缩包。")


def member_damaged() -> Problem:
    return Problem("unreadable", "压缩包中的文件损坏，不能解压。", "请重新压缩后提交。")


def member_method() -> Problem:
    return Problem("unreadable", "压缩包用了不支持的压缩方法，不能解压。", "请用普通 ZIP 格式重新压缩。")


def member_bomb() -> Problem:
    return Problem("unreadable", "文件解压后异常膨胀，疑似压缩炸弹，未读取。", "请直接提交文件，并确认来源。")


def statement_malformed(why: str) -> Problem:
    return Problem("statement", f"application.yaml 不能使用：{why}。", "请改正该文件或删除它；它不是必需的。")
