// Entries of a list in another order: by dragging their handle (mouse or finger), or by Alt + arrow keys within an entry.
// What the new order means is the page's, which hears `tuntas:moved` on the entry; rows of a form are seen to here.
(function () {
  "use strict";
  const EDGE = 90;
  const PART = 60;
  const STEP = 9;
  let drag = null;

  const groupOf = (item) => Array.from(item.parentElement.children)
    .filter((other) => other.matches("[data-drag-item]") && other.dataset.dragGroup === item.dataset.dragGroup);
  const showHandles = (part) => part.querySelectorAll("[data-drag-handle]").forEach((handle) => { handle.hidden = false; });

  function tell(item) {
    const group = groupOf(item);
    const place = group.indexOf(item) + 1;
    item.dispatchEvent(new CustomEvent("tuntas:moved", { bubbles: true, detail: { place, of: group.length } }));
  }

  // The others move around the entry, so that it keeps the focus and the finger on it.
  function pass(item, other) {
    const group = groupOf(item);
    if (group.indexOf(other) < group.indexOf(item)) item.after(other); else item.before(other);
  }

  // Past a part of the other entry, and so far that the two do not change back at once where one is taller.
  function isPassed(other, isAbove, y, own) {
    const box = other.getBoundingClientRect();
    const part = Math.min(box.height / 2, PART);
    return isAbove ? y < Math.min(box.bottom - part, box.top + own + part) : y > Math.max(box.top + part, box.bottom - own - part);
  }

  function follow() {
    const group = groupOf(drag.item);
    const at = group.indexOf(drag.item);
    const own = drag.item.getBoundingClientRect().height;
    const above = group[at - 1];
    const below = group[at + 1];
    if (above && drag.way < 0 && isPassed(above, true, drag.y, own)) { pass(drag.item, above); return; }
    if (below && drag.way > 0 && isPassed(below, false, drag.y, own)) pass(drag.item, below);
  }

  // The page goes on at its edges, in the direction of the finger, as long as it stays there.
  function go() {
    if (!drag) return;
    const isAtTop = drag.way < 0 && drag.y < EDGE;
    const isAtEnd = drag.way > 0 && drag.y > window.innerHeight - EDGE;
    if (isAtTop || isAtEnd) window.scrollBy(0, isAtTop ? -STEP : STEP);
    follow();
    requestAnimationFrame(go);
  }

  function finish(isKept) {
    const { item, order } = drag;
    drag = null;
    item.classList.remove("is-dragged");
    const now = groupOf(item);
    if (now.every((one, number) => one === order[number])) return;
    if (isKept) { tell(item); return; }
    const place = order.indexOf(item);
    now.filter((one) => one !== item).forEach((one) => {
      const isAbove = order.indexOf(one) < place;
      const stands = one.compareDocumentPosition(item) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (isAbove !== Boolean(stands)) pass(item, one);
    });
  }

  document.addEventListener("pointerdown", (event) => {
    const handle = event.button === 0 && event.target.closest("[data-drag-handle]");
    const item = handle && handle.closest("[data-drag-item]");
    if (!item) return;
    drag = { item, order: groupOf(item), pointer: event.pointerId, y: event.clientY, way: 0 };
    item.classList.add("is-dragged");
    requestAnimationFrame(go);
  });
  document.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer || event.clientY === drag.y) return;
    drag.way = Math.sign(event.clientY - drag.y);
    drag.y = event.clientY;
  });
  document.addEventListener("pointerup", (event) => { 
    if (!drag || event.pointerId !== drag.pointer) return;
    follow();
    finish(true);
  });
  document.addEventListener("pointercancel", () => { if (drag) finish(false); });

  document.addEventListener("keydown", (event) => {
    if (drag && event.key === "Escape") finish(false);
    const item = event.altKey && event.target.closest("[data-drag-item]");
    const isUp = event.key === "ArrowUp";
    if (!item || !(isUp || event.key === "ArrowDown") || event.target.matches("select")) return;
    event.preventDefault();
    const group = groupOf(item);
    const other = group[group.indexOf(item) + (isUp ? -1 : 1)];
    if (!other) return;
    pass(item, other);
    item.scrollIntoView({ block: "nearest" });
    tell(item);
  });

  document.addEventListener("tuntas:moved", (event) => {
    const block = event.target.matches("[data-row]") && event.target.closest("[data-rows]");
    if (!block) return;
    const noun = block.dataset.noun.charAt(0).toUpperCase() + block.dataset.noun.slice(1);
    block.dispatchEvent(new CustomEvent("tuntas:rows", { bubbles: true }));
    block.dispatchEvent(new Event("change", { bubbles: true }));
    block.querySelector(":scope > [data-rows-status]").textContent =
      noun + " dipindahkan ke urutan " + event.detail.place + " dari " + event.detail.of + ".";
  });
  document.addEventListener("tuntas:added", (event) => showHandles(event.target));
  showHandles(document);
})();
