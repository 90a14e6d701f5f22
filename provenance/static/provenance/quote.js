// Takes words selected in a captured text into the form beneath it: an extra; everything works without it.
(() => {
  "use strict";
  const text = document.querySelector("#text .page");
  const form = document.getElementById("quoting");
  if (!text || !form) return;
  const field = form.querySelector("textarea");
  const told = form.querySelector('[role="status"]');
  const LONGEST = field.maxLength;
  let waiting = 0;

  form.querySelector(".scripted").hidden = false;

  // The words alone: numbers of notes, and the names of parts, are ours and not the article's.
  function words(range) {
    const part = range.cloneContents();
    for (const ours of part.querySelectorAll(".ref, .kind, .notes, summary")) ours.remove();
    for (const block of part.querySelectorAll("p, h3, div")) block.append("\n");
    return part.textContent.replace(/\s+/g, " ").trim();
  }

  function take() {
    const chosen = document.getSelection();
    if (!chosen || chosen.isCollapsed || !chosen.rangeCount) return;
    const range = chosen.getRangeAt(0);
    if (!text.contains(range.commonAncestorContainer)) return;
    const found = words(range);
    if (!found || found === field.value) return;
    if (found.length > LONGEST) { told.textContent = "That is too much: select a sentence or two."; return; }
    field.value = found;
    form.classList.add("on"); // stays in sight while there is something to do
    told.textContent = "Words taken: say below which claim they carry.";
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    waiting = setTimeout(take, 150); // told once, when the selection rests
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    form.classList.remove("on");
    field.value = told.textContent = "";
  });
})();
