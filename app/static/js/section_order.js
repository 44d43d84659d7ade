// The order of sections on the page of the notula: a moved section is saved at once, without leaving the page.
// Dragging and keys are in reorder.js; without scripts the buttons send their form.
(function () {
  "use strict";
  const list = document.querySelector("[data-sections]");
  if (!list) return;
  const status = document.querySelector("[data-sections-status]");
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(18)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const groupOf = (item) => Array.from(list.children).filter((one) => item.dataset.dragGroup && one.dataset.dragGroup === item.dataset.dragGroup);

  // The panels beside the list follow it, and the buttons at both ends rest.
  function arrange(item) {
    const group = groupOf(item);
    const panels = group.map((one) => document.getElementById("bagian-" + one.dataset.section)).filter(Boolean);
    panels.slice(1).forEach((panel, number) => panels[number].after(panel));
    group.forEach((one, number) => {
      one.querySelector('[value="naik"]').disabled = number === 0;
      one.querySelector('[value="turun"]').disabled = number === group.length - 1;
    });
  }

  async function save(item, place, of) {
    const form = item.querySelector("form[data-mover]");
    const values = new URLSearchParams(new FormData(form));
    values.set("submission_key", newKey());
    values.set("urutan", String(place));
    status.textContent = "";
    try {
      const answer = await fetch(form.action, { method: "POST", body: values, redirect: "manual" });
      // Success leads back to this page, which is not fetched again; a login page would be elsewhere.
      if (answer.type !== "opaqueredirect") throw new Error("refused");
      status.textContent = "Bagian " + item.dataset.title + " dipindahkan ke urutan " + place + " dari " + of + " bagian sejenis.";
    } catch {
      status.textContent = "Urutan bagian belum tersimpan. Muat ulang halaman, lalu pindahkan kembali.";
      status.classList.remove("visually-hidden");
    }
  }

  list.addEventListener("tuntas:moved", (event) => {
    arrange(event.target);
    save(event.target, event.detail.place, event.detail.of);
  });

  list.addEventListener("click", (event) => {
    const button = event.target.closest("form[data-mover] button");
    if (!button) return;
    event.preventDefault();
    const item = button.closest("[data-section]");
    const group = groupOf(item);
    const isUp = button.value === "naik";
    const at = group.indexOf(item);
    const other = group[at + (isUp ? -1 : 1)];
    if (!other) return;
    if (isUp) item.after(other); else item.before(other);
    arrange(item);
    if (button.disabled) item.querySelector('[value="' + (isUp ? "turun" : "naik") + '"]').focus();
    save(item, at + 1 + (isUp ? -1 : 1), group.length);
  });
})();
