// Text pasted from Word, a browser or WhatsApp into a point: bold, lists and paragraphs become light marks, all else is dropped.
// What is pasted is parsed in a document of its own, in which nothing runs or loads.
(function () {
  "use strict";
  const FIELD = 'form[data-minutes] textarea[name^="points-"][name$="-text"]';
  const BLOCKS = new Set(["P", "DIV", "LI", "UL", "OL", "TABLE", "TR", "BLOCKQUOTE", "SECTION", "ARTICLE", "PRE", "H1", "H2", "H3", "H4", "H5", "H6"]);
  const DROPPED = new Set(["STYLE", "SCRIPT", "HEAD", "TITLE", "META", "LINK", "TEMPLATE", "IMG", "SVG", "OBJECT", "IFRAME"]);

  function isBold(node, inherited) {
    const weight = (node.getAttribute("data-style") || "").match(/font-weight:\s*([a-z0-9]+)/i);
    if (weight) return weight[1] === "bold" || weight[1] === "bolder" || Number(weight[1]) >= 600;
    return inherited || node.tagName === "B" || node.tagName === "STRONG";
  }

  // A paragraph of a list in Word carries its sign in a piece of its own, which is no text of the list.
  function wordSign(node) {
    if (!/mso-list:\s*l\d/i.test(node.getAttribute("data-style") || "")) return null;
    const sign = Array.from(node.querySelectorAll("[data-style]")).find((one) => /mso-list:\s*ignore/i.test(one.getAttribute("data-style")));
    if (!sign) return "- ";
    const number = sign.textContent.match(/\d+/);
    sign.remove();
    return number ? number[0] + ". " : "- ";
  }

  function marked(runs) {
    const merged = [];
    runs.forEach((run) => {
      const last = merged[merged.length - 1];
      if (last && last.bold === run.bold) last.text += run.text; else merged.push({ ...run });
    });
    const text = merged.map((run) => {
      if (!run.bold || !run.text.trim() || run.text.includes("*")) return run.text;
      const [, before, words, after] = run.text.match(/^(\s*)([^]*?)(\s*)$/);
      return before + "**" + words + "**" + after;
    }).join("");
    return text.replace(/[ \t\u00a0]+/g, " ").trim();
  }

  // Under the content policy a style is not even parsed, so it is read as an attribute of another name.
  const bare = (source) => source.replace(/<style[^]*?<\/style>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s)style=/gi, "$1data-style="));

  function clean(source) {
    const lines = [];
    let runs = [];
    let sign = "";
    const flush = () => {
      const text = marked(runs);
      if (text) lines.push(sign + text);
      if (text) sign = "";
      runs = [];
    };
    function walk(node, bold) {
      if (node.nodeType === Node.TEXT_NODE) {
        runs.push({ text: node.textContent.replace(/\s+/g, " "), bold });
        return;
      }
      if (node.nodeType !== Node.ELEMENT_NODE || DROPPED.has(node.tagName.toUpperCase())) return;
      if (node.tagName === "BR") { flush(); return; }
      const isBlock = BLOCKS.has(node.tagName);
      if (isBlock) flush();
      if (node.tagName === "LI") {
        const list = node.closest("ol, ul");
        const items = list ? Array.from(list.children).filter((one) => one.tagName === "LI") : [];
        sign = list && list.tagName === "OL" ? (list.start || 1) + items.indexOf(node) + ". " : "- ";
      } else if (isBlock) {
        sign = wordSign(node) || sign;
      }
      const heavy = isBold(node, bold);
      node.childNodes.forEach((child) => walk(child, heavy));
      if (node.tagName === "TD" || node.tagName === "TH") runs.push({ text: " ", bold: false });
      if (isBlock) { flush(); sign = ""; }
    }
    walk(new DOMParser().parseFromString(bare(source), "text/html").body, false);
    flush();
    return lines.join("\n");
  }

  document.addEventListener("paste", (event) => {
    const field = event.target.closest && event.target.closest(FIELD);
    const source = field && event.clipboardData && event.clipboardData.getData("text/html");
    const text = source && clean(source);
    if (!text) return;
    event.preventDefault();
    // Typed as a person would, so that it can be undone; where the browser cannot, it is put in.
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  });
})();
