"""Text in an applicant's file that speaks to whoever checks it. It is reported and changes nothing.

An application rightly asks to be recognised (“恳请予以认定”), promises (“承诺所填内容真实”) and holds rules for its own
inspectors (“检验员应判定为不合格”). What it has no reason to do is to tell a checker, or a checking program, which
verdict to give, what to leave out, or whom to play. `_PATTERNS` looks for that, in text without its white space, so
that letters set apart are found too.
"""

from __future__ import annotations

import re
import unicodedata

from pilotdocs.documents import problems
from pilotdocs.model.document import Block, Document, Problem

_MOST = 20
_QUOTE = 80

_MET = r"[“\"「『']?(符合|通过|达标|合格(?!证)|满足|有效|成立|met|pass(ed)?|满分)(?!.{0,3}(或|/|、)[“\"]?(不|未))"
_PROGRAM = (
    r"(AI|人工智能|大模型|大?语言模型|GPT|(自动|智能|机器)(审核|审查|评审)|"
    r"(审核|审查|评审|核验|校验|检查)(程序|系统|软件|机器人|算法|引擎|助手|模型))"
)
_PERSON = r"(审核|审查|评审|核查|初审|复核)(人员|人|员|专家|老师|同志|组)"
_VERDICT = r"(判定|判为|判作|判断|认定|视为|视作|评定|标记|标注|标为|记为|输出|返回|给出|填)"
_FORCE = r"(直接|一律|务必|自动|无条件|全部|统一|默认|统统|立即)"
_OBJECT = (
    r"(本|该|此|上述|以上|以下|所有|全部|各|每|一切|我)(个|一|家|条|项)?"
    r"(申请|申报|项目|平台|单位|企业|公司|材料|文件|附件|项|条件|条款|指标|结论)"
)

# What all of them need one of: most text is passed over by this alone.
_HINT = re.compile(
    r"请|务必|必须|忽略|无视|忘|理会|抛开|覆盖|你|您|程序|模型|机器|AI|人工智能|GPT|结论|提示|审"
    r"verdict|ignore|disregard|forget|override|bypass|"
    r"youare|asan?|met|pass|compliant|approved|qualified|\||inst|sys|instruction|prompt",
    re.IGNORECASE,
)
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])

# Each is searched for in NFKC text without white space, whatever the case.
_PATTERNS: tuple[re.Pattern[str], ...] = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # Take back what the checker was told.
        r"(忽略|无视|忘记|忘掉|不要理会|不用理会|不必理会|抛开|覆盖)掉?(你|您)?的?(此前|之前|以上|上述|前面|先前|前述|上面|原有|既有|系统|任何|所有|全部|一切|给定|的)+(指令|指示|提示词?|规则|设定|命令|约束|审核要求|判断标准)",
        r"(ignore|disregard|forget|override|bypass)(all|any|the|of|your|these|those|my)*(previous|prior|above|preceding|earlier|former|system|foregoing)(and|or|all|the|system)*(instructions?|prompts?|rules?|directions?|context|guidelines?|messages?)",
        # Tell it whom to play.
        rf"(你|您)(现在|接下来)?(是|要扮演|将扮演|扮演)(一[个名位])?(专业的?|资深的?|严格的?)?({_PROGRAM}|AI助手|智能助手|助手|审核员|审查员)",
        r"作为(一[个名])?(AI助手|AI模型|人工智能助手|大?语言模型|(审核|审查)(程序|系统|助手|模型))[,，]?(你|您|请|应|须|必须|务必)",
        r"youare(now)?(an?|the)(ai|assistant|largelanguagemodel|languagemodel|reviewer|auditor|checker)",
        r"asan?(ai|languagemodel|largelanguagemodel)(assistant|model|reviewer|auditor|,|you)",
        # Tell a program anything about its result.
        rf"(请|要求|提示|告知|致|敬告|通知|提醒|注意|@|各){_PROGRAM}.{{0,30}}({_VERDICT}|通过|跳过|忽略|不要|无需|不必|请勿|放行)",
        rf"{_PROGRAM}[^。；]{{0,12}}(请|务必|必须)[^。；]{{0,16}}({_VERDICT}.{{0,8}}{_MET}|跳过|忽略|不要|无需|不必|放行)",
        r"(仅|只|专)?(供|给|写给)(AI|人工智能|大?模型|大?语言模型|审核程序|审核系统|机器|程序)(阅读|读取|看|识别|审阅)的?(指令|说明|提示|内容|文字|话)",
        rf"({_PROGRAM}|{_PERSON}|程序|模型|机器)(读到|看到|读取到|识别到|检测到|遇到)(此|这|本|该)(处|里|段|行|文|句|页|内容|文件|文档)",
        # Ask for the verdict itself.
        rf"请({_PERSON}|你|您|贵局|贵方|各位专家|工作人员)?.{{0,6}}{_FORCE}.{{0,12}}{_VERDICT}.{{0,6}}?{_MET}",
        rf"请({_PERSON}|你|您|贵局|贵方|各位专家|工作人员)?(予以|给予|均|都|按)?判(定|断)?(为|作|成)?.{{0,4}}?{_MET}",
        rf"(请|务必|必须).{{0,4}}(把|将|对)?{_OBJECT}.{{0,10}}?(判定|判为|判作|判|标记|标注|标为|视为|输出|返回)(为|作|成)?{_MET}(?!后|方|才|的)",
        rf"{_PERSON}[^。；]{{0,8}}(请|务必){_FORCE}?(判定|放行|忽略|跳过|不要|勿|无需|不必)",
        r"请(勿|不要|不必|无需|无须)再?(对.{0,8})?(指出|报告|提示|标记|扣减|核减|质疑|怀疑|核对|核查|核实|深究|检查|理会|比对).{0,14}(问题|差异|矛盾|不一致|出入|缺失|不符|瑕疵|数字|数据|本文件|本材料|本附件|附件|本页|该页|此页|内容)",
        r"(mark|rate|judge|treat|classify|report|label|set|consider|evaluate|return|output|answer|respond)(this|that|all|every|the|each|with|it|as|application|condition|conditions|verdict|criteria|criterion|finding|findings|result|to|is|are|be|only|applicant)*(as|:|=|to|with)?[\"'“]?(met|passed|compliant|approved|qualified|fullycompliant)(?![a-z])",
        r"[\"'“]?(verdict|结论|判定结果|审核结论)[\"'”]?[:：=][\"'“]?(met|pass(ed)?|true)(?![a-z])",
        # A chat's own marks.
        r"<\|(im_start|im_end|system|user|assistant|endoftext)\|>|\[/?inst\]|<</?sys>>|#{2,}(system|instructions?)[:：#]|</?(systemprompt|system_prompt)>|(system|系统)(prompt|提示词)[:：]",
    )
)  # fmt: skip


def find_addressed(document: Document) -> tuple[Problem, ...]:
    """A problem `addressed_to_checker`, with place and quote, for each sentence that tells a checker what to do, hidden
    text included; at most twenty a document."""
    found: list[Problem] = []
    for block in document.blocks():
        for start, end in _spans(block.text):
            found.append(_problem(block, start, end))
            if len(found) >= _MOST:
                return tuple(found)
    return tuple(found)


def _spans(text: str) -> list[tuple[int, int]]:
    """Where in `text` such sentences stand, in order, without overlaps."""
    if not _HINT.search(unicodedata.normalize("NFKC", "".join(text.translate(_INVISIBLE).split()))):
        return []
    squeezed, places = _squeeze(text)
    hits = sorted(
        (places[match.start()], places[match.end() - 1] + 1)
        for pattern in _PATTERNS
        for match in pattern.finditer(squeezed)
    )
    spans: list[tuple[int, int]] = []
    for start, end in hits:
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def _squeeze(text: str) -> tuple[str, list[int]]:
    """NFKC text without white space and invisible characters, and each character's index in `text`."""
    characters: list[str] = []
    places: list[int] = []
    for index, written in enumerate(text):
        for character in unicodedata.normalize("NFKC", written):
            if not character.isspace() and unicodedata.category(character) not in ("Cf", "Mn"):
                characters.append(character)
                places.append(index)
    return "".join(characters), places


def _problem(block: Block, start: int, end: int) -> Problem:
    quote = block.text[start:end]
    if len(quote) > _QUOTE:
        quote = quote[:_QUOTE]
        end = start + _QUOTE
    return problems.addressed_to_checker(quote, block.place_of(start, end))
