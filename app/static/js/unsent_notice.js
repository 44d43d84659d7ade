// On opening a part of the minutes: text that this browser could not send last time is shown beside what is saved, and offered again.
(function () {
  "use strict";
  const { autosave, unsent, partRows } = window.tuntas || {};
  if (!autosave || !autosave.key) return;
  const { form, page, state, key, flush, touched } = autosave;
  const { same } = partRows;
  const FEW = 250000;

  // Words of both texts in one line, what differs marked; long texts stand one after the other.
  function marked(before, after) {
    const [old, fresh] = [before, after].map((text) => text.match(/\S+\s*/g) || []);
    if (old.length * fresh.length > FEW) return [["del", before], ["ins", after]];
    const steps = Array.from({ length: old.length + 1 }, () => new Uint16Array(fresh.length + 1));
    for (let i = old.length - 1; i >= 0; i -= 1) {
      for (let j = fresh.length - 1; j >= 0; j -= 1) {
        steps[i][j] = old[i].trim() === fresh[j].trim() ? steps[i + 1][j + 1] + 1 : Math.max(steps[i + 1][j], steps[i][j + 1]);
      }
    }
    const parts = [];
    let [i, j] = [0, 0];
    while (i < old.length || j < fresh.length) {
      if (i < old.length && j < fresh.length && old[i].trim() === fresh[j].trim()) { parts.push(["span", old[i]]); i += 1; j += 1; }
      else if (j >= fresh.length || (i < old.length && steps[i + 1][j] >= steps[i][j + 1])) parts.push(["del", old[i++]]);
      else parts.push(["ins", fresh[j++]]);
    }
    return gathered(parts);
  }

  // Of each changed stretch the older words come first, in one piece.
  function gathered(parts) {
    const found = [];
    let [gone, come] = ["", ""];
    const close = () => {
      if (gone) found.push(["del", gone]);
      if (come) found.push(["ins", come]);
      [gone, come] = ["", ""];
    };
    parts.forEach(([tag, word]) => {
      if (tag === "del") gone += word;
      else if (tag === "ins") come += word;
      else { close(); found.push([tag, word]); }
    });
    close();
    return found;
  }

  function element(tag, text, className) {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
  }

  function labelOf(row, field, list) {
    const owner = row || document.querySelector('[data-rows="' + list + '"] [data-row-template]').content;
    const node = Array.from(owner.querySelectorAll("[name]")).find((one) => one.name.endsWith("-" + field));
    const label = node && owner.querySelector('label[for="' + node.id + '"]');
    return label ? label.textContent.replace("*", "").trim() : field;
  }

  const words = (row, field, value) => {
    const node = row && page.control(row, field);
    if (!node || node.tagName !== "SELECT") return value;
    const option = Array.from(node.options).find((one) => one.value === value);
    return option && value ? option.textContent : "";
  };

  function differences(record) {
    const found = [];
    record.rows.forEach((kept) => {
      const row = page.find(kept.name);
      const now = row ? page.values(row) : {};
      Object.keys(kept.values).forEach((field) => {
        if (same(kept.values[field], now[field] || "")) return;
        const block = document.querySelector('[data-rows="' + kept.list + '"]');
        const model = row || block.querySelector("[data-row-template]").content;
        if (!row && (model.querySelector('select[name$="-' + field + '"]') || !kept.values[field])) return;
        const number = row ? " " + (row.querySelector("[data-row-number]").textContent) : " baru";
        const noun = block.dataset.noun.charAt(0).toUpperCase() + block.dataset.noun.slice(1);
        found.push([noun + number + ", " + labelOf(row, field, kept.list), words(row, field, now[field] || ""), words(row, field, kept.values[field])]);
      });
    });
    if (form.elements.title && record.title !== null && record.title !== undefined && !same(record.title, form.elements.title.value)) {
      found.push(["Judul bagian", form.elements.title.value, record.title]);
    }
    return found;
  }

  // Rows come back as they were typed; what the page had read of them is the base, so that newer texts of others are merged.
  function restore(record) {
    record.rows.forEach((kept) => {
      let row = page.find(kept.name);
      if (!row) row = page.add(kept.list, kept.name.split(":")[1]);
      if (!row) return;
      if (kept.base && state.known.has(kept.name)) {
        const held = {};
        Object.keys(kept.base).forEach((field) => {
          const now = state.known.get(kept.name)[field] || "";
          if (page.isMerged(row, field) && !same(kept.base[field], now)) held[field] = { known: kept.base[field], newer: now, version: record.version };
        });
        if (Object.keys(held).length) state.held.set(kept.name, held);
      }
      Object.keys(kept.values).forEach((field) => {
        const read = kept.base ? kept.base[field] || "" : null;
        if (read === null || !same(kept.values[field], read)) page.set(row, field, kept.values[field]);
      });
    });
    if (record.order) page.arrange(record.order.split(","));
    if (record.title && form.elements.title) form.elements.title.value = record.title;
    record.removed.forEach((name) => {
      const row = page.find(name);
      if (row && !page.isRemoved(row)) row.querySelector("[data-row-remove]").click();
    });
    state.pending = record.pending;
    touched();
    flush();
  }

  function offer(record, found) {
    const notice = document.querySelector("[data-unsent-notice]");
    const list = notice.querySelector("[data-unsent-list]");
    found.slice(0, 20).forEach(([label, before, after]) => {
      const item = element("li");
      const text = element("div", "", "differences-text");
      marked(before, after).forEach(([tag, part]) => text.append(element(tag, part)));
      const box = element("div", "", "differences");
      box.append(text);
      item.append(element("p", label, "state-field-label"), box);
      list.append(item);
    });
    notice.querySelector("[data-unsent-when]").textContent = new Date(record.at).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
    notice.hidden = false;
    notice.addEventListener("click", (event) => {
      const act = event.target.closest("[data-unsent-act]");
      if (!act) return;
      notice.hidden = true;
      if (act.dataset.unsentAct === "pulihkan") restore(record); else unsent.drop(key);
      (form.elements.title || form.querySelector("[data-row-add]")).focus();
    });
  }

  const record = unsent.read(key);
  if (!record || !Array.isArray(record.rows)) return;
  const isSettled = record.settledAt && Number(form.elements.version.value) > record.settledAt;
  const found = isSettled ? [] : differences(record);
  if (!found.length && !(record.removed || []).some((name) => page.find(name))) unsent.drop(key);
  else offer(record, found);
})();
