// Repeated rows: add, remove with a way back, move. Without this file the same buttons ask the server (see components/rows.html).
(function () {
  "use strict";
  const MARK = "__baris__";
  const NAMED = ["name", "id", "for", "value", "aria-describedby", "aria-labelledby", "aria-controls", "data-date-words-for"];

  const own = (block) => Array.from(block.querySelector("[data-rows-list]").children).filter((row) => row.matches("[data-row]"));
  const say = (block, text) => { block.querySelector(":scope > [data-rows-status]").textContent = text; };

  // Row numbers follow the order on the page, so names are rewritten after each change of order.
  function renumber(block) {
    const list = block.dataset.rows;
    const pattern = new RegExp("(^|\\s)" + list.replace(/[.*+?^${}()|[\]\\]/g, "\\$&") + "-(\\d+|" + MARK + ")(?=-|$|\\s)", "g");
    own(block).forEach((row, number) => {
      [row, ...row.querySelectorAll("*")].forEach((node) => {
        NAMED.forEach((key) => {
          if (key === "value" && node.tagName !== "BUTTON") return;
          const value = node.getAttribute(key);
          if (value) node.setAttribute(key, value.replace(pattern, "$1" + list + "-" + number));
        });
      });
      const shown = row.querySelector("[data-row-number]");
      if (shown) shown.textContent = String(number + 1);
    });
  }

  function touched(block) {
    block.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function add(block) {
    const list = block.querySelector("[data-rows-list]");
    const fresh = block.querySelector("[data-row-template]").content.cloneNode(true);
    const row = fresh.querySelector("[data-row]");
    list.append(fresh);
    renumber(block);
    const empty = block.querySelector("[data-rows-empty]");
    if (empty) empty.hidden = true;
    row.dispatchEvent(new CustomEvent("tuntas:added", { bubbles: true }));
    const first = row.querySelector("input:not([type=hidden]), textarea, select");
    if (first) first.focus();
    say(block, "Baris " + own(block).length + " ditambahkan.");
    touched(block);
  }

  // A removed row is switched off, so that it is not posted, and can be brought back until the form is sent.
  function remove(block, row) {
    const body = row.querySelector("fieldset");
    const noun = block.dataset.noun.charAt(0).toUpperCase() + block.dataset.noun.slice(1) + " " + (own(block).indexOf(row) + 1);
    const note = document.createElement("p");
    note.className = "rows-removed";
    const undo = document.createElement("button");
    undo.type = "button";
    undo.className = "btn btn-secondary btn-sm";
    undo.textContent = "Batalkan penghapusan";
    undo.addEventListener("click", () => {
      note.remove();
      body.hidden = false;
      body.disabled = false;
      (body.querySelector("input:not([type=hidden]), textarea, select") || row).focus();
      touched(block);
    });
    note.append(noun + " dihapus setelah formulir disimpan. ", undo);
    body.disabled = true;
    body.hidden = true;
    row.append(note);
    undo.focus();
    say(block, noun + " akan dihapus setelah formulir disimpan.");
    touched(block);
  }

  function move(block, row, up) {
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (up) other.before(row); else other.after(row);
    renumber(block);
    say(block, "Dipindahkan ke urutan " + (own(block).indexOf(row) + 1) + ".");
    touched(block);
  }

  document.addEventListener("tuntas:rows", (event) => renumber(event.target)); // another script added or moved rows

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-row-add], [data-row-remove], [data-row-up], [data-row-down]");
    const block = button && button.closest("[data-rows]");
    if (!block) return;
    const adds = button.hasAttribute("data-row-add");
    if (adds && !block.querySelector("[data-row-template]")) return;
    event.preventDefault();
    const row = button.closest("[data-row]");
    if (adds) add(block);
    else if (button.hasAttribute("data-row-remove")) remove(block, row);
    else {
      move(block, row, button.hasAttribute("data-row-up"));
      button.focus();
    }
  });
})();
