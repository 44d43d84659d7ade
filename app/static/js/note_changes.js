// Corrections of lines that stand or are on their way: shown on their line until the server has them, and offered again where it refused them.
// They are sent by note_queue.js, one after the other; the keys that make them are in note_lines.js.
(function () {
  "use strict";
  const notes = window.tuntasNotes;
  const { make } = notes;
  const WAY = { "/tarik": "Ditarik dari notula", "/kembalikan": "Dikembalikan ke notula" };
  const NOT_HERE = "Baris ini tidak tampil pada halaman ini.";

  // heard: saved(values, row), say(words), retype(words)
  function changes(page, base, kept, queue, list, heard) {
    const kinds = new Map(Object.values(JSON.parse(page.dataset.keys)));
    const speakers = Array.from(page.querySelector("[name=speaker_id]").options);
    const isSent = (of) => /^\d{1,18}$/.test(of);
    const refusedOf = (of) => queue.entries.filter((one) => one.of === of && one.refused);
    const typed = (own) => own.filter((one) => "text" in one.values).map((one) => one.values.text).pop();
    // A line is known by its number; while it is on its way, by its key.
    const name = (row) => row.dataset.line || row.dataset.unsent;

    function wordsOf(row, path, values) {
      if (WAY[path]) return WAY[path];
      if ("text" in values) return "Isi: " + values.text;
      if ("kind" in values) return "Menjadi " + (kinds.get(values.kind) || "").toLowerCase();
      if ("speaker_id" in values) {
        const known = speakers.find((one) => one.value === String(values.speaker_id));
        return "Pembicara: " + (known ? known.text.replace(/^\d · /, "") : "lain");
      }
      const button = row.querySelector('[name=suggestion][value="' + values.suggestion + '"]');
      return "Nama: " + Array.from(button.childNodes).filter((one) => one.nodeType === Node.TEXT_NODE).map((one) => one.data.trim()).join("");
    }

    function add(row, path, values, read) {
      const of = name(row);
      const line = row.dataset.unsent && queue.line(of);
      const before = queue.of(of);
      if ("text" in values && line && !line.isTried) return reword(row, line, values.text.trim());
      if ("suggestion" in values && before.length) return heard.say("Nama yang disarankan dapat dipilih setelah perbaikan sebelumnya terkirim.");
      const version = line || before.length ? null : read || Number(row.dataset.version);
      const words = wordsOf(row, path, values);
      heard.begun();
      queue.add({ key: notes.newKey(), of, path, values, version, words });
      show(of);
    }

    // Nobody has the line yet: its words are changed where they wait.
    function reword(row, line, text) {
      line.text = row.dataset.text = row.querySelector(".note-text").textContent = text;
      kept.keep(line);
    }

    function listed(own) {
      const items = make("ul", "note-changes");
      items.append(...own.map((one) => make("li", "", one.words)));
      return items;
    }

    function button(words, act) {
      const node = make("button", "btn btn-secondary btn-sm", words);
      node.type = "button";
      node.addEventListener("click", () => { act(node.closest(".note-line")); heard.say(""); });
      return node;
    }

    function refusedBlock(of, own, hasRow) {
      const block = make("div", "note-pending");
      const remark = make("p", "note-remark", Array.from(new Set(own.map((one) => one.refused))).join(" "));
      remark.setAttribute("role", "alert");
      const acts = make("p", "note-acts");
      if (hasRow) acts.append(button("Terapkan lagi", (row) => again(row, own)));
      if (typed(own) !== undefined) acts.append(button("Ketik ulang", (row) => retype(row, own)));
      acts.append(button("Buang", () => drop(of, own)));
      block.append(remark, make("p", "note-was", "Perbaikan yang belum diterapkan:"), listed(own), acts);
      return block;
    }

    function show(of) {
      const own = queue.of(of), refused = refusedOf(of);
      let row = list.rowOf(of);
      if (row) row.querySelectorAll(".note-pending").forEach((one) => one.remove());
      if (!row && !refused.length) return;
      if (!row) row = list.showUnsent({ key: of, text: NOT_HERE });
      else if (!own.length && !refused.length && row.dataset.text === NOT_HERE) row.remove();
      const body = row.querySelector(".note-body");
      if (refused.length) body.append(refusedBlock(of, refused, "line" in row.dataset));
      if (!own.length) return;
      const block = make("div", "note-pending");
      block.append(make("span", "badge-status badge-neutral", "Belum terkirim"), listed(own));
      body.append(block);
    }

    function drop(of, own) {
      own.forEach(queue.gone);
      show(of);
      const row = list.rowOf(of);
      if (row) row.focus();
      list.empty();
    }

    // Once more, upon what stands now.
    function again(row, own) {
      const of = name(row);
      own.forEach((one) => {
        queue.gone(one);
        const version = queue.of(of).length ? null : Number(row.dataset.version);
        queue.add({ key: notes.newKey(), of, path: one.path, values: one.values, version, words: one.words });
      });
      row.focus();
      show(of);
    }

    function retype(row, own) {
      const text = typed(own);
      if ("line" in row.dataset) list.edit(row, text);
      else heard.retype(text);
      own.filter((one) => "text" in one.values).forEach(queue.gone);
      show(name(row));
    }

    function saved(entry, values) {
      const [part] = values.lines;
      const row = part ? list.place(part, entry.version + 1) : list.rowOf(entry.of);
      show(entry.of);
      heard.saved(values, row);
    }

    // What stands now is fetched, so that both can be seen.
    async function refused(entry) {
      show(entry.of);
      const values = isSent(entry.of) ? await notes.look(base + "/" + entry.of) : null;
      if (values && values.lines.length) list.place(values.lines[0]);
      show(entry.of);
    }

    // A refused line takes the newest words along; its other corrections end with it.
    function fold(line) {
      const own = queue.of(line.key);
      const text = typed(own);
      if (text !== undefined) reword(list.rowOf(line.key), line, text);
      own.forEach(queue.gone);
    }

    async function begin() {
      queue.entries.filter((one) => one.of && !isSent(one.of) && !queue.line(one.of)).forEach((one) => { one.refused = "Baris ini tidak ditemukan."; kept.keep(one); });
      const known = new Set(queue.entries.filter((one) => one.of).map((one) => one.of));
      for (const of of new Set([...known, ...kept.edits.map(([line]) => line)])) {
        const values = list.rowOf(of) || !isSent(of) ? null : await notes.look(base + "/" + of);
        if (values && values.lines.length) list.place(values.lines[0]);
        show(of);
      }
      // What was being typed into a line when the page ended.
      kept.edits.forEach(([of, text]) => {
        const row = list.rowOf(of);
        const isOld = row && text.trim() === row.dataset.text;
        if (row && !isOld && list.edit(row, text, true)) return;
        kept.keepEdit(of, null);
        if (!isOld) heard.retype(text);
      });
    }

    const last = (row) => queue.of(name(row)).filter((one) => WAY[one.path]).pop();
    return {
      add,
      begin,
      fold,
      refused,
      saved,
      show,
      // What the line will say, and whether it will be off, once everything has arrived.
      textOf: (row) => typed(queue.of(name(row))) ?? row.dataset.text,
      isOff: (row) => (last(row) ? last(row).path === "/tarik" : Boolean(row.dataset.withdrawn)),
      // A page of text becomes several lines, which are put right when they stand.
      isOpen(row) {
        const line = queue.line(row.dataset.unsent);
        return "line" in row.dataset || Boolean(line && !line.refused && !line.text.includes("\n"));
      },
    };
  }

  Object.assign(notes, { changes });
})();
