// Text that the server has not acknowledged, kept in this browser per account and section; forgotten when it is acknowledged and at logout.
(function () {
  "use strict";
  const PREFIX = "tuntas-naskah:";

  // Storage may be full or switched off; then the page itself still keeps the text.
  function safely(act) {
    try { return act(); } catch (error) { return null; }
  }

  const read = (key) => safely(() => JSON.parse(window.localStorage.getItem(PREFIX + key)));
  // Whether it is kept, so that no page promises what the browser cannot do.
  const keep = (key, record) => Boolean(safely(() => { window.localStorage.setItem(PREFIX + key, JSON.stringify(record)); return true; }));
  const drop = (key) => safely(() => window.localStorage.removeItem(PREFIX + key));

  function forgetAll(user) {
    safely(() => Object.keys(window.localStorage)
      .filter((name) => name.startsWith(PREFIX + user + ":"))
      .forEach((name) => window.localStorage.removeItem(name)));
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (form.dataset.forgets) forgetAll(form.dataset.forgets);
    // A page of both texts carries them itself; once a newer version stands, they were saved from there.
    const key = form.dataset.unsentSettles;
    const record = key && read(key);
    if (record) keep(key, Object.assign(record, { settledAt: Number(form.elements.version.value) }));
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-unsent-drop]");
    if (link) drop(link.dataset.unsentDrop);
  });

  // A small form that keeps its text (kept_form.js) was accepted once a page says so; a refusal, or the form again, keeps it.
  const SENT = "tuntas-dikirim";
  const target = (form) => new URL(form.getAttribute("action") || window.location.href, window.location.href).pathname;

  document.addEventListener("submit", (event) => {
    const mark = event.target.querySelector("[data-kept-form]");
    if (!mark || event.defaultPrevented || (event.submitter && event.submitter.formNoValidate)) return;
    const sent = { key: mark.dataset.keptForm, path: target(event.target) };
    safely(() => window.sessionStorage.setItem(SENT, JSON.stringify(sent)));
  });

  function settle() {
    const sent = safely(() => JSON.parse(window.sessionStorage.getItem(SENT)));
    if (!sent) return;
    const forms = Array.from(document.forms).filter((form) => form.method === "post" && target(form) === sent.path);
    const isSaved = !forms.length && document.querySelector(".flashes .notice-success");
    // The page of a refusal carries the text along and sends it to the same address.
    if (forms.length && !forms.some((form) => form.querySelector("[data-kept-form]"))) return;
    safely(() => window.sessionStorage.removeItem(SENT));
    const { before } = (isSaved && read(sent.key)) || {};
    if (isSaved && before) keep(sent.key, before);
    else if (isSaved) drop(sent.key);
  }
  settle();

  window.tuntas = Object.assign(window.tuntas || {}, { unsent: { read, keep, drop } });
})();
