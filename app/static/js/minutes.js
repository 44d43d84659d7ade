// Writing minutes by keyboard: Ctrl+Enter adds a row with the same speaker and kind, Ctrl+S saves the page.
(function () {
  "use strict";
  const form = document.querySelector("form[data-minutes]");
  if (!form) return;
  const hint = form.querySelector("[data-keys]");
  if (hint) hint.hidden = false;

  function takeOver(row) {
    const before = row.previousElementSibling;
    ["speaker_id", "speaker_text", "kind"].forEach((name) => {
      const from = before && before.querySelector('[name$="-' + name + '"]');
      const to = row.querySelector('[name$="-' + name + '"]');
      if (from && to) to.value = from.value;
    });
  }

  form.addEventListener("keydown", (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    if (event.key === "s") {
      event.preventDefault();
      form.requestSubmit(form.querySelector(".form-actions .btn-primary"));
    }
    const block = event.key === "Enter" && event.target.closest("[data-rows]");
    const button = block && block.querySelector(":scope > [data-row-add]");
    if (!button) return;
    event.preventDefault();
    button.click();
    const row = block.querySelector("[data-rows-list]").lastElementChild;
    takeOver(row);
    const text = row.querySelector("textarea");
    if (text) text.focus();
  });
})();
