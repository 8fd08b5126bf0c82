"use strict";
(() => {
  const table = document.getElementById("all");
  if (!table) return;
  const body = table.tBodies[0], rows = Array.from(body.rows);
  const filter = document.getElementById("filter"), verdict = document.getElementById("verdict");
  const key = (row, column) => { const cell = row.cells[column]; return cell.dataset.sort ?? cell.textContent; };
  const compare = (a, b) => {
    const x = parseFloat(a), y = parseFloat(b), bare = /^-?[\d.]*$/;
    if (bare.test(a) && bare.test(b)) return (isNaN(x) ? -Infinity : x) - (isNaN(y) ? -Infinity : y);
    return a.localeCompare(b, "zh-CN");
  };
  table.tHead.rows[0].querySelectorAll("th").forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      table.querySelectorAll("th").forEach(other => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => compare(key(a, column), key(b, column)) * (down ? -1 : 1));
      body.append(...rows);
    });
  });
  const show = () => {
    const words = filter.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits = (!words || row.textContent.toLowerCase().includes(words)) &&
        (!verdict.value || Array.from(row.cells).some(cell => cell.textContent === verdict.value));
      row.hidden = !fits;
      count += fits;
    }
    document.getElementById("shown").textContent = `显示 ${count} / ${rows.length} 份`;
  };
  filter.addEventListener("input", show);
  verdict.addEventListener("change", show);
  show();
})();
