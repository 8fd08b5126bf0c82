"""Whether a paper binds anybody: drafts, letters of intent, papers declared void, ended registrations.

Each answer is the paper's own words, "" where it has none that speak against it.
"""

from __future__ import annotations

import re

from pilotdocs.figures.evidence.flow import Flow

_SAMPLE = r"(?:样本|样例|示例|模板)[)）]?$"
_VOID_TITLE = re.compile(r"意向(?:书|协议|合同)|预租|框架(?:协议|合同)|草稿|草案|作废|征求意见稿|预告登记|" + _SAMPLE)
_VOID_LINE = re.compile(r"[(（]?(?:[本此](?:合同|协议|证书?|执照))?已?(?:作废|注销|解除|终止)[)）]?")
_VOID_TEXT = re.compile(
    r"本(?:合同|协议)已于?[^，,。；\n]{0,30}(?:解除|终止|作废)|本(?:合同|协议|稿)[^，,。；\n]{0,16}尚未(?:签署|签订|生效)|尚未(?:签署|签订)[。\n]"
    r"|拟将[^。；\n]{0,80}出租|以(?:[^，,。；\n]{0,8})正式(?:租赁)?(?:合同|协议)为准|(?:本证书?|原证书?)[^，,。；\n]{0,8}(?:注销|作废)"
)
_DRAFT = re.compile(r"征求意见稿|初稿|草稿|草案|讨论稿|未经审计|未审|作废|" + _SAMPLE)
_UNAUDITED = re.compile(
    r"(?:以上|上述|前述|本表|本报告|本年度?|本期)[^，,。；\n]{0,14}(?:未经审计|尚未审计)|(?:数据|收入|报表)(?:均)?(?:未经审计|尚未审计)"
)
_EARLIER = re.compile(r"上期|上年|比较|以前年度|前期")
_OPINION = re.compile(
    r"(?:发表|出具|形成)(?:了)?(?:否定|无法表示)意见|(?:我们|本所)?无法(?:对[^。；\n]{0,40})?(?:发表|表示)(?:审计)?意见"
)
_OTHER_MATTER = re.compile(r"其他信息|内部控制")
_STATE = re.compile(
    r"(?:(?:登记|经营|企业|主体|存续|法人)?状态|主体资格)[:：]?\n?(?:已|依法)?(注销|吊销|撤销|停业|歇业|清算|除名|作废|解散)"
    r"|[本此](?:营业)?(?:执照|证书?|法人证书)[^，,。；\n]{0,24}(?:注销|吊销|作废|撤销|缴销)"
)


def _titled(flow: Flow, pattern: re.Pattern[str]) -> str:
    """The words of a title (one of the first two short lines) that the pattern finds."""
    lines = flow.text.split("\n")
    match = next((m for line in lines[:2] if len(line) <= 40 and (m := pattern.search(line))), None)
    return match[0] if match else ""


def _stamped(flow: Flow) -> str:
    return next((m[0] for line in flow.text.split("\n") if (m := _VOID_LINE.fullmatch(line))), "")


def void_contract(flow: Flow) -> str:
    """意向书, 草案, 作废, 本合同已解除: a contract or certificate that gives no right."""
    told = _VOID_TEXT.search(flow.text)
    return _titled(flow, _VOID_TITLE) or _stamped(flow) or (told[0] if told else "")


def void_audit(flow: Flow) -> str:
    """未经审计, 征求意见稿, 无法表示意见, 否定意见: a report that vouches for nothing. Comparative figures of earlier
    years may be unaudited; what is said of other information or of internal control is no opinion on the figures."""
    titled = _titled(flow, _DRAFT)
    if titled:
        return titled
    for sentence in re.split(r"(?<=[。；\n])", flow.text):
        told = _UNAUDITED.search(sentence)
        if told is not None and not _EARLIER.search(sentence):
            return told[0]
        opinion = _OPINION.search(sentence)
        if opinion is not None and not _OTHER_MATTER.search(sentence):
            return opinion[0]
    return ""


def void_licence(flow: Flow) -> str:
    """登记状态：注销, 本执照已作废: a registration that has ended."""
    state = _STATE.search(flow.text)
    return (state[0].replace("\n", "") if state else "") or _stamped(flow)
