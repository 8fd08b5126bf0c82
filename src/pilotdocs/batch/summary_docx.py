"""推荐汇总表.docx, from a template that a clerk can edit in Word. Who is recommended is left for a person to write."""

from __future__ import annotations

import io
from pathlib import Path

from pilotdocs.batch import messages
from pilotdocs.batch.summary_table import Data, clean, fact_value, settled_package, shown
from pilotdocs.errors import TemplateError

TEMPLATE = Path(__file__).parent / "推荐汇总表.docx"
_FACTS = {"staff": "pilot_staff", "area": "pilot_area", "equipment": "equipment_counted", "share": "external_share"}


def write_table(data: Data, template: Path = TEMPLATE) -> bytes:
    """The table's bytes: a row for each application that was audited. Raises TemplateError."""
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined
    from jinja2 import TemplateError as JinjaError
    from jinja2.sandbox import SandboxedEnvironment

    try:
        paper = DocxTemplate(template)
        environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
        paper.render({"rows": table_rows(data), **_totals(data)}, environment, autoescape=True)
    except (JinjaError, OSError, KeyError, ValueError) as error:
        raise TemplateError(template.name, type(error).__name__, "请换回自带的模板，或按说明改正") from error
    out = io.BytesIO()
    paper.save(out)
    return settled_package(out.getvalue())


def table_rows(data: Data) -> list[dict[str, str]]:
    """What a row of the table shows; every value is text."""
    from pilotdocs.batch.summary_table import FACTS

    units = {quantity: unit for quantity, _, unit in FACTS}
    rows: list[dict[str, str]] = []
    for item in (item for item in data["applications"] if item["status"] == "done"):
        verdicts = list(item["verdicts"].values())
        counts = [
            f"{words}{verdicts.count(verdict)}项" for verdict, words in messages.VERDICTS.items() if verdict in verdicts
        ]
        row = {
            "number": str(len(rows) + 1),
            "applicant": item["applicant"]["name"] or item["name"],
            "platform": item["applicant"]["platform"] or "—",
            "uscc": item["applicant"]["uscc"] or "—",
            "verdicts": "、".join(counts),
            "open": "；".join(_weighty(item)) or "无",
            "across": f"{item['across']}条" if item["across"] else "无",
        }
        row |= {name: shown(fact_value(item, quantity, units[quantity])) for name, quantity in _FACTS.items()}
        rows.append({name: clean(value) for name, value in row.items()})
    return rows


def _weighty(item: Data) -> list[str]:
    """The open points that speak against the application or leave it unproven; what a person looks at anyway is not."""
    titles = [point for point in item["open"] if not point.endswith(messages.VERDICTS["manual"])]
    return titles[:8]


def _totals(data: Data) -> dict[str, str]:
    titles = {item["rules"]["title"] for item in data["applications"] if item["rules"]}
    days = {item["as_of"] for item in data["applications"] if item["as_of"]}
    return {
        "count": str(data["counts"]["done"]),
        "failed": str(data["counts"]["unusable"] + data["counts"]["poisoned"]),
        "rules": clean("、".join(sorted(titles)) or "—"),
        "days": "、".join(sorted(days)[:3]) or "—",
    }
