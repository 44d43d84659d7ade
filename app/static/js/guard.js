// Warns before leaving a form (data-guard) with unsaved text; data-guard="selalu" warns from the start, for text that is kept after a refusal.
// Also keeps a second press of the button from sending twice; the server refuses it anyway.
(function () {
  "use strict";
  const dirty = new Set();

  const refused = document.querySelector(".error-summary");
  document.querySelectorAll("form[data-guard]").forEach((form) => {
    if (form.dataset.guard === "selalu" || refused) dirty.add(form);
    const mark = () => dirty.add(form);
    form.addEventListener("input", mark);
    form.addEventListener("change", mark);
  });

  document.addEventListener("tuntas:saved", (event) => dirty.delete(event.target));

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sending) {
      event.preventDefault();
      return;
    }
    form.dataset.sending = "ya";
    dirty.delete(form);
    if (event.submitter) event.submitter.setAttribute("aria-busy", "true");
    window.setTimeout(() => delete form.dataset.sending, 3000);
  });

  // A page taken from the browser's memory (Back) may send again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sending]").forEach((form) => delete form.dataset.sending);
    document.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });

  window.addEventListener("beforeunload", (event) => {
    if (!dirty.size) return;
    event.preventDefault();
    event.returnValue = ""; // browsers before 2023 ask only for this
  });
})();
