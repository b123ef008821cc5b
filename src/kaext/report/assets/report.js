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
    all("[data-label]").forEach((node) => node.setAttribute("aria-label", say(node.dataset.label)));
    all("[data-dot]").forEach((dot) => {
      const [country, relation] = dot.dataset.dot.split(" ").map(say);
      const label = `${country}: ${relation}, ${dot.dataset.rest}`;
      dot.setAttribute("aria-label", label);
      dot.querySelector("title").textContent = label;
    });
    document.title = document.title.replace(strings.title[1 - language], strings.title[language]);
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
    copy(button, rows.map((row) => [...row.cells].map((item) => item.dataset.column || item.textContent)));
  }));

  // A list in a page: its first rows stand in it, the others in files that are loaded when they are asked for.
  const data = json("lists");
  if (data) {
    const LINKED = new Set(["text", "evidence", "message", "document"]), GEORGIAN = new Set(["text", "evidence", "document_title"]), WIDE = new Set(["message", "remedy"]);
    const query = new URLSearchParams(location.search);
    let table = Object.hasOwn(data.columns, query.get("table")) ? query.get("table") : Object.keys(data.columns)[0];
    let shown = data.shown, order = null, turn = 0;
    const parts = Object.fromEntries(Object.entries(data.lists).map(([name, list]) => [name, [list.rows]]));
    const underWay = new Map();
    globalThis.kaextRows = (name, number, rows) => { parts[name][number] = rows; };
    const load = (name, number) => {
      const file = `data/${name}-${number}.js`;
      if (!underWay.has(file)) {
        underWay.set(file, new Promise((resolve) => {
          const script = element("script", "", { src: file });
          script.addEventListener("load", resolve);
          script.addEventListener("error", () => { underWay.delete(file); resolve(); });
          document.head.append(script);
        }));
      }
      return underWay.get(file);
    };
    const rowsOf = (name) => parts[name].flat();
    // A few rows more come one file after the other, all that there are at once.
    const loadRows = async (name, wanted) => {
      const missing = Array.from({ length: data.lists[name].files }, (_, index) => index + 1).filter((number) => !parts[name][number]);
      if (wanted === data.lists[name].available) await Promise.all(missing.map((number) => load(name, number)));
      else for (const number of missing) if (rowsOf(name).length < wanted) await load(name, number);
    };
    const exact = () => [...query].filter(([key]) => key !== "table" && data.columns[table].includes(key));
    const words = () => byId("list-filter").value.toLocaleLowerCase();
    const isSelected = () => Boolean(order || words() || exact().length);
    const found = () => {
      const columns = data.columns[table], wanted = words();
      const rows = rowsOf(table).filter((row) =>
        exact().every(([key, value]) => {
          const text = String(row[columns.indexOf(key) + 1] ?? "");
          return key === "date" ? text.startsWith(value) : text === value;
        }) && row.slice(1).join(" ").toLocaleLowerCase().includes(wanted));
      if (order) rows.sort((a, b) => order.sign * compare(a[order.index + 1] ?? "", b[order.index + 1] ?? ""));
      return rows;
    };
    const cellOf = (row, column, value) => {
      const td = document.createElement("td");
      if (LINKED.has(column)) td.append(element("a", value ?? "", { href: row[0] }));
      else td.textContent = column === "status" ? say(value) : value ?? "";
      if (column === "status") td.dataset.t = value;
      if (GEORGIAN.has(column)) td.lang = "ka";
      else if (WIDE.has(column)) td.className = "wide";
      else if (column === "method") td.className = "method";
      return td;
    };
    const draw = async () => {
      const mine = ++turn, { total, available } = data.lists[table];
      const wanted = Math.min(isSelected() ? available : shown, available);
      if (rowsOf(table).length < wanted) byId("list-count").textContent = say("loading");
      await loadRows(table, wanted);
      if (mine !== turn) return;
      const rows = found(), size = isSelected() ? rows.length : available;
      byId("list-table").tBodies[0].replaceChildren(...rows.slice(0, shown).map((row) => {
        const tr = document.createElement("tr");
        tr.append(...row.slice(1).map((value, index) => cellOf(row, data.columns[table][index], value)));
        return tr;
      }));
      const notes = [`${size} ${say("rows")}`];
      if (available < total) notes.push(`${say("cut")} ${total}`);
      if (rowsOf(table).length < wanted) notes.push(say("rows_missing"));
      byId("list-count").textContent = notes.join(" · ");
      byId("list-more").hidden = shown >= size;
      byId("list-exact")?.replaceChildren(...exact().map(([key, value]) => {
        const chip = element("button", `${key}: ${value} ×`, { type: "button" });
        chip.addEventListener("click", () => { query.delete(key); draw(); });
        return chip;
      }));
    };
    const choose = (name) => {
      table = name; shown = data.shown; order = null;
      all("[data-list]").forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.list === name)));
      const row = document.createElement("tr");
      row.append(...data.columns[name].map((column) => element("th", say(column), { scope: "col", "data-t": column })));
      byId("list-table").tHead.replaceChildren(row);
      sortButtons(byId("list-table").tHead, (index, sign) => { order = { index, sign }; draw(); });
      draw();
    };
    all("[data-list]").forEach((button) => button.addEventListener("click", () => choose(button.dataset.list)));
    byId("list-filter").addEventListener("input", () => { shown = data.shown; draw(); });
    byId("list-more").addEventListener("click", () => { shown += data.shown; draw(); });
    byId("list-copy").addEventListener("click", async (event) => {
      const button = event.currentTarget;
      await loadRows(table, data.lists[table].available);
      copy(button, [data.columns[table], ...found().map((row) => row.slice(1))]);
    });
    choose(table);
  }

  // Scrolls only the pane that holds a node where it has one of its own, so that the other pane stays where it is.
  const reveal = (node) => {
    const pane = node.closest("#text, .pages");
    if (pane && pane.scrollHeight > pane.clientHeight) {
      const rise = node.getBoundingClientRect().top - pane.getBoundingClientRect().top;
      pane.scrollTop += rise - pane.clientHeight / 2;
    } else node.scrollIntoView({ block: "center" });
  };

  const methods = json("methods");
  const records = json("records");
  if (records) {
    const HIDDEN = new Set(["table", "start", "end", "block_id"]);
    // Marks the words that state a fact: offsets count code points, ranges UTF-16 code units.
    const showEvidence = (fact) => {
      if (!globalThis.Highlight) return;
      CSS.highlights.delete("evidence");
      const block = fact && byId(fact.block_id);
      if (!block) return;
      const letters = [...block.textContent], begin = Number(block.dataset.start);
      const place = (offset) => {
        let left = letters.slice(0, Math.min(Math.max(offset - begin, 0), letters.length)).join("").length;
        const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (left <= node.length) return [node, left];
          left -= node.length;
        }
        return [block, block.childNodes.length];
      };
      const range = new Range();
      range.setStart(...place(fact.start));
      range.setEnd(...place(fact.end));
      CSS.highlights.set("evidence", new Highlight(range));
      const inside = Object.values(records).find((record) => record.block_id === fact.block_id && record.start >= fact.start && record.end <= fact.end);
      const hit = inside && document.querySelector(`.hit[data-r="${CSS.escape(inside.id)}"]`);
      if (hit) reveal(hit);
    };
    const show = (ids) => {
      const parts = ids.filter((id) => records[id]).flatMap((id) => {
        const record = records[id];
        const list = document.createElement("dl");
        for (const [key, value] of Object.entries(record)) {
          if (HIDDEN.has(key)) continue;
          const long = String(value).length > 40 ? { class: "long" } : {};
          list.append(element("dt", strings[key] ? say(key) : key, long), element("dd", String(value), long));
        }
        const [does, right, wrong] = methods[record.method];
        const counted = right + wrong ? `${say("was_right")} ${right}/${right + wrong}.` : "";
        return [element("h3", say(record.table)), list, element("p", [does, counted].filter(Boolean).join(". "), { class: "rule" })];
      });
      byId("details").replaceChildren(...parts);
      showEvidence(ids.map((id) => records[id]).find((record) => record && record.table === "relations"));
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
        if (hit) reveal(hit);
      });
      mark.addEventListener("keydown", (event) => { if (event.key === "Enter") mark.click(); });
    });
    all(".hit").forEach((hit) => hit.addEventListener("click", () => {
      show(ids(hit));
      const mark = document.querySelector(`mark[data-r~="${CSS.escape(hit.dataset.r)}"]`);
      if (mark) reveal(mark);
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
