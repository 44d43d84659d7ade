// A box to narrow a long list of check boxes, with the number chosen beside it, and selects that fetch their options late. Ticked ones stay in sight.
(function () {
  "use strict";

  function enhance(group) {
    const list = group.querySelector(".choices-list");
    const items = Array.from(list.querySelectorAll(".choice"));
    const name = group.querySelector("legend").firstChild.textContent.trim();
    const tools = document.createElement("div");
    tools.className = "choices-tools";
    const box = document.createElement("input");
    box.type = "search";
    box.className = "form-control choices-narrow";
    box.autocomplete = "off";
    box.placeholder = "Saring daftar";
    box.setAttribute("aria-label", "Saring daftar " + name.toLowerCase());
    const count = document.createElement("p");
    count.className = "choices-count";
    count.setAttribute("role", "status");
    tools.append(box, count);
    list.before(tools);

    function show() {
      const words = box.value.toLowerCase().split(/\s+/).filter(Boolean);
      items.forEach((item) => {
        const text = item.textContent.toLowerCase();
        item.hidden = !item.querySelector("input").checked && !words.every((word) => text.includes(word));
      });
      list.querySelectorAll(".choices-group").forEach((part) => {
        part.hidden = !part.querySelector(".choice:not([hidden])");
      });
    }

    function tell() {
      const chosen = items.filter((item) => item.querySelector("input").checked).length;
      count.textContent = chosen ? chosen + " dipilih" : "Belum ada yang dipilih";
    }

    box.addEventListener("input", show);
    box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
    list.addEventListener("change", tell);
    tell();
  }

  function start(part) {
    part.querySelectorAll("fieldset[data-filterable]").forEach(enhance);
  }

  document.addEventListener("tuntas:added", (event) => start(event.target));
  start(document);

  // Many rows share the same options: a select with data-options-of takes them from the row that is copied, once it is used.
  function complete(event) {
    const select = event.target;
    if (!(select instanceof HTMLSelectElement) || !select.dataset.optionsOf) return;
    const name = CSS.escape(select.dataset.optionsOf);
    const holders = [document, ...Array.from(document.querySelectorAll("template"), (one) => one.content)];
    const full = holders.map((one) => one.querySelector("#" + name)).find(Boolean);
    if (!full) return;
    const used = select.value;
    delete select.dataset.optionsOf;
    select.replaceChildren(...full.cloneNode(true).children);
    select.value = used;
  }
  document.addEventListener("pointerdown", complete);
  document.addEventListener("focusin", complete);
  document.addEventListener("tuntas:options", complete); // another script chooses
})();
