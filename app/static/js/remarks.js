// On a focused remark T accepts and J opens the answer; Ctrl+Enter sends it. Without scripts the buttons there do.
(function () {
  "use strict";
  document.addEventListener("keydown", (event) => {
    const field = event.target.closest(".remark-answer textarea");
    if (field && event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      field.form.requestSubmit();
      return;
    }
    if (event.altKey || event.ctrlKey || event.metaKey || !event.target.matches("[data-remark]")) return;
    const key = event.key.toLowerCase();
    if (key === "t") {
      event.preventDefault();
      event.target.querySelector("form[data-accept]").requestSubmit();
    } else if (key === "j") {
      event.preventDefault();
      event.target.querySelector("details.remark-answer").open = true;
      event.target.querySelector("textarea").focus();
    }
  });
})();
