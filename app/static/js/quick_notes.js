// Quick notes by keyboard: a line and Enter, speakers on number keys, three keys to the summary.
// Without this file the same page is a plain form. What is sent is in note_queue.js, the lines below in note_lines.js.
(function () {
  "use strict";
  const page = document.querySelector("[data-quick-notes]");
  const notes = window.tuntasNotes;
  if (!page || !notes) return;
  const form = page.querySelector("form.note-form");
  const input = form.querySelector("textarea");
  const status = page.querySelector("#tersimpan");
  const problem = page.querySelector("#kendala");
  const command = page.querySelector("#perintah");
  const section = form.querySelector("[name=section_id]");
  const speaker = form.querySelector("[name=speaker_id]");
  const keys = Array.from(page.querySelectorAll("[data-speaker]"));
  const base = form.action;
  const isSecret = !page.dataset.keep;
  const kept = notes.store(page.dataset.user, page.dataset.meeting, !isSecret);
  let chosenSection = "", chosenSpeaker = "", mode = "";

  const clean = () => form.dispatchEvent(new CustomEvent("tuntas:saved", { bubbles: true }));
  const keyed = (number) => (number === "0" ? "0" : (keys[Number(number) - 1] || { dataset: {} }).dataset.speaker);

  // What was refused may stand far below: it is said here until it is settled.
  function say(words) {
    const isRefused = queue.entries.some((one) => one.refused);
    problem.textContent = words || (isRefused ? "Ada yang tidak diterima; lihat pada barisnya." : "");
    problem.hidden = !problem.textContent;
  }

  function fail() {
    status.textContent = "Belum tersimpan";
    status.dataset.state = "gagal";
  }

  function stand(values) {
    if (!chosenSection) {
      section.replaceChildren(...values.sections.map(([id, title]) => new Option(title, id, id === values.section_id, id === values.section_id)));
    }
    if (chosenSpeaker) return;
    const known = Array.from(speaker.options).find((one) => one.value === String(values.speaker_id));
    speaker.options[0].text = known ? known.text.replace(/^\d · /, "") : values.speaker || "Belum disebut";
    speaker.selectedIndex = 0;
    press(values.speaker_id);
  }

  function press(id) {
    keys.forEach((key) => key.setAttribute("aria-pressed", String(key.dataset.speaker === String(id))));
  }

  function tell(values, row) {
    const kind = row && row.querySelector(".note-kind");
    status.textContent = values.saved + (kind ? " · " + kind.textContent.trim() : "");
    status.dataset.state = "tersimpan";
  }

  const retype = (text) => {
    input.value = input.value ? text + "\n" + input.value : text;
    kept.keepDraft(input.value);
    input.focus();
  };

  const list = notes.lines(page, base, {
    keyed,
    isBusy: () => Boolean(mode),
    back: () => input.focus(),
    failed: say,
    change: (...correction) => changes.add(...correction),
    editing: (row, text) => kept.keepEdit(row.dataset.line || row.dataset.unsent, text),
    placed: (row) => changes.show(row.dataset.line),
    textOf: (row) => changes.textOf(row),
    isOff: (row) => changes.isOff(row),
    isOpen: (row) => changes.isOpen(row),
  });

  function refuse(line, words) {
    list.showRefused(line, words, () => {
      retype(line.text);
      queue.gone(line);
      say("");
    });
  }

  function savedLine(line, values) {
    const own = list.unsent(line);
    // A pasted page gives several lines: the newest stands on top.
    const placed = values.lines.map((part) => list.place(part, 1));
    if (own) {
      own.before(...placed.slice().reverse());
      if (placed.length) list.carry(own, placed[placed.length - 1], 1);
      own.remove();
    }
    stand(values);
    tell(values, placed[placed.length - 1]);
    say("");
    list.empty();
  }

  const queue = notes.queue(base, kept, {
    saved: (entry, values) => (entry.of ? changes.saved(entry, values) : savedLine(entry, values)),
    refused(entry, words) {
      if (entry.of) changes.refused(entry);
      else {
        changes.fold(entry);
        refuse(entry, words);
      }
      fail();
      say("");
    },
    state(words) {
      say(words);
      if (words) fail();
    },
  });

  const changes = notes.changes(page, base, kept, queue, list, {
    retype,
    say,
    begun: () => { status.textContent = "Menyimpan …"; },
    saved(values, row) {
      stand(values);
      tell(values, row);
      say("");
    },
  });

  // --- typing
  function submit() {
    const text = input.value.trim();
    if (!text) return;
    const line = { key: notes.newKey(), text, section: chosenSection, speaker: chosenSpeaker };
    chosenSection = chosenSpeaker = "";
    input.value = "";
    input.dispatchEvent(new Event("input", { bubbles: true }));
    kept.keepDraft("");
    clean();
    status.textContent = "Menyimpan …";
    list.showUnsent(line);
    queue.add(line);
    input.focus();
  }

  function chooseSpeaker(id) {
    chosenSpeaker = id;
    speaker.value = id;
    press(id);
  }

  function moveSection(step) {
    const at = Math.min(Math.max(section.selectedIndex + step, 0), section.options.length - 1);
    section.selectedIndex = at;
    chosenSection = section.value;
    status.textContent = "Bagian: " + section.options[at].text;
  }

  input.addEventListener("keydown", (event) => {
    if (event.isComposing || mode) return;
    const number = event.altKey && !event.ctrlKey ? notes.digit(event) : "";
    if (event.key === "Enter" && !event.shiftKey && !event.altKey) submit();
    else if (number && keyed(number)) chooseSpeaker(keyed(number));
    else if (event.altKey && (event.key === "ArrowUp" || event.key === "ArrowDown")) moveSection(event.key === "ArrowUp" ? -1 : 1);
    else if (!input.value && (event.key === "ArrowUp" || event.key === "ArrowDown") && list.rows().length) list.rows()[0].focus();
    else if (event.key === "Escape") enter("perintah");
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  input.addEventListener("input", () => {
    kept.keepDraft(input.value);
    if (!input.value) clean();
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  // A choice alone is nothing unsaved: it goes with the next line.
  form.addEventListener("change", () => { if (!input.value) setTimeout(clean); });
  section.addEventListener("change", () => { chosenSection = section.value; input.focus(); });
  speaker.addEventListener("change", () => { chosenSpeaker = speaker.value; press(speaker.value); });
  keys.forEach((key) => key.addEventListener("click", () => { chooseSpeaker(key.dataset.speaker); input.focus(); }));

  // --- one key more: Esc, then R, then a letter of the summary
  function enter(name) {
    mode = name;
    command.hidden = !name;
    command.textContent = { perintah: "Perintah: R ringkasan tindak lanjut (sementara) · Esc kembali mengetik", ringkasan: "Ringkasan: H halaman · W teks WA · D DOCX · Esc kembali mengetik" }[name] || "";
    if (!name) input.focus();
  }

  async function follow(letter) {
    const link = page.querySelector('[data-key="' + letter + '"]');
    if (!link) return;
    queue.flush();
    for (let turn = 0; turn < 50 && !queue.isEmpty(); turn += 1) await new Promise((done) => setTimeout(done, 100));
    if (queue.isEmpty()) link.click();
    else say("Belum semua baris tersimpan. Ulangi setelah sambungan pulih.");
  }

  document.addEventListener("keydown", (event) => {
    if (!mode || event.ctrlKey || event.metaKey || event.altKey || event.key === "Shift") return;
    event.preventDefault();
    const letter = event.key.toLowerCase();
    if (mode === "perintah" && letter === "r") return enter("ringkasan");
    if (mode === "ringkasan") follow(letter);
    enter("");
  });
  document.addEventListener("pointerdown", () => { if (mode) enter(""); });

  // --- begin
  page.querySelectorAll("[data-script-only]").forEach((part) => { part.hidden = false; });
  page.querySelectorAll(".beside-list").forEach((own) => { own.scrollTop = own.scrollHeight; });
  if (kept.draft && !input.value) input.value = kept.draft;
  queue.entries.filter((one) => !one.of).forEach((line) => (line.refused ? refuse(line, line.refused) : list.showUnsent(line)));
  changes.begin();
  queue.flush();
  say("");
  window.addEventListener("beforeunload", (event) => {
    if (isSecret && (queue.entries.length || list.isEditing())) {
      event.preventDefault();
      event.returnValue = ""; // browsers before 2023 ask only for this
    }
  });
  input.focus({ preventScroll: true });
})();
