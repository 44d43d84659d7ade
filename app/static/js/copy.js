// Buttons that copy a text (data-copy names the field). Without JavaScript they stay hidden and the text can be selected.
(function () {
  "use strict";

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
      return true;
    } catch {
      // Older browsers, and pages that are not served over TLS.
      field.select();
      return document.execCommand("copy");
    }
  }

  function start(part) {
    part.querySelectorAll("button[data-copy]").forEach((button) => {
      const field = document.getElementById(button.dataset.copy);
      const done = document.querySelector('[data-copied="' + CSS.escape(button.dataset.copy) + '"]');
      if (!field) return;
      button.hidden = false;
      button.addEventListener("click", async () => {
        const copied = await copy(field);
        if (done) done.textContent = copied ? "Teks tersalin." : "Teks tidak dapat disalin. Pilih teksnya, lalu salin.";
      });
    });
  }

  start(document);
  document.addEventListener("tuntas:added", (event) => start(event.target));
})();
