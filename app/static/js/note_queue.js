// Typed lines and corrections on their way to the server: one after the other, each by its own key, so that what is sent twice counts once.
// What is not acknowledged waits in this browser, for this account; never for a closed meeting. The page is in quick_notes.js.
// An entry is a line { key, at, text, section, speaker } or a correction of one { key, at, of, path, values, version, words }.
(function () {
  "use strict";
  // Below the account, as unsent.js has it, which forgets all of it at logout.
  const PREFIX = "tuntas-naskah:";
  const PAUSES = [1500, 3000, 6000, 12000];
  const PATIENCE = 20000;

  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const token = () => document.querySelector('meta[name="csrf-token"]');

  // After a new login in another tab the token of this page no longer fits. Somebody else's login sends nothing of what was typed here.
  async function freshToken() {
    const page = await fetch(location.href, { headers: { Accept: "text/html" } });
    const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
    const [own, other] = [document, fresh].map((one) => one.querySelector("[data-quick-notes]"));
    if (own && other && own.dataset.user !== other.dataset.user) return false;
    const found = fresh.querySelector('meta[name="csrf-token"]');
    if (found) token().content = found.content;
    return true;
  }

  async function send(url, values, again) {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch(url, {
        method: "POST",
        body: new URLSearchParams(values),
        headers: { Accept: "application/json", "X-CSRFToken": token().content },
        signal: stop.signal,
      });
      if (answer.status === 400 && !again) {
        return (await freshToken()) ? send(url, values, true) : { status: 401, values: null };
      }
      const isValues = (answer.headers.get("content-type") || "").includes("json");
      return { status: answer.status, values: isValues ? await answer.json() : null };
    } catch {
      return { status: 0, values: null };
    } finally {
      clearTimeout(timer);
    }
  }

  // What the server says of a line now; null where it cannot be had.
  async function look(url) {
    try {
      const answer = await fetch(url, { headers: { Accept: "application/json" } });
      return answer.ok && (answer.headers.get("content-type") || "").includes("json") ? await answer.json() : null;
    } catch {
      return null;
    }
  }

  function store(user, meeting, isKept) {
    const own = PREFIX + user + ":catat:" + meeting + ":";
    let isSafe = isKept;
    const keep = (name, value) => { try { if (isKept) localStorage.setItem(own + name, value); } catch { isSafe = false; /* full or forbidden: memory only */ } };
    const drop = (name) => { try { localStorage.removeItem(own + name); } catch { /* nothing was kept */ } };
    const nameOf = (entry) => (entry.of ? "ubah:" : "baris:") + entry.key;
    const entries = [], edits = [];
    let draft = "";
    try {
      Object.keys(localStorage).filter((name) => name.startsWith(own)).forEach((name) => {
        const [kind, of] = name.slice(own.length).split(":");
        if (!isKept) localStorage.removeItem(name);
        else if (kind === "sunting") edits.push([of, localStorage.getItem(name)]);
        else if (kind === "konsep") draft = localStorage.getItem(name);
        else entries.push(JSON.parse(localStorage.getItem(name)));
      });
    } catch { /* nothing to be had */ }
    return {
      draft,
      edits,
      isSafe: () => isSafe,
      entries: entries.sort((one, other) => one.at - other.at),
      keep: (entry) => keep(nameOf(entry), JSON.stringify(entry)),
      drop: (entry) => drop(nameOf(entry)),
      keepDraft: (text) => (text ? keep("konsep", text) : drop("konsep")),
      // The words in the field that is open on a line, until Enter or Esc.
      keepEdit: (of, text) => (text === null ? drop("sunting:" + of) : keep("sunting:" + of, text)),
    };
  }

  const REFUSED = { 409: "Baris ini sudah diubah orang lain. Yang tampil di atas adalah isinya sekarang.", 404: "Baris ini sudah tidak ada atau dibatasi.", 403: "Akun ini tidak lagi dapat mengubah notula ini." };
  const STAY = " Jangan tutup halaman ini; yang belum terkirim tidak tersimpan di perangkat.";
  const LATER = [401, 408, 429];

  // heard: saved(entry, values), refused(entry, words), state(words or "")
  function queue(url, kept, heard) {
    const entries = kept.entries;
    let isSending = false, timer = 0, failures = 0;

    const waiting = () => entries.filter((one) => !one.refused);
    const of = (line) => waiting().filter((one) => one.of === line);

    function pause(words) {
      heard.state(kept.isSafe() ? words : words + STAY);
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSES[Math.min(failures, PAUSES.length - 1)]);
      failures += 1;
    }

    function gone(entry) {
      const at = entries.indexOf(entry);
      if (at >= 0) entries.splice(at, 1);
      kept.drop(entry);
    }

    function count() {
      const all = waiting(), changes = all.filter((one) => one.of).length;
      const parts = [[all.length - changes, "baris"], [changes, "perbaikan"]].filter(([number]) => number);
      return parts.map(([number, noun]) => number + " " + noun).join(" dan ") + " belum terkirim. ";
    }

    function body(entry) {
      if (entry.of) return { ...entry.values, version: entry.version, submission_key: entry.key };
      const values = { text: entry.text, submission_key: entry.key };
      if (entry.section) values.section_id = entry.section;
      if (entry.speaker) values.speaker_id = entry.speaker;
      return values;
    }

    // What waits for this entry goes on from the version that it made itself: the answer may already show somebody else's.
    // Only then is it forgotten, so that nothing is lost where the browser ends in between.
    function settle(entry, values) {
      of(entry.of || entry.key).filter((one) => one !== entry).forEach((one) => {
        const known = entry.of ? { version: entry.version + 1 } : { of: String(values.lines[0].id), version: 1 };
        kept.keep(Object.assign(one, known));
      });
      gone(entry);
    }

    // What was typed on top of a refused correction waits with it for a person.
    function refuse(entry, words) {
      (entry.of ? of(entry.of) : [entry]).forEach((one) => {
        one.refused = words;
        kept.keep(one);
      });
      heard.refused(entry, words);
    }

    // Whether the next may follow.
    function answered(entry, { status, values }) {
      if (status === 200 && values) {
        failures = 0;
        settle(entry, values);
        heard.saved(entry, values);
        return true;
      }
      if (status >= 400 && status < 500 && !LATER.includes(status)) {
        const noun = entry.of ? "Perbaikan" : "Baris";
        refuse(entry, (values && values.error) || (entry.of && REFUSED[status]) || noun + " ini tidak diterima. Muat ulang halamannya untuk melihat sebabnya.");
        return true;
      }
      pause(count() + (status === 401 ? "Sesi berakhir: masuk kembali di tab lain, lalu terkirim sendiri." : "Sambungan terputus; dikirim sendiri begitu tersambung."));
      return false;
    }

    async function flush() {
      if (isSending) return;
      isSending = true;
      clearTimeout(timer);
      for (let entry = waiting()[0]; entry; entry = waiting()[0]) {
        // A line whose first answer was lost may stand already: from now on its words change by a correction only.
        if (!entry.isTried) kept.keep(Object.assign(entry, { isTried: true }));
        if (!answered(entry, await send(entry.of ? url + "/" + entry.of + entry.path : url, body(entry)))) break;
      }
      isSending = false;
      if (!waiting().length) heard.state("");
    }

    function add(entry) {
      const last = entries[entries.length - 1];
      entry.at = Math.max(Date.now(), last ? last.at + 1 : 0);
      entries.push(entry);
      kept.keep(entry);
      flush();
    }

    window.addEventListener("online", () => { failures = 0; flush(); });
    window.addEventListener("focus", () => { if (waiting().length) flush(); });
    return { entries, flush, gone, add, of, refuse, line: (key) => entries.find((one) => one.key === key), isEmpty: () => !waiting().length };
  }

  window.tuntasNotes = { newKey, look, store, queue };
})();
