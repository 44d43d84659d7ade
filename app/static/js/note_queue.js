// Typed lines on their way to the server: one after the other, each by its own key, so that a line sent twice stands once.
// What is not acknowledged waits in this browser, for this account; never for a closed meeting. The page is in quick_notes.js.
(function () {
  "use strict";
  // Below the account, as unsent.js has it, which forgets all of it at logout.
  const PREFIX = "tuntas-naskah:";
  const PAUSES = [1500, 3000, 6000, 12000];
  const PATIENCE = 20000;

  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const token = () => document.querySelector('meta[name="csrf-token"]');

  // After a new login in another tab the token of this page no longer fits.
  async function freshToken() {
    const page = await fetch(location.href, { headers: { Accept: "text/html" } });
    const found = new DOMParser().parseFromString(await page.text(), "text/html").querySelector('meta[name="csrf-token"]');
    if (found) token().content = found.content;
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
        await freshToken();
        return send(url, values, true);
      }
      const isValues = (answer.headers.get("content-type") || "").includes("json");
      return { status: answer.status, values: isValues ? await answer.json() : null };
    } catch {
      return { status: 0, values: null };
    } finally {
      clearTimeout(timer);
    }
  }

  function store(user, meeting, isKept) {
    const own = PREFIX + user + ":catat:" + meeting + ":";
    const keep = (name, value) => { try { if (isKept) localStorage.setItem(own + name, value); } catch { /* full or forbidden: memory only */ } };
    const drop = (name) => { try { localStorage.removeItem(own + name); } catch { /* nothing was kept */ } };
    function all() {
      const found = [];
      try {
        for (const name of Object.keys(localStorage)) {
          if (name.startsWith(own + "baris:")) found.push(JSON.parse(localStorage.getItem(name)));
          if (!isKept && name.startsWith(own)) localStorage.removeItem(name);
        }
      } catch { /* nothing to be had */ }
      return isKept ? found.sort((one, other) => one.at - other.at) : [];
    }
    let draft = "";
    try { draft = (isKept && localStorage.getItem(own + "konsep")) || ""; } catch { /* no draft */ }
    return {
      draft,
      all,
      keepLine: (line) => keep("baris:" + line.key, JSON.stringify(line)),
      dropLine: (line) => drop("baris:" + line.key),
      keepDraft: (text) => (text ? keep("konsep", text) : drop("konsep")),
    };
  }

  // heard: saved(line, values), refused(line, words), state(words or "")
  function queue(url, kept, heard) {
    const lines = kept.all();
    let isSending = false, timer = 0, failures = 0;

    const waiting = () => lines.filter((line) => !line.refused);

    function pause(words) {
      heard.state(words);
      clearTimeout(timer);
      timer = setTimeout(flush, PAUSES[Math.min(failures, PAUSES.length - 1)]);
      failures += 1;
    }

    function gone(line) {
      const at = lines.indexOf(line);
      if (at >= 0) lines.splice(at, 1);
      kept.dropLine(line);
    }

    async function flush() {
      if (isSending) return;
      isSending = true;
      clearTimeout(timer);
      for (let line = waiting()[0]; line; line = waiting()[0]) {
        const values = { text: line.text, submission_key: line.key };
        if (line.section) values.section_id = line.section;
        if (line.speaker) values.speaker_id = line.speaker;
        const answer = await send(url, values);
        const count = waiting().length + " baris belum terkirim. ";
        if (answer.status === 200 && answer.values) {
          failures = 0;
          gone(line);
          heard.saved(line, answer.values);
        } else if (answer.status === 401) {
          pause(count + "Sesi berakhir: masuk kembali di tab lain, lalu baris terkirim sendiri.");
          break;
        } else if (answer.status >= 400 && answer.status < 500) {
          line.refused = (answer.values && answer.values.error) || "Baris ini tidak diterima. Muat ulang halamannya untuk melihat sebabnya.";
          kept.keepLine(line);
          heard.refused(line, line.refused);
        } else {
          pause(count + "Sambungan terputus; dikirim sendiri begitu tersambung.");
          break;
        }
      }
      isSending = false;
      if (!waiting().length) heard.state("");
    }

    window.addEventListener("online", () => { failures = 0; flush(); });
    window.addEventListener("focus", () => { if (waiting().length) flush(); });
    return {
      lines,
      flush,
      gone,
      add(line) { lines.push(line); kept.keepLine(line); flush(); },
      isEmpty: () => !waiting().length,
    };
  }

  window.tuntasNotes = { newKey, send, store, queue };
})();
