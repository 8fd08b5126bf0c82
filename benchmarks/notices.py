"""300 notices from one template: the whole of `write_notices` (guards, checks, atomic writes) beside a bare docxtpl loop.

python benchmarks/notices.py [COUNT]
python benchmarks/notices.py --grid      lines and characters a page, counted in a PDF that LibreOffice makes
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path

from docxtpl import DocxTemplate
from jinja2 import Environment

from pilotdocs.notices import KINDS, Order, load_profile, load_template, write_notices
from pilotdocs.notices.derive import context, derive
from pilotdocs.notices.environment import FILTERS
from pilotdocs.notices.pdf import count_grid, write_pdfs
from pilotdocs.notices.values import typed
from pilotdocs.resources import resource_dir

DATA = Path(__file__).resolve().parents[1] / "corpora" / "demo-notice.json"


def main(count: int) -> None:
    kind = KINDS["recognition"]
    raw = {name: value for name, value in json.loads(DATA.read_text(encoding="utf-8")).items() if name != "顺序号"}
    path = resource_dir("templates") / "recognition.docx"
    with tempfile.TemporaryDirectory() as room:
        start = time.perf_counter()
        results = write_notices(
            kind,
            [{**raw, "主送机关": f"第{number}家单位"} for number in range(count)],
            Path(room, "ours"),
            Order(load_template(path), load_profile(), 1),
        )
        ours = time.perf_counter() - start
        assert all(result.path for result in results)
        values, _ = derive(kind, typed(kind, {**raw, "顺序号": 1}, frozenset())[0])
        bare = Path(room, "bare")
        bare.mkdir()
        start = time.perf_counter()
        for number in range(count):
            environment = Environment(autoescape=True)
            environment.filters |= FILTERS
            template = DocxTemplate(str(path))
            template.render({**context(kind, values), "主送机关": f"第{number}家单位"}, environment)
            template.save(str(bare / f"{number}.docx"))
        loop = time.perf_counter() - start
    print(f"{count} notices: ours {count / ours:.1f}/s, bare docxtpl {count / loop:.1f}/s, ratio {loop / ours:.2f}")


def grid() -> None:
    kind = KINDS["recognition"]
    raw = {**json.loads(DATA.read_text(encoding="utf-8")), "附注": "正文" * 900}
    with tempfile.TemporaryDirectory() as room:
        order = Order(load_template(resource_dir("templates") / "recognition.docx"), load_profile(), force="-")
        (result,) = write_notices(kind, [raw], Path(room, "a.docx"), order)
        assert result.path
        made, said = write_pdfs([result.path])
        print("\n".join(said))
        if made:
            lines, chars, font = count_grid(made[0])
            print(f"{lines} lines x {chars} characters a page, set in {font}")


if __name__ == "__main__" and "--grid" in sys.argv:
    grid()
elif __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
