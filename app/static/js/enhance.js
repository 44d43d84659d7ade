// Brings Tom Select and htmx only to pages that use them, and gives htmx the token. Addresses stand on this script's own tag.
(function () {
  "use strict";
  const address = document.currentScript.dataset;

  function load(source) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = source;
      script.addEventListener("load", resolve);
      script.addEventListener("error", reject);
      document.head.append(script);
    });
  }

  function style(source) {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = source;
    document.head.querySelector("link[rel=stylesheet]").after(link);
  }

  function search(select) {
    if (select.tomselect) return;
    const several = select.multiple;
    new window.TomSelect(select, {
      maxOptions: 500,
      allowEmptyOption: true,
      plugins: several ? { remove_button: { title: "Hapus pilihan ini" } } : {},
      placeholder: "Ketik untuk mencari",
      hidePlaceholder: false,
      render: {
        no_results: () => {
          const node = document.createElement("div");
          node.className = "no-results";
          node.textContent = "Tidak ada yang cocok.";
          return node;
        },
      },
      onInitialize() {
        select.setAttribute("aria-hidden", "true");
        const described = select.getAttribute("aria-describedby");
        if (described) this.control_input.setAttribute("aria-describedby", described);
        if (select.getAttribute("aria-invalid")) this.control_input.setAttribute("aria-invalid", "true");
      },
    });
  }

  let tomSelect = null;
  function start(part) {
    const selects = part.querySelectorAll("select[data-enhance]");
    if (!selects.length) return;
    if (!tomSelect) {
      style(address.tomSelectCss);
      tomSelect = load(address.tomSelect);
    }
    tomSelect.then(() => selects.forEach(search), () => {});
  }

  document.addEventListener("htmx:configRequest", (event) => {
    const token = document.querySelector('meta[name="csrf-token"]');
    if (token) event.detail.headers["X-CSRFToken"] = token.content;
  });
  document.addEventListener("htmx:load", (event) => {
    if (event.target !== document.body) event.target.dispatchEvent(new CustomEvent("tuntas:added", { bubbles: true }));
  });
  document.addEventListener("tuntas:added", (event) => start(event.target));
  // htmx begins by itself only when it finds the page complete, or still parsed; between the two it would wait for ever.
  if (document.querySelector("[hx-get], [hx-post], [data-hx-get], [data-hx-post]")) {
    const begin = () => load(address.htmx).catch(() => {});
    if (document.readyState === "complete") begin();
    else window.addEventListener("load", begin);
  }
  start(document);
})();
