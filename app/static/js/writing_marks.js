// Says every half minute where somebody writes, and shows who else writes where. Without this file the page shows who wrote when it was opened.
(function () {
  "use strict";
  const place = document.querySelector("[data-writing-mark]");
  if (!place) return;
  const EVERY = 30000;

  function show(others) {
    const list = place.querySelector("[data-writers]");
    const words = others.map((one) => one.name + " sedang menulis " + one.words + (String(one.section) === place.dataset.section ? " (bagian ini)" : ""));
    // The same words again would be read out again.
    if (words.join() === Array.from(list.children, (item) => item.textContent).join()) return;
    list.replaceChildren(...words.map((text) => {
      const item = document.createElement("li");
      item.textContent = text;
      return item;
    }));
    place.hidden = !others.length;
  }

  async function tell() {
    if (document.hidden) return;
    const body = new URLSearchParams({ part: place.dataset.part });
    if (place.dataset.section) body.append("section_id", place.dataset.section);
    const token = document.querySelector('meta[name="csrf-token"]').content;
    try {
      const answer = await window.fetch(place.dataset.writingMark, {
        method: "POST", body, credentials: "same-origin", redirect: "manual",
        headers: { "X-CSRFToken": token, Accept: "application/json" },
      });
      if (answer.ok) show((await answer.json()).others);
    } catch (error) {
      // The line is gone; the autosave says so.
    }
  }

  tell();
  window.setInterval(tell, EVERY);
  document.addEventListener("visibilitychange", tell);
})();
