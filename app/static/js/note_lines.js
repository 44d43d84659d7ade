// The lines of quick notes on their page: those on their way, those that stand, and one key that puts a line right.
// Typing is in quick_notes.js, sending in note_queue.js.
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

  // heard: answered(values, row), failed(words), back(), isBusy(), keyed(number) → speaker
  function lines(page, base, heard) {
    const list = page.querySelector("[data-lines]");
    const KINDS = JSON.parse(page.dataset.keys);
    const rows = () => Array.from(list.querySelectorAll(":scope > [data-line], :scope > [data-unsent]"));
    const unsent = (line) => list.querySelector('[data-unsent="' + line.key + '"]');

    function showUnsent(line) {
      const row = make("li", "note-line note-unsent");
      row.dataset.unsent = line.key;
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

    function place(part) {
      const row = fragment(part.html);
      const old = document.getElementById("baris-" + part.id);
      const name = old && old.dataset.name;
      if (old) old.replaceWith(row);
      else list.prepend(row);
      beside(part, name);
      row.dispatchEvent(new CustomEvent("tuntas:added", { bubbles: true }));
      return row;
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

    async function change(row, path, values) {
      const answer = await notes.send(base + "/" + row.dataset.line + path, { version: row.dataset.version, submission_key: notes.newKey(), ...values });
      if (answer.status === 200 && answer.values) {
        // Whoever went on typing meanwhile stays there: a letter on a line would be a command.
        const isHere = row.contains(document.activeElement);
        const fresh = place(answer.values.lines[0]);
        heard.answered(answer.values, fresh);
        if (isHere) fresh.focus();
        return true;
      }
      const known = { 0: "Sambungan terputus, sehingga perbaikan belum tersimpan. Coba lagi.", 401: "Sesi berakhir: masuk kembali di tab lain, lalu coba lagi.", 409: "Baris ini baru saja diubah orang lain. Muat ulang halamannya untuk melihatnya." };
      heard.failed((answer.values && answer.values.error) || known[answer.status] || "Perbaikan belum tersimpan. Coba lagi.");
      return false;
    }

    function edit(row) {
      const text = row.querySelector(".note-text");
      const area = make("textarea", "form-control note-edit");
      area.value = row.dataset.text;
      area.setAttribute("aria-label", "Isi baris");
      text.hidden = true;
      text.after(area);
      area.focus();
      const close = () => { area.remove(); text.hidden = false; row.focus(); };
      area.addEventListener("keydown", async (event) => {
        event.stopPropagation();
        if (event.key === "Escape") close();
        else if (event.key === "Enter" && !event.isComposing) {
          event.preventDefault();
          if (area.value.trim() === row.dataset.text) close();
          else await change(row, "", { text: area.value });
        }
      });
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
      const isSent = "line" in row.dataset, isOff = Boolean(row.dataset.withdrawn);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") step(row, event.key === "ArrowDown" ? 1 : -1);
      else if (event.key === "Escape") heard.back();
      else if (!isSent) return;
      else if (isOff && event.key.toLowerCase() === "z") change(row, "/kembalikan", {});
      else if (isOff) return;
      else if (event.altKey && number && heard.keyed(number)) change(row, "", { speaker_id: heard.keyed(number) });
      else if (event.altKey) return;
      else if (event.key === "Enter") edit(row);
      else if (event.key === "Delete") change(row, "/tarik", {});
      else if (number && row.querySelector('[name=suggestion][value="' + number + '"]')) change(row, "", { suggestion: number });
      else if (kind) change(row, "", { kind });
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
      change(row, path, button && button.name ? { [button.name]: button.value } : {});
    });

    return { rows, place, unsent, showUnsent, showRefused, empty };
  }

  Object.assign(notes, { lines, digit });
})();
