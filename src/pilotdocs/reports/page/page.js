"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = data.words;
  const key = "pilotdocs:" + data.findings.map((f) => f.id + f.digest.slice(0, 8)).join("|").slice(0, 900);
  const figuresShown = new Set();
  const factsShown = new Set();
  const choices = load();
  let current = -1;

  function el(tag, attributes, ...children) {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value === null || value === undefined || value === false) continue;
      if (name === "on") for (const [event, run] of Object.entries(value)) node.addEventListener(event, run);
      else if (value === true) node.setAttribute(name, "");
      else node.setAttribute(name, value);
    }
    for (const child of children.flat(9)) if (child !== null && child !== undefined && child !== "")
      node.append(child.nodeType ? child : document.createTextNode(String(child)));
    return node;
  }
  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  }
  function badge(kind, text) { return el("span", { class: "badge " + kind }, text); }
  function link(place) { return el("a", { href: place.href }, place.label); }

  function header() {
    const meta = data.meta;
    const counts = {};
    for (const f of data.findings) counts[f.verdict] = (counts[f.verdict] || 0) + 1;
    const row = (name, value) => el("div", {}, el("dt", {}, name), el("dd", {}, value || words.notFound));
    const badges = Object.keys(counts).map((v) => badge(v, data.findings.find((f) => f.verdict === v).verdictWord + " " + counts[v]));
    document.getElementById("head").append(
      el("h1", {}, words.title),
      el("dl", {}, row(words.applicant, meta.applicant), row(words.uscc, meta.uscc), row(words.platform, meta.platform),
        row(words.day, meta.dayWord), row(words.rules, meta.rules.title + (meta.rules.status ? "（" + meta.rules.status + "）" : ""))),
      meta.draft ? el("p", { class: "note" }, words.draft) : null,
      el("p", { class: "note" }, words.advice),
      el("div", { class: "bar" }, badges,
        el("button", { type: "button", id: "save", on: { click: save } }, words.save),
        el("button", { type: "button", on: { click: () => window.print() } }, words.print),
        el("button", { type: "button", on: { click: help } }, words.help + "（?）"),
        el("span", { id: "said", role: "status", "aria-live": "polite" })));
  }

  function navigation() {
    const nav = document.getElementById("nav");
    nav.setAttribute("aria-label", words.navigation);
    const search = el("input", { type: "search", id: "search", placeholder: words.search, "aria-label": words.search, on: { input: filter } });
    const list = el("ol", {}, data.findings.map((f, index) =>
      el("li", { "data-finding": f.id }, el("a", { href: "#" + f.id, on: { click: () => choose(index, false) } },
        el("span", {}, f.title), badge(f.verdict, f.verdictWord)))));
    const more = [["discrepancies", words.discrepancies], ["rows", words.rows], ["papers", words.papers], ["documents", words.documents], ["coverage", words.coverage], ["others", words.others]];
    nav.append(search, list, el("ul", {}, more.map(([id, name]) => el("li", {}, el("a", { href: "#" + id }, name)))));
  }

  function around(figure) {
    const place = figure.around;
    if (figure.picture) {
      const p = figure.picture;
      const box = el("div", { class: "lit" });
      [box.style.left, box.style.top, box.style.width, box.style.height] = p.lit.map((v) => v + "%");
      return el("figure", {}, el("img", { src: p.uri, width: p.width, height: p.height, decoding: "async", alt: fill(words.pictureOf, { place: figure.place.label, quote: figure.quote }) }), box);
    }
    if (figure.sketch) return sketch(figure);
    if (!place) return null;
    if (place.rows) {
      const rows = place.rows.map((row, r) => el("tr", {}, el("th", { scope: "row" }, row.number),
        row.cells.map((cell, c) => { const on = r === place.lit[0] && c === place.lit[1]; return el("td", { class: on ? "on" : null, colspan: row.spans[c] > 1 ? row.spans[c] : null }, on && cell ? el("mark", {}, cell) : cell); })));
      return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": figure.place.label }, el("table", {}, el("tbody", {}, rows)));
    }
    const lit = place.end > place.start;
    return el("div", {}, place.before ? el("p", { class: "near" }, place.before) : null,
      el("p", { class: "near" }, place.text.slice(0, lit ? place.start : 0), lit ? el("mark", {}, place.text.slice(place.start, place.end)) : null, place.text.slice(lit ? place.end : 0)),
      place.after ? el("p", { class: "near" }, place.after) : null);
  }

  function sketch(figure) {
    const s = figure.sketch;
    const svg = (tag, attributes, text) => {
      const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
      for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
      if (text) node.textContent = text;
      return node;
    };
    const frame = svg("svg", { viewBox: s.view.join(" "), class: "sketch", role: "img", "aria-label": fill(words.sketchOf, { place: figure.place.label, quote: figure.quote }) });
    frame.append(svg("rect", { x: s.lit[0] - 2, y: s.lit[1] - 2, width: s.lit[2] + 4, height: s.lit[3] + 4, class: "mark" }));
    for (const [x, y, height, width, text] of s.lines) frame.append(svg("text", { x: x, y: y - height * 0.15, "font-size": Math.max(4, height * 0.85), textLength: width, lengthAdjust: "spacingAndGlyphs" }, text));
    return el("figure", { class: "whole" }, frame, el("figcaption", { class: "near" }, words.sketchNote));
  }

  function card(id) {
    const figure = data.figures[id];
    if (!figure) return null;
    if (figuresShown.has(id)) return el("p", { class: "card" }, el("a", { href: "#" + id }, figure.value + "　" + figure.place.label), " ", el("span", { class: "soft" }, words.above));
    figuresShown.add(id);
    const low = figure.confidence < 0.9;
    return el("article", { class: "card", id: id, tabindex: "-1" },
      el("div", { class: "title" }, el("b", {}, figure.value), el("span", {}, figure.name), figure.period ? el("span", { class: "soft" }, figure.period) : null,
        figure.status ? badge("manual", figure.status) : null, low ? badge("judgement", fill(words.unsure, { n: figure.confidence.toFixed(2) })) : null, el("span", { class: "id" }, id)),
      el("div", {}, el("q", {}, figure.quote)), el("div", {}, words.place + "：", link(figure.place)), around(figure),
      el("p", { class: "near" }, words.method + "：" + [figure.method].concat(figure.cues).filter(Boolean).join("；")));
  }

  function fact(quantity) {
    const f = data.facts[quantity];
    if (!f) return null;
    if (factsShown.has(quantity)) return el("p", {}, el("a", { href: "#q-" + quantity }, f.name + "：" + (f.used || words.none)), " ", el("span", { class: "soft" }, words.above));
    factsShown.add(quantity);
    const sum = (name, value) => el("div", {}, name, el("b", {}, value || words.none));
    const side = (name, ids, empty) => el("div", { class: "side" }, el("h4", {}, name), ids.length ? ids.map(card) : el("p", { class: "soft" }, empty));
    return el("div", { class: "fact", id: "q-" + quantity, tabindex: "-1" }, el("h3", {}, f.name),
      el("div", { class: "sum" }, sum(words.claimed, f.claimed), sum(words.evidenced, f.evidenced), sum(words.used, f.used)),
      el("p", {}, f.basis),
      el("div", { class: "sides" }, side(words.claims, f.claims, words.noClaim), side(words.proofs, f.proofs, words.noProof)));
  }

  function finding(f, index) {
    const listed = new Set(f.facts.flatMap((q) => data.facts[q] ? data.facts[q].claims.concat(data.facts[q].proofs) : []));
    const rest = f.figures.filter((id) => !listed.has(id));
    const step = (s) => el("li", {}, s.text, s.result ? " → " : null, s.result ? el("b", {}, s.result) : null, s.figures.map((id) => data.figures[id] ? [" ", el("a", { href: "#" + id }, data.figures[id].place.label)] : null));
    const block = (name, content) => content && content.length !== 0 ? [el("h3", {}, name), content] : null;
    return el("section", { id: f.id, tabindex: "-1", "aria-labelledby": "h-" + index, "data-index": index },
      el("div", { class: "title" }, el("h2", { id: "h-" + index }, f.title), badge(f.verdict, f.verdictWord), el("span", {}, f.reasonWord), el("span", { class: "soft" }, f.strength), el("span", { class: "id" }, f.id)),
      el("blockquote", {}, f.clause), el("p", {}, f.explanation),
      f.flips ? el("p", {}, words.flips + "：" + f.flips) : null,
      f.readings.length ? block(words.readings, el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, [words.reading, words.value, words.reached].map((w) => el("th", { scope: "col" }, w)))),
        el("tbody", {}, f.readings.map((r) => el("tr", {}, el("td", {}, r.title), el("td", {}, r.value), el("td", {}, r.reached === null ? words.unknown : r.reached ? words.yes : words.no))))))) : null,
      f.facts.map(fact),
      rest.length ? block(words.figures, rest.map(card)) : null,
      f.steps.length ? el("details", {}, el("summary", {}, words.steps), el("ol", { class: "plain" }, f.steps.map(step))) : null,
      f.discrepancies.length ? block(words.discrepancies, el("ul", { class: "plain" }, f.discrepancies.map((id) => { const d = data.discrepancies.find((x) => x.id === id); return el("li", {}, el("a", { href: "#" + id }, id + " " + d.title), "：" + d.message); }))) : null,
      f.ask ? el("p", {}, words.ask + "：" + f.ask) : null, f.site ? el("p", {}, words.site + "：" + f.site) : null,
      decision(f));
  }

  function decision(f) {
    const before = data.decisions.find((d) => d.finding === f.id);
    const state = choices[f.id] || {};
    const reason = el("textarea", { "aria-label": words.reason, placeholder: words.reason, maxlength: "2000", on: { input: (e) => { keep(f.id, "reason", e.target.value); } } });
    reason.value = state.reason || "";
    const buttons = ["accepted", "rejected", "noted"].map((name) => el("button", { type: "button", "data-choice": name, "aria-pressed": String(state.decision === name), on: { click: (e) => {
      const off = (choices[f.id] || {}).decision === name;
      keep(f.id, "decision", off ? "" : name);
      for (const b of e.target.parentNode.querySelectorAll("button")) b.setAttribute("aria-pressed", String(!off && b === e.target));
    } } }, words[name]));
    return el("fieldset", {}, el("legend", {}, words.decision),
      before ? el("p", { class: before.state === "reopened" ? "note" : "" }, words[before.decision] + "：" + before.reason + "（" + before.stateWord + "）", before.changes.length ? el("ul", { class: "plain" }, before.changes.map((c) => el("li", {}, c))) : null) : null,
      el("div", { class: "bar" }, buttons), reason);
  }

  function lists() {
    const table = (heads, rows) => el("div", { class: "scroll" }, el("table", {}, el("thead", {}, el("tr", {}, heads.map((h) => el("th", { scope: "col" }, h)))), el("tbody", {}, rows)));
    const section = (id, name, content) => el("section", { id: id, tabindex: "-1", "aria-label": name }, el("h2", {}, name), content && content.length !== 0 ? content : el("p", { class: "soft" }, words.nothing));
    const doc = (id) => { const d = data.documents.find((x) => x.id === id); return d ? el("a", { href: "#" + id }, d.path) : id; };
    const place = (id) => data.figures[id] ? el("a", { href: "#" + id }, data.figures[id].place.label) : null;
    const between = (items) => items.flatMap((item, index) => index ? ["；", item] : [item]);
    return [
      () => section("discrepancies", words.discrepancies, data.discrepancies.length ? el("ul", { class: "plain" }, data.discrepancies.map((d) => el("li", { id: d.id, tabindex: "-1" }, badge(d.severity, d.weight), " ", el("b", {}, d.id + " " + d.title), "：" + d.message + " ", between(d.figures.length || d.places.length ? d.figures.map(place).concat(d.places.map(link)) : d.documents.map(doc))))) : null),
      () => section("rows", words.rows, data.rows.map((t) => [el("h3", {}, t.name), table([words.label, words.listed, words.counted, words.code, words.reason, words.place], t.rows.map((r) => el("tr", {}, [r.label, r.value, r.counted, r.code || words.kept, r.reason].map((v) => el("td", {}, v)), el("td", {}, link(r.place)))))])),
      () => section("papers", words.papers, table([words.paper, words.need, words.there, words.files], data.completeness.map((c) => el("tr", {}, el("td", {}, c.kind), el("td", {}, c.required ? words.required : words.optional), el("td", {}, c.present ? words.yesThere : words.notThere), el("td", {}, between(c.documents.map(doc))))))),
      () => section("coverage", words.coverage, data.coverage.length ? el("ul", { class: "plain" }, data.coverage.map((c) => el("li", {}, c.message + " ", c.figure ? place(c.figure) : c.document ? doc(c.document) : null))) : null),
      () => section("documents", words.documents, table([words.number, words.file, words.kind, words.pages, words.textKind, words.problem], data.documents.map((d) => el("tr", { id: d.id, tabindex: "-1" }, el("td", {}, d.id), el("td", {}, d.href ? el("a", { href: d.href }, d.path) : d.path), el("td", {}, d.kinds.join("、")), el("td", {}, d.pages), el("td", {}, d.text), el("td", {}, d.problems.join(" ")))))),
      () => section("others", words.others, el("details", {}, el("summary", {}, words.show), [Object.keys(data.facts).filter((q) => !factsShown.has(q)).map(fact), Object.keys(data.figures).filter((id) => !figuresShown.has(id)).map(card)].flat())),
    ];
  }

  function sections() { return [...document.querySelectorAll("main>section[data-index]")].filter((s) => !s.hidden); }
  function choose(index, move) {
    current = index;
    for (const s of document.querySelectorAll("main>section")) s.classList.toggle("now", s.dataset.index === String(index));
    data.findings.forEach((f, i) => { const a = document.querySelector('nav li[data-finding="' + CSS.escape(f.id) + '"] a'); if (i === index) a.setAttribute("aria-current", "true"); else a.removeAttribute("aria-current"); });
    const target = document.querySelector('main>section[data-index="' + index + '"]');
    if (move && target) { target.focus({ preventScroll: true }); target.scrollIntoView({ block: "start" }); }
  }
  function step(by) {
    const open = sections().map((s) => Number(s.dataset.index));
    if (!open.length) return;
    const at = open.indexOf(current);
    choose(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : Math.min(open.length - 1, Math.max(0, at + by))], true);
  }
  function filter(event) {
    const wanted = event.target.value.trim().toLowerCase();
    let count = 0;
    for (const section of document.querySelectorAll("main>section")) {
      const hit = !wanted || section.textContent.toLowerCase().includes(wanted);
      section.hidden = !hit;
      if (hit) count += 1;
      const item = document.querySelector('nav li[data-finding="' + CSS.escape(section.id) + '"]');
      if (item) item.hidden = !hit;
    }
    say(wanted ? fill(words.found, { n: count }) : "");
  }
  function help() {
    let dialog = document.getElementById("help");
    if (!dialog) {
      dialog = el("dialog", { id: "help", "aria-label": words.help }, el("h2", {}, words.help), el("ul", { class: "plain" }, words.keys.map(([k, text]) => el("li", {}, el("kbd", {}, k), " " + text))),
        el("button", { type: "button", on: { click: () => dialog.close() } }, words.close));
      document.body.append(dialog);
    }
    dialog.showModal();
  }
  function say(text) { document.getElementById("said").textContent = text; }

  function load() {
    const kept = {};
    for (const d of data.decisions) if (d.state === "kept") kept[d.finding] = { decision: d.decision, reason: d.reason, by: d.by };
    try { return Object.assign(kept, JSON.parse(window.localStorage.getItem(key) || "{}")); } catch (error) { return kept; }
  }
  function keep(id, name, value) {
    choices[id] = Object.assign({}, choices[id], { [name]: value });
    try { window.localStorage.setItem(key, JSON.stringify(choices)); } catch (error) { /* a browser without storage: saving the file still works */ }
  }
  function save() {
    const made = data.findings.filter((f) => choices[f.id] && choices[f.id].decision).map((f) => ({
      finding: f.id, condition: f.condition, decision: choices[f.id].decision, reason: choices[f.id].reason || "", by: choices[f.id].by || "", digest: f.digest, snapshot: f.snapshot,
    }));
    const waiting = data.decisions.filter((d) => d.state !== "kept" && !made.some((m) => m.finding === d.finding)).map((d) => ({
      finding: d.finding, condition: d.condition, decision: d.decision, reason: d.reason, by: d.by, digest: d.digest, snapshot: d.snapshot,
    }));
    const file = { schema: data.meta.schema, applicant: data.meta.applicant, as_of: data.meta.day, rules: data.meta.rules, decisions: made.concat(waiting) };
    const url = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1) + "\n"], { type: "application/json" }));
    const anchor = el("a", { href: url, download: "decisions.json" });
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    window.setTimeout(() => URL.revokeObjectURL(url), 10000);
    say(fill(words.saved, { n: made.length }));
  }

  document.addEventListener("keydown", (event) => {
    const at = event.target;
    const typing = at.matches && at.matches("input,textarea,select");
    if (event.key === "Escape" && typing) { at.blur(); return; }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") { event.preventDefault(); document.getElementById("search").focus(); }
    else if (event.key === "?") help();
    else if (event.key === "Enter" && at.matches && at.matches("main>section[data-index]")) { const b = at.querySelector("fieldset button"); if (b) { event.preventDefault(); b.focus(); } }
    else if ("123".includes(event.key) && current >= 0) { const s = document.querySelector('main>section[data-index="' + current + '"]'); s.querySelectorAll("fieldset button")[Number(event.key) - 1].click(); }
  });

  header();
  navigation();
  const main = document.getElementById("main");
  main.setAttribute("aria-label", words.title);
  data.findings.forEach((f, index) => main.append(finding(f, index)));
  for (const make of lists()) main.append(make());
  function follow() {
    const target = window.location.hash.length > 1 ? document.getElementById(decodeURIComponent(window.location.hash.slice(1))) : null;
    if (!target) return;
    for (let above = target.parentElement; above; above = above.parentElement) if (above.tagName === "DETAILS") above.open = true;
    const section = target.closest("main>section[data-index]");
    if (section) choose(Number(section.dataset.index), false);
    target.scrollIntoView({ block: target.offsetHeight < window.innerHeight ? "center" : "start", behavior: "instant" });
    if (target.focus) target.focus({ preventScroll: true });
  }
  window.addEventListener("hashchange", follow);
  window.addEventListener("beforeprint", () => { for (const d of document.querySelectorAll("details")) d.open = true; });
  if (window.location.hash.length > 1) { window.location.replace(window.location.hash); follow(); }
})();
