"""The demo: audits the sample folder that ships beside this file and writes one notice.  python corpora/demo.py OUT"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pilotdocs.cli import main

HERE = Path(__file__).resolve().parent


def run(*arguments: str) -> None:
    """One command as a user would give it; stops the demo where it does not end well."""
    print(f"$ pilotdocs {' '.join(arguments)}", flush=True)
    try:
        main(list(arguments))
    except SystemExit as left:
        if left.code:
            raise


def demo(out: Path) -> None:
    """Audit, then one notice; says where to look."""
    out.mkdir(parents=True, exist_ok=True)
    run("audit", str(HERE / "demo"), "-o", str(out / "审核"), "--as-of", "2025-09-30")
    data = json.loads((out / "审核" / "audit.json").read_text(encoding="utf-8"))
    print(f"\n{data['applicant']['name']}：{len(data['figures'])} 个数值，{len(data['discrepancies'])} 处差异")
    for item in data["discrepancies"]:
        print(f"  · {item['message']}")
    run("notice", "recognition", "--data", str(HERE / "demo-notice.json"), "-o", str(out / "认定通知.docx"))
    print(
        f"\n备忘录：{out / '审核' / '审核备忘录.docx'}\n页面：{out / '审核' / 'report.html'}\n通知：{out / '认定通知.docx'}"
    )


if __name__ == "__main__":
    demo(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out/demo"))
