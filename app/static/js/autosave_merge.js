// Takes over what an answer of the autosave tells: ids of new rows, and what others wrote, never under the writer's cursor.
(function () {
  "use strict";
  const { same, KINDS } = window.tuntas.partRows;
  const kindOf = (list) => KINDS[list] + ":";

  // New rows get their ids; a copy of the same row that came from the server goes.
  function settleIds(page, state, sent, ids) {
    page.rows().filter((row) => !page.idOf(row)).forEach((row) => {
      const key = page.keyOf(row);
      if (!(key in ids)) return;
      const id = String(ids[key]);
      const before = page.nameOf(row);
      const twin = page.find(kindOf(page.listOf(row)) + id);
      if (twin) page.drop(twin);
      page.settle(row, id);
      const name = page.nameOf(row);
      if (sent.rows[before]) { sent.rows[name] = sent.rows[before]; delete sent.rows[before]; }
      if (state.held.has(before)) { state.held.set(name, state.held.get(before)); state.held.delete(before); }
    });
  }

  // What the page had read of a field it cannot show yet, or that was typed on since: the base of the next save.
  function hold(state, name, field, known, newer, version) {
    const held = state.held.get(name) || {};
    held[field] = { known, newer, version };
    state.held.set(name, held);
  }

  function takeOver(page, form, state, row, name, values, version) {
    const known = Object.assign({}, state.known.get(name));
    Object.keys(values).filter((field) => field !== "id").forEach((field) => {
      const node = page.control(row, field);
      if (!node) return;
      const before = known[field] || "";
      if (same(values[field], before)) return;
      const isTyped = !same(node.value, before);
      if (same(node.value, values[field])) known[field] = values[field];
      else if (page.isMerged(row, field) && (isTyped || node === document.activeElement)) {
        hold(state, name, field, before, values[field], version);
        if (isTyped) known[field] = values[field];
      } else if (!isTyped) { page.set(row, field, values[field]); known[field] = node.value; } else known[field] = values[field];
    });
    state.known.set(name, known);
  }

  function others(page, form, state, told, version) {
    Object.keys(told.rows).forEach((name) => {
      if (name === "title") return;
      const [kind, id] = name.split(":");
      const list = Object.keys(KINDS).find((one) => KINDS[one] === kind);
      let row = page.find(name);
      if (!row) {
        row = page.add(list, id);
        if (!row) return;
        Object.keys(told.rows[name]).forEach((field) => { if (field !== "id") page.set(row, field, told.rows[name][field]); });
        state.known.set(name, page.values(row));
      } else takeOver(page, form, state, row, name, told.rows[name], version);
    });
    told.gone.forEach((name) => state.gone.add(name));
    const title = form.elements.title;
    if (title && title.value === state.title && title !== document.activeElement) title.value = told.rows.title.title;
    if (title && title.value === told.rows.title.title) state.title = title.value;
    page.arrange(told.order);
  }

  function named(name, ids) {
    const [kind, own] = name.split(":");
    return kind + ":" + (own in ids ? ids[own] : own);
  }

  function mergeIn(page, form, state, sent, told) {
    const before = form.elements.version.value;
    settleIds(page, state, sent, told.ids || {});
    Object.keys(sent.rows).forEach((name) => {
      state.known.set(name, sent.rows[name]);
      state.refused.delete(name);
      const held = state.held.get(name);
      if (held) Object.keys(held).forEach((field) => { if (!same(sent.rows[name][field], held[field].known)) delete held[field]; });
    });
    sent.removed.forEach((name) => state.known.delete(name));
    if (sent.title !== null) state.title = sent.title;
    if (told.rows) others(page, form, state, told, before);
    mergeIn.late(page, state);
    form.elements.version.value = told.version;
    // The order as the server has it; rows that were added meanwhile are told with the next request.
    if (told.rows) state.order = told.order.join(",");
    else if (sent.order !== null) state.order = sent.order.split(",").map((name) => named(name, told.ids || {})).join(",");
  }

  // Fields and rows that waited for the cursor to leave. Gives whether something of the page must be sent now.
  mergeIn.late = function (page, state) {
    state.held.forEach((held, name) => {
      const row = page.find(name);
      const known = state.known.get(name);
      Object.keys(held).forEach((field) => {
        const node = row && page.control(row, field);
        if (!node || node === document.activeElement || !same(node.value, held[field].known)) return;
        page.set(row, field, held[field].newer);
        known[field] = node.value;
        delete held[field];
      });
      if (!Object.keys(held).length) state.held.delete(name);
    });
    let back = false;
    state.gone.forEach((name) => {
      const row = page.find(name);
      if (row && page.hasFocus(row)) return;
      state.gone.delete(name);
      if (!row) return;
      const known = state.known.get(name) || {};
      const values = page.values(row);
      state.known.delete(name);
      if (Object.keys(values).some((field) => !same(values[field], known[field] || ""))) back = true; // still being written: it comes back
      else page.drop(row);
    });
    return back;
  };

  // Before the whole form is sent: fields that were not touched show what stands; after a clash it is based on what was read.
  mergeIn.settleHeld = function (page, form, state, isClash) {
    const versions = [];
    state.held.forEach((held, name) => {
      const row = page.find(name);
      Object.keys(held).forEach((field) => {
        const node = row && page.control(row, field);
        if (node && same(node.value, held[field].known)) page.set(row, field, held[field].newer);
        else versions.push(Number(held[field].version));
      });
    });
    if (isClash && versions.length) form.elements.version.value = String(Math.min(...versions));
  };

  window.tuntas.mergeIn = mergeIn;
})();
