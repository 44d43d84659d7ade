// Small writing forms without autosave: what is typed is kept in this browser until it is saved, and offered again when the page is opened.
// Never of what is rahasia. The mark and the notice are components/kept_form.html; unsent.js forgets the text once it is saved, and at logout.
(function () {
  "use strict";
  const mark = document.querySelector("form [data-kept-form]");
  const { unsent } = window.tuntas || {};
  if (!mark || !unsent) return;
  const form = mark.closest("form");
  const key = mark.dataset.keptForm;
  const UNKEPT = ["csrf_token", "version", "submission_key"];
  const CHOICES = ["checkbox", "radio"];
  // A refused form carries what was typed; what it was based on is known from before.
  const isRefused = Boolean(document.querySelector(".error-summary"));

  // --- the controls, a row by its id and a new one by its number, since numbers of rows move
  function nameOf(row, counts) {
    const list = row.closest("[data-rows]").dataset.rows;
    const id = row.querySelector('input[type="hidden"][name$="-id"]');
    if (id && id.value) return list + ":" + id.value;
    counts[list] = (counts[list] || 0) + 1;
    return list + ":baru-" + counts[list];
  }

  function rows() {
    const counts = {};
    return new Map(Array.from(form.querySelectorAll("[data-row]"), (row) => [nameOf(row, counts), row]));
  }

  const isRemoved = (row) => Boolean(row.querySelector("fieldset:disabled"));

  // Name → its controls; check boxes of one field stand together.
  function controls() {
    const found = new Map();
    const names = new Map(Array.from(rows(), ([name, row]) => [row, name]));
    Array.from(form.elements).forEach((node) => {
      if (!node.name || UNKEPT.includes(node.name) || !node.matches("textarea, select, input:not([type=hidden], [type=file], [type=password])")) return;
      const row = node.closest("[data-row]");
      const name = row ? names.get(row) + ":" + node.name.replace(/^.*?-\d+-/, "") : node.name;
      found.set(name, [...(found.get(name) || []), node]);
    });
    return found;
  }

  const isChoice = (node) => CHOICES.includes(node.type);

  function valueOf(nodes) {
    if (nodes[0].tagName === "SELECT") return Array.from(nodes[0].selectedOptions, (one) => one.value);
    return nodes.filter((node) => !isChoice(node) || node.checked).map((node) => node.value.replace(/\r\n/g, "\n"));
  }

  const snapshot = () => Object.fromEntries(Array.from(controls(), ([name, nodes]) => [name, valueOf(nodes)]));
  const removed = () => Array.from(rows()).filter(([, row]) => isRemoved(row)).map(([name]) => name);
  const same = (one, other) => JSON.stringify(one || []) === JSON.stringify(other || []);
  const isEmpty = (value) => (value || []).join("").trim() === "";

  // --- keeping
  let kept = unsent.read(key);
  let offered = null;
  let restored = null;
  const base = isRefused ? (kept && kept.base) || {} : snapshot();

  function isClosed() {
    const level = form.elements.confidentiality;
    return "keptNever" in mark.dataset || Boolean(level && level.value === "rahasia");
  }

  // What comes back and is sent unchanged bears the key that it had: where only the answer was lost, it makes nothing new.
  const ownKey = form.elements.submission_key.value;
  const isAgain = () => restored && restored.submission && same(restored.values, snapshot()) && same(restored.removed, removed());
  const submission = () => (isAgain() ? restored.submission : ownKey);

  function write() {
    const values = snapshot(), gone = removed();
    const isChanged = gone.length || Object.keys(values).some((name) => !same(values[name], base[name]) && !(isEmpty(values[name]) && isEmpty(base[name])));
    if (isClosed()) unsent.drop(key);
    else if (isChanged) unsent.keep(key, { at: Date.now(), values, base, removed: gone, submission: submission(), before: offered });
    // Back to what stands: what was kept before is still to be answered.
    else if (offered) unsent.keep(key, offered);
    else unsent.drop(key);
  }

  // --- offering
  function element(tag, text, className) {
    const node = document.createElement(tag);
    if (text) node.textContent = text;
    if (className) node.className = className;
    return node;
  }

  function wordsOf(nodes, value) {
    const [first] = nodes;
    const named = (one) => {
      const option = first.tagName === "SELECT" && Array.from(first.options).find((each) => each.value === one);
      const box = isChoice(first) && nodes.find((each) => each.value === one);
      if (option) return one ? option.text : "";
      return box ? box.closest(".choice").textContent.trim() : one;
    };
    return (value || []).map(named).filter(Boolean).join(", ");
  }

  // The field of a row that the page does not have yet, by the empty row that it copies.
  function pattern(name) {
    const [list, , field] = name.split(":");
    const template = field && form.querySelector('[data-rows="' + list + '"] [data-row-template]');
    return template ? Array.from(template.content.querySelectorAll('[name$="-' + field + '"]')) : [];
  }

  function labelOf(name, [node]) {
    const row = node.closest("[data-row]");
    const group = isChoice(node) && node.closest("fieldset.choices");
    const label = group ? group.querySelector("legend").firstChild : (row || document).querySelector('label[for="' + CSS.escape(node.id) + '"]');
    const words = label ? label.textContent.replace("*", "").trim() : node.name;
    if (!row) return words;
    const { noun } = form.querySelector('[data-rows="' + name.split(":")[0] + '"]').dataset;
    const number = row.isConnected ? row.querySelector("[data-row-number]").textContent : "baru";
    return noun.charAt(0).toUpperCase() + noun.slice(1) + " " + number + ", " + words;
  }

  function differences(record) {
    const now = controls();
    return Object.keys(record.values).filter((name) => !same(record.values[name], record.base[name])).flatMap((name) => {
      const nodes = now.get(name) || pattern(name);
      const value = now.has(name) ? valueOf(nodes) : [];
      if (!nodes.length || same(value, record.values[name]) || (isEmpty(value) && isEmpty(record.values[name]))) return [];
      return [{ name, label: labelOf(name, nodes), before: wordsOf(nodes, value), after: wordsOf(nodes, record.values[name]) }];
    });
  }

  function set(nodes, value) {
    const [first] = nodes;
    if (first.tomselect) first.tomselect.setValue(value);
    else if (first.tagName === "SELECT") Array.from(first.options).forEach((one) => { one.selected = value.includes(one.value); });
    else if (isChoice(first)) nodes.forEach((node) => { node.checked = value.includes(node.value); });
    else first.value = value[0] || "";
    ["input", "change"].forEach((kind) => first.dispatchEvent(new Event(kind, { bubbles: true })));
  }

  function restore(record, found) {
    found.forEach(({ name }) => {
      const [list, id] = name.split(":");
      const add = id && id.startsWith("baru-") && form.querySelector('[data-rows="' + list + '"] [data-row-add]');
      for (let missing = 50; add && missing && !controls().has(name); missing -= 1) add.click();
      const nodes = controls().get(name);
      if (nodes) set(nodes, record.values[name]);
    });
    const known = rows();
    record.removed.map((name) => known.get(name)).filter((row) => row && !isRemoved(row)).forEach((row) => row.querySelector("[data-row-remove]").click());
    restored = record;
    write();
  }

  function offer(record) {
    const found = differences(record);
    const gone = record.removed.filter((name) => rows().has(name));
    offered = null;
    if (!found.length && !gone.length) {
      if (record.before) offer(record.before); else write();
      return;
    }
    offered = record;
    const notice = form.querySelector("[data-unsent-notice]");
    const items = found.map(({ label, before, after }) => {
      const text = element("div", "", "differences-text"), box = element("div", "", "differences"), item = element("li");
      if (before) text.append(element("del", before), " ");
      if (after) text.append(element("ins", after));
      box.append(text);
      item.append(element("p", label, "state-field-label"), box);
      return item;
    });
    if (gone.length) items.push(element("li", gone.length + " baris dihapus"));
    notice.querySelector("[data-unsent-list]").replaceChildren(...items);
    notice.querySelector("[data-unsent-when]").textContent = new Date(record.at).toLocaleString("id-ID", { dateStyle: "long", timeStyle: "short" });
    notice.hidden = false;
  }

  function answer(event) {
    const act = event.target.closest("[data-unsent-act]");
    if (!act || !offered) return;
    const record = offered;
    form.querySelector("[data-unsent-notice]").hidden = true;
    offered = record.before || null;
    if (act.dataset.unsentAct === "pulihkan") restore(record, differences(record)); else write();
    if (record.before) offer(record.before);
    else form.querySelector("textarea, input:not([type=hidden])").focus();
  }

  if (isClosed()) {
    unsent.drop(key);
    kept = null;
  }
  form.addEventListener("click", answer);
  form.addEventListener("submit", () => { form.elements.submission_key.value = submission(); });
  if (kept && kept.values && !isRefused) offer(kept);
  else if (isRefused) write();
  form.addEventListener("input", write);
  form.addEventListener("change", write);
})();
