"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const json = (id) => (byId(id) ? JSON.parse(byId(id).textContent) : null);
  const strings = json("strings");
  // Pages opened from disk may have no storage: choices then last for the page.
  const stored = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const store = (key, value) => { try { localStorage.setItem(key, value); } catch { /* the choice lasts for this page */ } };
  const element = (name, text, attributes = {}) => {
    const node = document.createElement(name);
    node.textContent = text;
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    return node;
  };

  let language = stored("kaext-language") === "ka" ? 1 : 0;
  const say = (key) => (strings[key] || [key, key])[language];
  const translate = () => {
    document.documentElement.lang = language ? "ka" : "en";
    all("[data-t]").forEach((node) => {
      const target = node.querySelector(":scope > button") || node;
      target.textContent = say(node.dataset.t);
    });
    byId("language").lang = language ? "en" : "ka";
  };
  byId("language").addEventListener("click", () => { language = 1 - language; store("kaext-language", language ? "ka" : "en"); translate(); });

  const root = document.documentElement;
  if (stored("kaext-theme")) root.dataset.theme = stored("kaext-theme");
  byId("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    store("kaext-theme", root.dataset.theme);
  });

  const compare = (a, b) => {
    const x = Number(a), y = Number(b);
    return a !== "" && b !== "" && !Number.isNaN(x) && !Number.isNaN(y) ? x - y : String(a).localeCompare(String(b), "ka");
  };
  const cell = (value) => (/[",\n\r]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  const csv = (rows) => rows.map((row) => row.map((value) => cell(String(value ?? ""))).join(",")).join("\r\n") + "\r\n";
  const copy = async (button, rows) => {
    const text = csv(rows);
    if (navigator.clipboard && isSecureContext) await navigator.clipboard.writeText(text);
    else {
      const area = element("textarea", text, { "aria-hidden": "true" });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
    button.textContent = say("copied");
    setTimeout(() => { button.textContent = say("copy"); }, 1500);
  };
  const sortButtons = (header, sort) => all("th", header).forEach((th, index) => {
    const button = element("button", th.textContent, { type: "button" });
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      const direction = th.getAttribute("aria-sort") === "ascending" ? "descending" : "ascending";
      all("th", header).forEach((other) => other.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", direction);
      sort(index, direction === "ascending" ? 1 : -1);
    });
  });

  all("table.sortable").forEach((table) => sortButtons(table.tHead, (index, sign) => {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    rows.sort((a, b) => sign * compare(a.cells[index].textContent, b.cells[index].textContent));
    body.append(...rows);
  }));
  all("[data-filters]").forEach((input) => input.addEventListener("input", () => {
    const wanted = input.value.toLocaleLowerCase();
    all(`#${input.dataset.filters} tbody tr`).forEach((row) => { row.hidden = !row.textContent.toLocaleLowerCase().includes(wanted); });
  }));
  all("[data-copies]").forEach((button) => button.addEventListener("click", () => {
    const table = byId(button.dataset.copies);
    const rows = [table.tHead.rows[0], ...[...table.tBodies[0].rows].filter((row) => !row.hidden)];
    copy(button, rows.map((row) => [...row.cells].map((item) => item.textContent)));
  }));

  const lists = json("lists");
  if (lists) {
    const STEP = 200;
    const query = new URLSearchParams(location.search);
    let table = lists.columns[query.get("table")] ? query.get("table") : "relations";
    let shown = STEP, order = null;
    const exact = () => [...query].filter(([key]) => key !== "table" && lists.columns[table].includes(key));
    const found = () => {
      const columns = lists.columns[table];
      const wanted = byId("list-filter").value.toLocaleLowerCase();
      const rows = lists.rows[table].filter((row) =>
        exact().every(([key, value]) => {
          const text = String(row[columns.indexOf(key) + 1] ?? "");
          return key === "date" ? text.startsWith(value) : text === value;
        }) && row.slice(1).join(" ").toLocaleLowerCase().includes(wanted));
      if (order) rows.sort((a, b) => order.sign * compare(a[order.index + 1] ?? "", b[order.index + 1] ?? ""));
      return rows;
    };
    const draw = () => {
      const rows = found();
      const body = byId("list-table").tBodies[0];
      body.replaceChildren(...rows.slice(0, shown).map((row) => {
        const tr = document.createElement("tr");
        row.slice(1).forEach((value, index) => {
          const td = document.createElement("td");
          const column = lists.columns[table][index];
          if (["text", "evidence", "message"].includes(column)) td.append(element("a", value ?? "", { href: row[0], lang: "ka" }));
          else td.textContent = value ?? "";
          tr.append(td);
        });
        return tr;
      }));
      byId("list-count").textContent = `${rows.length} ${say("rows")}`;
      byId("list-more").hidden = rows.length <= shown;
      byId("list-exact").replaceChildren(...exact().map(([key, value]) => {
        const chip = element("button", `${key}: ${value} ×`, { type: "button" });
        chip.addEventListener("click", () => { query.delete(key); draw(); });
        return chip;
      }));
    };
    const choose = (name) => {
      table = name; shown = STEP; order = null;
      all("[data-list]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.list === name)));
      const row = document.createElement("tr");
      row.append(...lists.columns[name].map((column) => element("th", column, { scope: "col" })));
      byId("list-table").tHead.replaceChildren(row);
      sortButtons(byId("list-table").tHead, (index, sign) => { order = { index, sign }; draw(); });
      draw();
    };
    all("[data-list]").forEach((button) => button.addEventListener("click", () => choose(button.dataset.list)));
    byId("list-filter").addEventListener("input", () => { shown = STEP; draw(); });
    byId("list-more").addEventListener("click", () => { shown += STEP; draw(); });
    byId("list-copy").addEventListener("click", (event) => copy(event.currentTarget, [lists.columns[table], ...found().map((row) => row.slice(1))]));
    choose(table);
  }

  const records = json("records");
  if (records) {
    const HIDDEN = new Set(["table", "doc_id", "id", "start", "end", "source_start", "source_end", "bbox", "block_id", "long_form_start", "long_form_end", "long_form_source_start", "long_form_source_end"]);
    const show = (ids) => {
      const parts = ids.filter((id) => records[id]).flatMap((id) => {
        const record = records[id];
        const list = document.createElement("dl");
        for (const [key, value] of Object.entries(record)) {
          if (HIDDEN.has(key) || value === "" || value === null || value === false) continue;
          list.append(element("dt", strings[key] ? say(key) : key), element("dd", String(value)));
        }
        return [element("h3", say(record.table)), list];
      });
      byId("details").replaceChildren(...parts);
      all(".active").forEach((node) => node.classList.remove("active"));
      ids.forEach((id) => all(`[data-r~="${CSS.escape(id)}"]`).forEach((node) => node.classList.add("active")));
    };
    const ids = (node) => node.dataset.r.split(" ");
    all("mark[data-r]").forEach((mark) => {
      mark.addEventListener("mouseenter", () => show(ids(mark)));
      mark.addEventListener("focus", () => show(ids(mark)));
      mark.addEventListener("click", () => {
        show(ids(mark));
        const hit = document.querySelector(`.hit[data-r="${CSS.escape(ids(mark)[0])}"]`);
        if (hit) hit.scrollIntoView({ block: "center" });
      });
      mark.addEventListener("keydown", (event) => { if (event.key === "Enter") mark.click(); });
    });
    all(".hit").forEach((hit) => hit.addEventListener("click", () => {
      show(ids(hit));
      const mark = document.querySelector(`mark[data-r~="${CSS.escape(hit.dataset.r)}"]`);
      if (mark) mark.scrollIntoView({ block: "center" });
    }));
    all("[data-kind]").forEach((box) => box.addEventListener("change", () => {
      all(`#text mark.${box.dataset.kind}, .hit.${box.dataset.kind}`).forEach((node) => node.classList.toggle("off", !box.checked));
    }));
    const target = () => { const id = decodeURIComponent(location.hash.slice(1)); if (records[id]) show([id]); };
    addEventListener("hashchange", target);
    target();
  }
  translate();
})();
