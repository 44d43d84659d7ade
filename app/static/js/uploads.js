// Says at its field that a file is too large before anything is sent, so that everything typed stays on the page.
// The limits stand on the field (data-file-max, data-send-max, in bytes); the server keeps them anyway.
(function () {
  "use strict";
  const MIB = 1024 * 1024;

  function fault(form) {
    let sent = 0;
    for (const input of form.querySelectorAll('input[type="file"][data-file-max]')) {
      const most = Number(input.dataset.fileMax);
      for (const file of input.files) {
        sent += file.size;
        if (file.size > most) return [input, "Berkas “" + file.name + "” lebih dari " + Math.floor(most / MIB) + " MB. Perkecil atau pilih berkas lain; isian lain tetap ada."];
      }
      if (sent > Number(input.dataset.sendMax)) return [input, "Berkas-berkas ini bersama-sama lebih dari " + Math.floor(input.dataset.sendMax / MIB) + " MB. Kirim sebagian lebih dahulu; isian lain tetap ada."];
    }
    return null;
  }

  function clear(form) {
    form.querySelectorAll(".field-too-large").forEach((note) => note.remove());
    form.querySelectorAll('input[type="file"][data-file-max]').forEach((input) => {
      input.removeAttribute("aria-invalid");
      if (input.dataset.described !== undefined) input.setAttribute("aria-describedby", input.dataset.described);
    });
  }

  function show(form) {
    clear(form);
    const found = fault(form);
    if (!found) return false;
    const [input, words] = found;
    const note = document.createElement("p");
    note.className = "field-error field-too-large";
    note.id = input.id + "-terlalu-besar";
    note.setAttribute("role", "alert");
    note.textContent = words;
    input.after(note);
    input.setAttribute("aria-invalid", "true");
    if (input.dataset.described === undefined) input.dataset.described = input.getAttribute("aria-describedby") || "";
    input.setAttribute("aria-describedby", (input.dataset.described + " " + note.id).trim());
    return input;
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches('input[type="file"][data-file-max]') && event.target.form) show(event.target.form);
  });
  // Before guard.js, which leaves alone what is not sent.
  document.addEventListener("submit", (event) => {
    const input = show(event.target);
    if (!input) return;
    event.preventDefault();
    input.focus();
  });
})();
