// Words marked in a point of the notula become a conclusion or a follow-up: the links get the place of the words in the text.
// Without a selection K and T on a point's own menu take the whole point; without scripts the links there do.
(function () {
  "use strict";
  const menu = document.querySelector("[data-selection-menu]");
  if (!menu) return;
  const letters = (text) => Array.from(text).length;
  let marked = null;

  // Where the selection begins and ends in the stored text, counted in characters; pieces of the page know their place.
  function place(point, range) {
    const pieces = Array.from(point.querySelectorAll("[data-at]")).filter((piece) => range.intersectsNode(piece));
    const found = pieces.map((piece) => {
      const text = piece.textContent;
      const from = piece.contains(range.startContainer) ? range.startOffset : 0;
      const to = piece.contains(range.endContainer) ? range.endOffset : text.length;
      const at = Number(piece.dataset.at);
      return { from: at + letters(text.slice(0, from)), to: at + letters(text.slice(0, to)) };
    }).filter((piece) => piece.to > piece.from);
    return found.length ? { from: found[0].from, to: found[found.length - 1].to } : null;
  }

  function read() {
    const selection = document.getSelection();
    if (!selection || !selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const from = range.startContainer.parentElement;
    const point = from && from.closest("[data-point]");
    const found = point && point.contains(range.endContainer) ? place(point, range) : null;
    return found && { point, range, ...found };
  }

  function address(link, mark) {
    const url = new URL(link.href);
    url.searchParams.set("butir", mark.point.dataset.point);
    url.searchParams.set("awal", mark.from);
    url.searchParams.set("akhir", mark.to);
    return url.href;
  }

  function show(mark) {
    marked = mark;
    menu.hidden = !mark;
    if (!mark) return;
    menu.querySelectorAll("a[data-make]").forEach((link) => { link.href = address(link, mark); });
    const form = menu.querySelector("form[data-mark]");
    if (form) {
      form.hidden = !mark.point.dataset.markUrl;
      form.action = mark.point.dataset.markUrl || "";
      form.elements.version.value = mark.point.dataset.version || "";
      form.elements.awal.value = mark.from;
      form.elements.akhir.value = mark.to;
    }
    const box = mark.range.getBoundingClientRect();
    menu.style.top = window.scrollY + box.bottom + 8 + "px";
    menu.style.left = Math.max(12, Math.min(box.left, window.innerWidth - menu.offsetWidth - 12)) + "px";
  }

  let timer = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { if (!menu.contains(document.activeElement)) show(read()); }, 150);
  });

  const KEYS = { k: "kesimpulan", t: "tindak_lanjut" };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !menu.hidden) { show(null); return; }
    const make = KEYS[event.key.toLowerCase()];
    if (!make || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable], [data-remark]")) return;
    if (marked) {
      const link = menu.querySelector('a[data-make="' + make + '"]');
      if (link) { event.preventDefault(); link.click(); }
      return;
    }
    const acts = event.target.closest("[data-point-acts]");
    const link = acts && acts.querySelector('a[data-make="' + make + '"]');
    if (link) { event.preventDefault(); link.click(); }
  });

  const hint = document.querySelector("[data-selection-hint]");
  if (hint) hint.hidden = false;
})();
