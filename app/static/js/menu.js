// The drawer menu of a phone: opens in place, closes with Escape, keeps the focus inside. Without this file #menu (:target) does the work.
(function () {
  "use strict";
  const side = document.getElementById("menu");
  const opener = document.querySelector("[data-menu-open]");
  if (!side || !opener) return;

  const root = document.documentElement;
  const isOpen = () => root.classList.contains("menu-open");

  function open(event) {
    event.preventDefault();
    root.classList.add("menu-open");
    opener.setAttribute("aria-expanded", "true");
    const close = side.querySelector("[data-menu-close]");
    if (close) window.setTimeout(() => close.focus(), 200);
  }

  function close(event) {
    if (!isOpen()) return;
    if (event) event.preventDefault();
    root.classList.remove("menu-open");
    opener.setAttribute("aria-expanded", "false");
    opener.focus();
  }

  function keepInside(event) {
    const stops = Array.from(side.querySelectorAll("a[href], button"));
    const first = stops[0];
    const last = stops[stops.length - 1];
    if (event.shiftKey && document.activeElement === first) {
      event.preventDefault();
      last.focus();
    } else if (!event.shiftKey && document.activeElement === last) {
      event.preventDefault();
      first.focus();
    }
  }

  opener.setAttribute("role", "button");
  opener.setAttribute("aria-expanded", "false");
  opener.addEventListener("click", open);
  opener.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
  document.querySelectorAll("[data-menu-close]").forEach((link) => link.addEventListener("click", close));
  document.addEventListener("keydown", (event) => {
    if (!isOpen()) return;
    if (event.key === "Escape") close(event);
    if (event.key === "Tab") keepInside(event);
  });
})();
