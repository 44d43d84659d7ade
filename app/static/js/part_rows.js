// The rows of a part's form as values: their names, what is typed in them, their order. Sending them is in autosave.js.
(function () {
  "use strict";
  const KINDS = { questions: "tanya", points: "butir", conclusions: "kesimpulan", figures: "angka", contacts: "kontak" };
  // A row is complete when of each group something is filled in.
  const NEEDED = {
    points: [["text"]],
    questions: [["question", "answer", "asker_text", "asker_id", "answerer_text", "answerer_id"]],
    conclusions: [["text"]],
    figures: [["indicator"], ["value", "value_text"]],
    contacts: [["name"]],
  };
  // Typed fields: a newer value is never put over what somebody has typed on, but sent along as what had been read.
  const MERGED = {
    questions: ["question", "answer"],
    points: ["text", "quote", "context"],
    conclusions: ["text"],
    figures: ["indicator", "value", "unit", "value_text", "area", "period_text", "source", "speaker_text"],
    contacts: ["name", "number", "purpose"],
  };

  // Begins with a letter, so that it is never read as an id.
  function freshKey() {
    return "k" + Array.from(window.crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  const plain = (text) => String(text).replace(/\r\n?/g, "\n").trim();
  const same = (one, other) => plain(one) === plain(other);

  function of(form) {
    const blocks = () => Object.keys(KINDS)
      .map((list) => form.querySelector('[data-rows="' + list + '"]')).filter(Boolean);
    const rowsOf = (block) => Array.from(block.querySelector("[data-rows-list]").children).filter((row) => row.matches("[data-row]"));
    const rows = () => blocks().flatMap(rowsOf);
    const listOf = (row) => row.closest("[data-rows]").dataset.rows;
    const controls = (row) => Array.from(row.querySelectorAll("[name]")).filter((node) => node.tagName !== "BUTTON");
    const short = (node) => node.name.replace(/^[a-z]+-(?:\d+|__baris__)-/, "");
    const control = (row, name) => controls(row).find((node) => short(node) === name);
    const idOf = (row) => (control(row, "id") || {}).value || "";

    function keyOf(row, key) {
      let input = control(row, "key");
      if (!input) {
        input = document.createElement("input");
        input.type = "hidden";
        input.name = control(row, "id").name.replace(/-id$/, "-key");
        input.value = key || freshKey();
        control(row, "id").after(input);
      }
      return input.value;
    }

    const nameOf = (row) => KINDS[listOf(row)] + ":" + (idOf(row) || keyOf(row));

    function values(row) {
      const found = {};
      controls(row).forEach((node) => { if (!["id", "key"].includes(short(node))) found[short(node)] = node.value; });
      return found;
    }

    function set(row, name, value) {
      const node = control(row, name);
      if (!node || node.value === value) return;
      node.dispatchEvent(new CustomEvent("tuntas:options", { bubbles: true }));
      // A person who joined the list after the page was opened has no option yet.
      if (node.tagName === "SELECT" && !Array.from(node.options).some((option) => option.value === value)) {
        node.add(new Option("Pilihan baru (muat ulang halaman untuk melihat namanya)", value));
      }
      node.value = value;
      node.dispatchEvent(new CustomEvent("tuntas:set", { bubbles: true }));
    }

    function add(list, own) {
      const block = form.querySelector('[data-rows="' + list + '"]');
      const template = block && block.querySelector("[data-row-template]");
      if (!template) return null;
      const fresh = template.content.cloneNode(true);
      const row = fresh.querySelector("[data-row]");
      block.querySelector("[data-rows-list]").append(fresh);
      renumber(block);
      const empty = block.querySelector("[data-rows-empty]");
      if (empty) empty.hidden = true;
      if (/^\d+$/.test(own)) settle(row, own); else keyOf(row, own);
      row.dispatchEvent(new CustomEvent("tuntas:added", { bubbles: true }));
      return row;
    }

    const renumber = (block) => block.dispatchEvent(new CustomEvent("tuntas:rows", { bubbles: true }));

    // The id of a row that was just saved; the page remembers that it shows it, so that removing it is seen as such.
    function settle(row, id) {
      control(row, "id").value = id;
      const shown = form.querySelector('[name="shown_' + listOf(row) + '"]');
      const ids = shown.value ? shown.value.split(",") : [];
      if (!ids.includes(String(id))) shown.value = ids.concat(id).join(",");
    }

    function drop(row) {
      const block = row.closest("[data-rows]");
      row.remove();
      renumber(block);
    }

    // Rows go around the one in which the cursor stands; that one is never moved.
    function arrange(names) {
      blocks().forEach((block) => {
        const list = block.querySelector("[data-rows-list]");
        const wanted = names.map((name) => rowsOf(block).find((row) => nameOf(row) === name)).filter(Boolean);
        if (wanted.every((row, at) => at === 0 || wanted[at - 1].compareDocumentPosition(row) & 4)) return;
        const fixed = wanted.find((row) => row.contains(document.activeElement));
        const at = fixed ? wanted.indexOf(fixed) : wanted.length;
        wanted.slice(0, at).forEach((row) => (fixed ? fixed.before(row) : list.append(row)));
        wanted.slice(at + 1).reverse().forEach((row) => fixed.after(row));
        renumber(block);
      });
    }

    return {
      rows, listOf, control, idOf, keyOf, nameOf, values, set, add, settle, drop, arrange,
      isMerged: (row, name) => MERGED[listOf(row)].includes(name),
      find: (name) => rows().find((row) => nameOf(row) === name),
      isRemoved: (row) => row.querySelector("fieldset").disabled,
      isComplete: (row) => NEEDED[listOf(row)].every((group) => group.some((name) => ((control(row, name) || {}).value || "").trim())),
      isFilled: (row) => controls(row).some((node) => !["id", "key"].includes(short(node)) && node.tagName !== "SELECT" && node.value.trim()),
      hasFocus: (row) => row.contains(document.activeElement),
    };
  }

  window.tuntas = Object.assign(window.tuntas || {}, { partRows: { of, same, freshKey, KINDS } });
})();
