"""The small language that a template may speak: fields, filters, if and for. Anything else is refused before it runs.

A template comes from outside, so the sandbox is not the only fence: the tree of each tag is held against a list of
what is allowed (no calls, no multiplication, no assignment), which bounds what rendering can cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.exceptions import TemplateError as JinjaError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from pilotdocs.notices.numerals import area, capital_amount, chinese_number, day_text, percent, span_text, wan, yuan

_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
    nodes.Filter, nodes.Test, nodes.If, nodes.CondExpr, nodes.For, nodes.And, nodes.Or, nodes.Not, nodes.Compare,
    nodes.Operand, nodes.Concat, nodes.List, nodes.Tuple,
)  # fmt: skip
_INNER = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_TESTS = frozenset({"defined", "none", "equalto", "eq", "ne", "lt", "le", "gt", "ge", "in", "odd", "even"})
_CONTROL = re.compile("[\x00-\x06\x07\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
MAX_NODES = 5000


class FilterFault(Exception):
    """A filter was given something that it can't write; the text says which."""


def _decimal(write: Callable[[Decimal], str], name: str) -> Callable[[object], str]:
    def filtered(value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise FilterFault(f"“{name}”前面要是数，这里是“{value}”")
        try:
            return write(Decimal(value))
        except (ValueError, ArithmeticError) as error:
            raise FilterFault(f"“{name}”写不出这么大的数：{value}") from error

    return filtered


def _day(value: object) -> str:
    if not isinstance(value, date):
        raise FilterFault(f"“日期”前面要是日期，这里是“{value}”")
    return day_text(value)


def _span(first: object, last: object) -> str:
    if not isinstance(first, date) or not isinstance(last, date):
        raise FilterFault("“起止”的两头都要是日期")
    return span_text(first, last)


def _number(value: object) -> str:
    if isinstance(value, bool) or not isinstance(value, int):
        raise FilterFault(f"“汉字数”前面要是整数，这里是“{value}”")
    try:
        return chinese_number(value)
    except ValueError as error:
        raise FilterFault(f"“汉字数”写不出这个数：{value}") from error


def _join(value: object, between: str = "、") -> str:
    if not isinstance(value, list | tuple):
        raise FilterFault("“join”前面要是若干段文字")
    return str(between).join(str(item) for item in value)


def _length(value: object) -> int:
    if not isinstance(value, list | tuple | str):
        raise FilterFault("“length”前面要是表格或文字")
    return len(value)


def _ended(value: object) -> str:
    """A sentence with its full stop, once."""
    text = str(value).rstrip()
    return text if text.endswith(("。", "！", "？")) else text.rstrip("；;，,．.") + "。"


def _open(value: object) -> str:
    """A sentence without its stop, to be gone on with."""
    return str(value).rstrip().rstrip("。；;，,")


FILTERS: Mapping[str, Callable[..., object]] = {
    "万元": _decimal(wan, "万元"),
    "元": _decimal(yuan, "元"),
    "大写金额": _decimal(capital_amount, "大写金额"),
    "面积": _decimal(area, "面积"),
    "百分比": _decimal(percent, "百分比"),
    "日期": _day,
    "起止": _span,
    "汉字数": _number,
    "句号": _ended,
    "去句号": _open,
    "join": _join,
    "length": _length,
}


def _as_written(value: object) -> object:
    """A value as text that comes out as it went in: markup escaped, docxtpl's own escapes (“{_{”) kept as letters,
    control characters (which no docx can hold) dropped."""
    if value is None:
        return ""
    if isinstance(value, Markup):
        return value
    text = value if isinstance(value, str) else str(value)
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    safe = str(escape(text))
    for brace in ("{_", "_}", "%_", "_%"):
        safe = safe.replace(brace, brace.replace("_", "&#95;"))
    return Markup(safe)  # noqa: S704 - escaped above


class NoticeEnvironment(ImmutableSandboxedEnvironment):
    """Sandboxed, strict and escaping; keeps what it compiled, so that many notices cost one compilation."""

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, finalize=_as_written)
        self.filters = dict(FILTERS)
        self.globals = {}
        self._compiled: dict[str, Any] = {}

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Any:
        """As Jinja's, compiled once a source; anything outside the language is refused first."""
        key = str(source)
        if key not in self._compiled:
            faults = list(find_faults(self.parse(key)))
            if faults:
                raise UnsafeTemplate("；".join(dict.fromkeys(faults)))
            self._compiled[key] = super().from_string(source, globals, template_class)
        return self._compiled[key]


class UnsafeTemplate(JinjaError):
    """The template says something outside the language."""


_WORDS = {
    "Call": "函数调用", "Mul": "乘法", "Pow": "乘方", "Assign": "赋值", "Import": "引入", "FromImport": "引入",
    "Include": "引入", "Macro": "宏", "CallBlock": "宏", "Extends": "继承", "Block": "块", "FilterBlock": "过滤块",
    "Add": "加法", "Sub": "减法", "Div": "除法", "Mod": "取余", "Dict": "字典", "Slice": "切片",
}  # fmt: skip


def find_faults(tree: nodes.Template) -> Iterator[str]:
    """What a parsed template says outside the language, in Chinese."""
    seen = 0
    stack: list[tuple[nodes.Node, frozenset[str]]] = [(tree, frozenset())]
    while stack:
        node, inner = stack.pop()
        seen += 1
        if seen > MAX_NODES:
            yield "标签过多"
            return
        yield from _node_faults(node, inner)
        if isinstance(node, nodes.For):
            inner = inner | {name.name for name in node.target.find_all(nodes.Name)} | {_loop_name(node)}
        stack.extend((child, inner) for child in node.iter_child_nodes())


def _loop_name(node: nodes.For) -> str:
    return node.target.name if isinstance(node.target, nodes.Name) else ""


def _node_faults(node: nodes.Node, inner: frozenset[str]) -> Iterator[str]:
    name = type(node).__name__
    if not isinstance(node, _ALLOWED):
        yield _WORDS.get(name, name)
    elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        yield f"“.{node.attr}”"
    elif isinstance(node, nodes.Getitem):
        if not isinstance(node.arg, nodes.Const) or not isinstance(node.arg.value, int | str):
            yield "方括号里不是名称或数字"
        elif str(node.arg.value).startswith("_"):
            yield f"“[{node.arg.value}]”"
    elif isinstance(node, nodes.Name) and (node.name.startswith("_") or node.name in _INNER):
        yield f"“{node.name}”"
    elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
        yield f"不认识的过滤器“{node.name}”"
    elif isinstance(node, nodes.Test) and node.name not in _TESTS:
        yield f"不认识的判断“{node.name}”"
    elif isinstance(node, nodes.For):
        root = node.iter
        while isinstance(root, nodes.Getattr | nodes.Getitem):
            root = root.node
        if not isinstance(root, nodes.Name) or node.recursive:
            yield "for 只能逐行读取一个字段"
        elif inner and root.name not in inner:
            yield "for 里面再用 for 时，只能读取这一行自己的字段"
