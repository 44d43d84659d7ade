// Saves a part of the minutes while somebody writes: only rows that changed, one request at a time, sent again until it is answered.
// Rows are read in part_rows.js, what others changed is taken over in autosave_merge.js, the browser keeps the rest (unsent.js).
(function () {
  "use strict";
  const { partRows, unsent, mergeIn } = window.tuntas || {};
  const form = document.querySelector("form[data-autosave]");
  if (!form || !mergeIn) return;
  const page = partRows.of(form);
  const { same, freshKey, KINDS } = partRows;
  const PAUSE = 2000;
  const WAITS = [2000, 4000, 8000, 15000, 30000];
  const WORDS = {
    waiting: "Perubahan belum tersimpan.",
    sending: "Menyimpan…",
    offline: "Belum tersimpan: sambungan terputus. Tulisan disimpan di perangkat ini dan dikirim kembali.",
    full: "Belum tersimpan: sambungan terputus. Jangan tutup halaman ini; peramban tidak dapat menyimpan tulisan di perangkat.",
    closed: "Belum tersimpan: sambungan terputus. Jangan tutup halaman ini; tulisan rahasia tidak disimpan di perangkat.",
    login: "Belum tersimpan: sesi sudah berakhir. Masuk lagi pada tab lain; tulisan di halaman ini lalu dikirim sendiri.",
    stopped: "Belum tersimpan: halaman ini tidak dapat ditulis lagi. Salin tulisan yang masih diperlukan.",
  };
  const said = form.querySelector("[data-autosave-status]");
  const compare = form.querySelector("[data-autosave-compare]");
  const key = form.dataset.unsentKey;

  // known: name → values that the server has, as the page read them; held: name → field → text the page had read before a newer one.
  const state = { known: new Map(), held: new Map(), refused: new Map(), gone: new Set(), order: "", title: "", pending: null };
  let running = null, timer = 0, tries = 0, last = "";
  let isOut = false, isKept = true;

  const version = () => form.elements.version;
  const typedTitle = () => (form.elements.title ? form.elements.title.value : "");
  const say = (text, kind) => { said.textContent = text; said.dataset.state = kind; };
  const differs = (values, known) => !known || Object.keys(values).some((name) => !same(values[name], known[name] || ""));
  const live = () => page.rows().filter((row) => !page.isRemoved(row) && (page.idOf(row) || page.isComplete(row)));
  const orderNow = () => live().map(page.nameOf).join(",");

  function begin() {
    const fresh = !("posted" in form.dataset);
    page.rows().forEach((row) => { if (fresh && page.idOf(row)) state.known.set(page.nameOf(row), page.values(row)); });
    state.order = fresh ? orderNow() : "";
    state.title = fresh ? typedTitle() : null;
  }

  const isDifferent = (row) => differs(page.values(row), state.known.get(page.nameOf(row)));
  function changed() {
    const rows = live().filter((row) => page.isComplete(row) && isDifferent(row));
    const removed = page.rows().filter((row) => page.isRemoved(row) && state.known.has(page.nameOf(row))).map(page.nameOf);
    const title = typedTitle().trim();
    return { rows, removed, order: orderNow() === state.order ? null : orderNow(), title: title && title !== state.title ? title : null };
  }

  const isEmpty = (found) => !found.rows.length && !found.removed.length && found.order === null && found.title === null;
  const signature = (row) => JSON.stringify(page.values(row));

  // One request: its body stays the same, and so does its key, until some answer came.
  function packed(found) {
    const body = new URLSearchParams({ version: version().value, submission_key: freshKey() });
    const sent = { rows: {}, removed: found.removed, order: found.order, title: found.title, secret: false };
    const counts = {};
    found.rows.filter((row) => state.refused.get(page.nameOf(row)) !== signature(row)).forEach((row) => {
      const list = page.listOf(row);
      counts[list] = (counts[list] || 0) + 1;
      const prefix = list + "-" + (counts[list] - 1) + "-";
      const values = page.values(row);
      const name = page.nameOf(row);
      body.append(prefix + "id", page.idOf(row));
      if (!page.idOf(row)) body.append(prefix + "key", page.keyOf(row));
      Object.keys(values).forEach((field) => body.append(prefix + field, values[field]));
      const held = state.held.get(name) || {};
      Object.keys(held).filter((field) => page.isMerged(row, field)).forEach((field) => body.append(prefix + "base_" + field, held[field].known));
      sent.rows[name] = values;
      if (values.confidentiality === "rahasia") sent.secret = true;
    });
    Object.keys(KINDS).forEach((list) => {
      const ids = found.removed.filter((name) => name.startsWith(KINDS[list] + ":")).map((name) => name.split(":")[1]);
      if (ids.length) body.append("removed_" + list, ids.join(","));
    });
    if (found.order !== null) body.append("order", found.order);
    if (found.title !== null) body.append("title", found.title);
    const nothing = !Object.keys(sent.rows).length && !found.removed.length && found.order === null && found.title === null;
    return nothing ? null : { body: body.toString(), sent };
  }

  // What is not acknowledged stays in this browser, also where a row is not complete yet; rows of class rahasia never do.
  function remember() {
    if (!key) return;
    const found = changed();
    const typed = page.rows().filter((row) => !page.isRemoved(row) && (page.idOf(row) || page.isFilled(row)) && isDifferent(row));
    const rows = typed.filter((row) => page.values(row).confidentiality !== "rahasia").map((row) => {
      const name = page.nameOf(row);
      const held = state.held.get(name) || {};
      const base = Object.assign({}, state.known.get(name));
      Object.keys(held).forEach((field) => { base[field] = held[field].known; });
      return { name, list: page.listOf(row), values: page.values(row), base: state.known.has(name) ? base : null };
    });
    const isSecret = (name) => { const row = page.find(name); return Boolean(row) && page.values(row).confidentiality === "rahasia"; };
    const mayKeep = state.pending && !state.pending.sent.secret && !Object.keys(state.pending.sent.rows).some(isSecret);
    const pending = mayKeep ? state.pending : null;
    if (!rows.length && !found.removed.length && found.title === null && !pending) { unsent.drop(key); return; }
    isKept = unsent.keep(key, { version: version().value, at: Date.now(), rows, removed: found.removed, order: orderNow(), title: found.title, pending });
  }

  async function post(body) {
    const token = document.querySelector('meta[name="csrf-token"]').content;
    const stop = new AbortController();
    const clock = window.setTimeout(() => stop.abort(), 20000);
    try {
      return await window.fetch(form.dataset.autosave, {
        method: "POST", body, signal: stop.signal, credentials: "same-origin", redirect: "manual",
        headers: { "Content-Type": "application/x-www-form-urlencoded", "X-CSRFToken": token, Accept: "application/json" },
      });
    } finally {
      window.clearTimeout(clock);
    }
  }

  // After another log-in the page's token no longer fits; the page itself hands out the new one.
  async function freshToken() {
    const answer = await window.fetch(window.location.pathname, { credentials: "same-origin", redirect: "manual" });
    if (!answer.ok) return false;
    const meta = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector('meta[name="csrf-token"]');
    const here = document.querySelector('meta[name="csrf-token"]');
    if (!meta || meta.content === here.content) return false;
    here.content = meta.content;
    document.querySelectorAll('input[name="csrf_token"]').forEach((input) => { input.value = meta.content; });
    return true;
  }

  async function attempt() {
    if (!state.pending) {
      const found = changed();
      state.pending = isEmpty(found) ? null : packed(found);
      if (!state.pending) return isEmpty(found) ? "nothing" : "refused";
    }
    remember();
    say(WORDS.sending, "sending");
    let answer;
    try {
      if (isOut) await freshToken();
      answer = await post(state.pending.body);
      if ((answer.status === 400 || answer.status === 401) && await freshToken()) answer = await post(state.pending.body);
    } catch (error) {
      return "offline";
    }
    isOut = answer.status === 401;
    if (isOut) return "login";
    if (answer.status >= 500 || answer.status === 429) return "offline";
    const { sent } = state.pending;
    state.pending = null;
    const told = await answer.json().catch(() => null);
    if (answer.status === 200 && told) { mergeIn(page, form, state, sent, told); return changedStill(told.words); }
    if (answer.status === 409 && told) { clash(told); return "clash"; }
    if (answer.status === 422 && told) return refuse(sent, told.errors);
    say(WORDS.stopped, "late");
    return "stopped";
  }

  // What was saved last; rows that lack something are not, and leaving them is warned of.
  function settled(words) {
    const isHollow = page.rows().some((row) => !page.isRemoved(row) && (page.idOf(row) || page.isFilled(row)) && !page.isComplete(row));
    say(isHollow ? (words + " Baris yang belum lengkap belum disimpan.").trim() : words, isHollow ? "waiting" : "saved");
    return !isHollow;
  }

  function changedStill(words) {
    compare.hidden = true;
    if (!isEmpty(changed())) return "more";
    last = words;
    // A row that the address had asked for stands saved; asked for again, it would come a second time.
    if (form.dataset.guard === "selalu") window.history.replaceState(null, "", window.location.pathname);
    if (settled(last)) form.dispatchEvent(new CustomEvent("tuntas:saved", { bubbles: true }));
    return "saved";
  }

  function clash(told) {
    say(told.words, "late");
    compare.hidden = false;
  }

  // Rows that were refused wait until they are changed; the others go on.
  function refuse(sent, errors) {
    const named = (list) => Object.keys(sent.rows).filter((name) => name.startsWith(KINDS[list] + ":"));
    let ofRows = false;
    Object.keys(errors).forEach((path) => {
      const found = /^([a-z]+)-(\d+)-/.exec(path);
      const name = found && found[1] in KINDS && named(found[1])[Number(found[2])];
      if (!name) return;
      ofRows = true;
      state.refused.set(name, JSON.stringify(sent.rows[name]));
    });
    say("Belum tersimpan: " + Object.values(errors).join(" "), "late");
    return ofRows ? "more" : "refused";
  }

  async function loop() {
    window.clearTimeout(timer);
    let result = await attempt();
    while (result === "more") result = await attempt();
    remember();
    if (result === "offline" || result === "login") {
      say(result === "login" ? WORDS.login : !key ? WORDS.closed : isKept ? WORDS.offline : WORDS.full, "late");
      timer = window.setTimeout(flush, WAITS[Math.min(tries++, WAITS.length - 1)]);
    } else tries = 0;
    if (result === "nothing" && said.dataset.state === "waiting") settled(last);
    return result;
  }

  function flush() {
    if (!running) running = loop().finally(() => { running = null; });
    return running;
  }

  let keeping = 0;
  function touched() {
    if (said.dataset.state !== "late") say(WORDS.waiting, "waiting");
    window.clearTimeout(timer);
    timer = window.setTimeout(flush, PAUSE);
    window.clearTimeout(keeping);
    keeping = window.setTimeout(remember, 250);
  }

  form.addEventListener("input", touched);
  form.addEventListener("change", touched);
  form.addEventListener("focusout", () => { if (mergeIn.late(page, state) || !isEmpty(changed())) touched(); });
  window.addEventListener("online", () => { tries = 0; flush(); });
  document.addEventListener("visibilitychange", () => { if (document.hidden) remember(); else if (!isEmpty(changed())) flush(); });
  window.addEventListener("pagehide", remember);

  // The button saves what is on the page by itself first, so that rows that were just made are known by their ids.
  let isSettled = false;
  form.addEventListener("submit", (event) => {
    if (isSettled || !event.submitter || event.submitter.name) return;
    event.preventDefault();
    const button = event.submitter;
    (running || Promise.resolve()).then(flush).then((result) => {
      if (result === "offline") return;
      mergeIn.settleHeld(page, form, state, result === "clash");
      isSettled = true;
      // Later, since a form that is just being submitted ignores it.
      window.setTimeout(() => form.requestSubmit(button), 0);
      window.setTimeout(() => { isSettled = false; }, 3000);
    });
  });

  begin();
  if ("posted" in form.dataset) touched();
  window.tuntas = Object.assign(window.tuntas, { autosave: { form, page, state, key, flush, touched } });
})();
