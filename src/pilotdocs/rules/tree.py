"""YAML as a tree in which every scalar is text and everything knows its line: no typing by the parser, no aliases."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from pilotdocs.rules.fault import Fault

# A guideline's pack is some tens of kilobytes. What is larger or deeper is no pack, and costs time to say so.
MOST_BYTES = 500_000
MOST_DEPTH = 40
MOST_NODES = 20_000


@dataclass(slots=True)
class Text:
    """A scalar as written (quotes and folding undone). `line` counts from 1."""

    line: int
    value: str


@dataclass(slots=True)
class Items:
    """A sequence."""

    line: int
    items: list[Node] = field(default_factory=list)


@dataclass(slots=True)
class Entries:
    """A mapping, in order; keys may repeat (the reader says so)."""

    line: int
    entries: list[tuple[Text, Node]] = field(default_factory=list)


Node = Text | Items | Entries


def read_tree(data: bytes) -> tuple[Node | None, list[Fault]]:
    """The tree of a pack's bytes; None with the faults where there is none. Time and depth are bounded."""
    if len(data) > MOST_BYTES:
        return None, [
            Fault(1, f"文件有 {len(data)} 字节，超过 {MOST_BYTES} 字节的上限", "规则包只写规则，请删去大段材料")
        ]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return None, [Fault(line, "文件不是 UTF-8 编码", "请用编辑器另存为 UTF-8")]
    try:
        return _build(yaml.parse(text, Loader=yaml.SafeLoader))
    except yaml.YAMLError as error:
        return None, [_syntax_fault(error)]


def _build(events: Iterator[yaml.Event]) -> tuple[Node | None, list[Fault]]:
    root: Node | None = None
    stack: list[Items | Entries] = []
    keys: list[Text | None] = []
    nodes = documents = 0
    for event in events:
        line = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                return None, [Fault(line, "一个文件里有两份文档（---）", "每个规则包单独存一个文件")]
        elif isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return None, [Fault(line, "使用了 YAML 的锚点或别名（& 或 *）", "请把内容写全，规则包不允许引用")]
        elif isinstance(event, (yaml.SequenceEndEvent, yaml.MappingEndEvent)):
            stack.pop()
            keys.pop()
        elif isinstance(event, (yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent)):
            nodes += 1
            if nodes > MOST_NODES:
                return None, [Fault(line, f"内容超过 {MOST_NODES} 项", "规则包只写规则，请拆成几个")]
            if event.tag is not None and event.tag != "!":
                return None, [Fault(line, f"使用了 YAML 标签 {event.tag}", "请去掉以 ! 开头的标签，直接写值")]
            node: Node
            if isinstance(event, yaml.ScalarEvent):
                node = Text(line, event.value)
            else:
                node = Items(line) if isinstance(event, yaml.SequenceStartEvent) else Entries(line)
            fault = _place(node, stack, keys)
            if fault:
                return None, [fault]
            if not stack:
                root = node
            if not isinstance(node, Text):
                stack.append(node)
                keys.append(None)
                if len(stack) > MOST_DEPTH:
                    return None, [Fault(line, f"嵌套超过 {MOST_DEPTH} 层", "请把条件拆开写")]
    if root is None:
        return None, [Fault(1, "文件是空的", "请按作者手册写出 pack、conditions 等各部分")]
    return root, []


def _place(node: Node, stack: list[Items | Entries], keys: list[Text | None]) -> Fault | None:
    if not stack:
        return None
    parent = stack[-1]
    if isinstance(parent, Items):
        parent.items.append(node)
    elif keys[-1] is None:
        if not isinstance(node, Text):
            return Fault(node.line, "键不是文字", "冒号左边只能写一个词")
        keys[-1] = node
    else:
        parent.entries.append((keys[-1], node))
        keys[-1] = None
    return None


def _syntax_fault(error: yaml.YAMLError) -> Fault:
    """Where reading stopped, or, where that is only the end of the file, where the open thing began."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    opened = getattr(error, "context_mark", None)
    if opened is not None and re.search(r"stream end|end of stream", str(getattr(error, "problem", ""))):
        mark = opened
    line = mark.line + 1 if mark else 1
    return Fault(line, "YAML 写法有误，从这里起读不下去", "请检查缩进（只用空格）、冒号后的空格、成对的引号和括号")
