// The lines of quick notes on their page: those on their way, those that stand, and one key that puts a line right.
// Typing is in quick_notes.js, sending in note_queue.js, what becomes of a correction in note_changes.js.
(function () {
  "use strict";
  const notes = window.tuntasNotes;
  const make = (name, className, text) => {
    const node = document.createElement(name);
    node.className = className;
    if (text) node.textContent = text;
    return node;
  };
  const digit = (event) => (/^(Digit|Numpad)\d$/.test(event.code) ? event.code.slice(-1) : "");

  function fragment(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html; // made and escaped by the server
    return holder.content.firstElementChild;
  }

  // heard: change(row, path, values, version), editing(row, text or null), placed(row), textOf(row), isOff(row), isOpen(row), failed(words),
  // back(), isBusy(), keyed(number) → speaker
  function lines(page, base, heard) {
    const list = page.querySelector("[data-lines]");
    const KINDS = JSON.parse(page.dataset.keys);
    const rows = () => Array.from(list.querySelectorAll(":scope > [data-line], :scope > [data-unsent]"));
    const unsent = (line) => list.querySelector('[data-unsent="' + line.key + '"]');
    const rowOf = (name) => list.querySelector('[data-line="' + name + '"]') || unsent({ key: name });

    function showUnsent(line) {
      const row = make("li", "note-line note-unsent");
      row.dataset.unsent = line.key;
      row.dataset.text = line.text;
      row.tabIndex = -1;
      const kind = make("div", "note-kind");
      kind.append(make("span", "badge-status badge-neutral", "Belum tersimpan"));
      const body = make("div", "note-body");
      body.append(make("p", "note-text", line.text));
      row.append(kind, body);
      list.prepend(row);
      empty();
      return row;
    }

    function showRefused(line, words, retype) {
      const row = unsent(line) || showUnsent(line);
      const body = row.querySelector(".note-body");
      if (body.querySelector(".note-remark")) return;
      const again = make("button", "btn btn-secondary btn-sm", "Ketik ulang");
      again.type = "button";
      again.addEventListener("click", () => { row.remove(); empty(); retype(); });
      body.append(make("p", "note-remark", words), again);
    }

    function empty() {
      page.querySelector("[data-lines-empty]").hidden = list.children.length > 0;
    }

    // `made` is the version that an own correction has just made of the line.
    function place(part, made) {
      const row = fragment(part.html);
      const old = document.getElementById("baris-" + part.id);
      const name = old && old.dataset.name;
      const stub = unsent({ key: part.id });
      if (stub) stub.remove();
      if (old) {
        old.after(row);
        carry(old, row, made);
        old.remove();
      } else list.prepend(row);
      beside(part, name);
      heard.placed(row);
      row.dispatchEvent(new CustomEvent("tuntas:added", { bubbles: true }));
      return row;
    }

    // Whoever is on the line or types into it goes on there; whoever went on typing below stays there: a letter on a line
    // would be a command.
    function carry(old, row, made) {
      const here = document.activeElement, isHere = old.contains(here);
      const area = old.querySelector(".note-edit");
      if (area) {
        const [from, to] = [area.selectionStart, area.selectionEnd];
        const text = row.querySelector(".note-text");
        text.hidden = old.querySelector(".note-text").hidden && old.dataset.text === row.dataset.text;
        text.after(area);
        // Words that were begun on what somebody else has changed since are not sent as if it had been read.
        if (Number(row.dataset.version) === made) area.dataset.version = made;
        heard.editing(old, null);
        heard.editing(row, area.value);
        area.setSelectionRange(from, to);
      }
      if (isHere) (area && area === here ? area : row).focus();
    }

    function beside(part, oldName) {
      const entry = part.beside ? fragment(part.beside) : null;
      const same = entry && page.querySelector('.beside-list > [data-name="' + entry.dataset.name + '"]');
      if (oldName && (!entry || oldName !== entry.dataset.name)) {
        const gone = page.querySelector('.beside-list > [data-name="' + oldName + '"]');
        if (gone) gone.remove();
      }
      if (same) same.replaceWith(entry);
      else if (entry) {
        const own = page.querySelector('[data-list="' + part.list + '"]');
        own.append(entry);
        own.scrollTop = own.scrollHeight;
      }
      page.querySelectorAll("[data-count]").forEach((count) => {
        count.textContent = String(page.querySelector('[data-list="' + count.dataset.count + '"]').children.length);
      });
    }

    // With `typed`, words that were typed before, beside what stands now. Gives whether they can be typed here.
    function edit(row, typed, isQuiet) {
      const text = row.querySelector(".note-text");
      const open = row.querySelector(".note-edit");
      if (open) open.focus();
      if (open || !text) return false;
      const area = make("textarea", "form-control note-edit");
      area.value = typed === undefined ? heard.textOf(row) : typed;
      area.dataset.version = row.dataset.version || 1;
      area.setAttribute("aria-label", "Isi baris");
      text.hidden = typed === undefined;
      text.after(area);
      if (typed !== undefined) heard.editing(row, typed);
      if (!isQuiet) area.focus();
      area.addEventListener("input", () => heard.editing(area.closest(".note-line"), area.value));
      area.addEventListener("keydown", (event) => {
        event.stopPropagation();
        const isEnter = event.key === "Enter" && !event.isComposing;
        if (isEnter) event.preventDefault();
        if (isEnter && !area.value.trim()) heard.failed("Baris tidak boleh kosong. Tarik barisnya bila tidak diperlukan.");
        else if (isEnter || event.key === "Escape") close(area, isEnter);
      });
      return true;
    }

    function close(area, isKept) {
      const row = area.closest(".note-line"), typed = area.value;
      area.remove();
      row.querySelector(".note-text").hidden = false;
      row.focus();
      if (isKept && typed.trim() !== heard.textOf(row)) heard.change(row, "", { text: typed.trim() }, Number(area.dataset.version));
      heard.editing(row, null);
    }

    function step(row, by) {
      const all = rows();
      const next = all[all.indexOf(row) + by];
      if (next) next.focus();
      else if (by < 0) heard.back();
    }

    list.addEventListener("keydown", (event) => {
      const row = event.target;
      if (!row.matches(".note-line") || event.ctrlKey || event.metaKey || heard.isBusy()) return;
      const number = digit(event);
      const kind = KINDS[event.key.toUpperCase()];
      const isOff = heard.isOff(row);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") step(row, event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Escape") heard.back();
      else if (!heard.isOpen(row)) return;
      else if (isOff && event.key.toLowerCase() === "z") heard.change(row, "/kembalikan", {});
      else if (isOff) return;
      else if (event.altKey && number && heard.keyed(number)) heard.change(row, "", { speaker_id: heard.keyed(number) });
      else if (event.altKey) return;
      else if (event.key === "Enter") edit(row);
      else if (event.key === "Delete") heard.change(row, "/tarik", {});
      else if (number && row.querySelector('[name=suggestion][value="' + number + '"]')) heard.change(row, "", { suggestion: number });
      else if (kind) heard.change(row, "", { kind: kind[0] });
      else return;
      event.preventDefault();
      event.stopPropagation();
    });

    list.addEventListener("submit", (event) => {
      const part = event.target.closest("[data-note-form]");
      if (!part) return;
      event.preventDefault();
      const row = part.closest(".note-line");
      const button = event.submitter;
      const path = new URL(part.action).pathname.slice(new URL(base).pathname.length + 1 + row.dataset.line.length);
      heard.change(row, path, button && button.name ? { [button.name]: button.value } : {});
    });

    return { rows, rowOf, place, carry, edit, unsent, showUnsent, showRefused, empty, isEditing: () => Boolean(list.querySelector(".note-edit")) };
  }

  Object.assign(notes, { lines, digit, make });
})();
