"use strict";
// Draws the two long tables from the page's data, a hundred rows at a time; texts only ever go in as text.
const data = JSON.parse(document.getElementById("data").textContent);
const PAGE = 100;
function table(name, rows, late) {
  const box = document.getElementById(name);
  const body = box.querySelector("tbody"), told = box.querySelector(".told");
  const [back, on] = box.querySelectorAll("button");
  const search = box.querySelector("input"), picks = [...box.querySelectorAll("select")];
  const texts = rows.map(row => row.join("\n").normalize("NFKC").toLowerCase());
  let found = [], start = 0;
  const draw = () => {
    body.replaceChildren(...found.slice(start, start + PAGE).map(index => {
      const line = document.createElement("tr");
      if (late && rows[index][late].startsWith("逾期")) line.className = "late";
      for (const cell of rows[index]) line.appendChild(document.createElement("td")).textContent = cell;
      return line;
    }));
    const end = Math.min(start + PAGE, found.length);
    told.textContent = found.length ? `第 ${start + 1}—${end} 条，共 ${found.length} 条` : "没有符合的";
    back.disabled = start === 0; on.disabled = end >= found.length;
  };
  const look = () => {
    const words = search.value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    found = [];
    for (let index = 0; index < rows.length; index++)
      if (words.every(word => texts[index].includes(word)) &&
          picks.every(pick => !pick.value || rows[index][+pick.dataset.column] === pick.value)) found.push(index);
    start = 0; draw();
  };
  for (const pick of picks)
    for (const value of [...new Set(rows.map(row => row[+pick.dataset.column]))].filter(Boolean).sort((a, b) => a.localeCompare(b, "zh-CN")))
      pick.add(new Option(value, value));
  search.addEventListener("input", look); picks.forEach(pick => pick.addEventListener("change", look));
  back.addEventListener("click", () => { start -= PAGE; draw(); }); on.addEventListener("click", () => { start += PAGE; draw(); });
  look();
}
table("due", data.due, 7);
if (data.grounds.length) table("grounds", data.grounds, 0);
table("platforms", data.platforms, 0);
