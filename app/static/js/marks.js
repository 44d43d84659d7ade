// Ctrl+B in the text of a point puts the marks of bold words around what is selected, or takes them off.
(function () {
  "use strict";
  const FIELD = 'form[data-minutes] textarea[name^="points-"][name$="-text"]';
  const MARK = "**";

  function put(field, start, end, text) {
    field.setSelectionRange(start, end);
    if (!document.execCommand("insertText", false, text)) {
      field.setRangeText(text, start, end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function toggle(field) {
    let start = field.selectionStart;
    let end = field.selectionEnd;
    const value = field.value;
    // Blanks at the ends stay outside, since marks hold to words.
    while (start < end && /\s/.test(value[start])) start += 1;
    while (end > start && /\s/.test(value[end - 1])) end -= 1;
    const words = value.slice(start, end);
    if (words.includes("\n")) return;
    if (value.slice(start - MARK.length, start) === MARK && value.slice(end, end + MARK.length) === MARK) {
      put(field, start - MARK.length, end + MARK.length, words);
      field.setSelectionRange(start - MARK.length, end - MARK.length);
    } else {
      put(field, start, end, MARK + words + MARK);
      field.setSelectionRange(start + MARK.length, end + MARK.length);
    }
  }

  document.addEventListener("keydown", (event) => {
    const field = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "b" && event.target.closest(FIELD);
    if (!field) return;
    event.preventDefault();
    toggle(field);
  });
})();
