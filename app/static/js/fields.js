// Small comforts of fields: the date in words under a date input, text areas that grow, a password that can be shown, focus on the error summary.
(function () {
  "use strict";
  const inWords = new Intl.DateTimeFormat("id-ID", { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  function writeDate(input) {
    const words = document.querySelector('[data-date-words-for="' + CSS.escape(input.id) + '"]');
    if (!words) return;
    const day = input.value ? new Date(input.value + "T00:00:00Z") : null;
    words.textContent = day && !Number.isNaN(day.getTime()) ? inWords.format(day) : "";
  }

  function grow(area) {
    if (CSS.supports("field-sizing", "content")) return;
    area.style.height = "auto";
    area.style.height = area.scrollHeight + 2 + "px";
  }

  function addToggle(input) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "password-toggle";
    button.textContent = "Tampilkan kata sandi";
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-controls", input.id);
    button.addEventListener("click", () => {
      const shown = input.type === "text";
      input.type = shown ? "password" : "text";
      button.textContent = shown ? "Tampilkan kata sandi" : "Sembunyikan kata sandi";
      button.setAttribute("aria-pressed", String(!shown));
    });
    input.insertAdjacentElement("afterend", button);
    input.form.addEventListener("submit", () => { input.type = "password"; });
  }

  function start(part) {
    part.querySelectorAll("input[data-date]").forEach(writeDate);
    part.querySelectorAll("textarea").forEach(grow);
    part.querySelectorAll('input[type="password"]').forEach(addToggle);
  }

  document.addEventListener("input", (event) => {
    if (event.target.matches("input[data-date]")) writeDate(event.target);
    if (event.target.matches("textarea")) grow(event.target);
  });
  document.addEventListener("tuntas:added", (event) => start(event.target));
  start(document);
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();
})();
