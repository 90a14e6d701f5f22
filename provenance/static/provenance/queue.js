// Keys for the queues and the list of changes: an extra that can be switched off; everything works without it.
(() => {
  "use strict";
  const list = document.getElementById("queue") ?? document.createElement("ul"); // empty: what was done can be undone
  const box = document.getElementById("keybox");
  const on = document.getElementById("keys");
  if (!box || !on) return;
  const KEPT = "provenance.queue.keys";
  const rows = () => [...list.querySelectorAll("li.q")];
  const summary = (row) => row.querySelector("summary");
  const hint = document.createElement("p");
  hint.className = "meta";
  hint.setAttribute("role", "status");
  let wanted = null; // the button a key has asked for, until its reason is typed or another is asked for

  box.hidden = false;
  try { on.checked = localStorage.getItem(KEPT) !== "off"; } catch { /* a browser that keeps nothing */ }
  on.addEventListener("change", () => {
    try { localStorage.setItem(KEPT, on.checked ? "on" : "off"); } catch { /* as above */ }
  });

  const current = () => document.activeElement?.closest("li.q") ?? list.querySelector("li.q.on");

  function go(step) {
    const all = rows();
    if (!all.length) return;
    wanted = null;
    const at = all.indexOf(current());
    const row = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    for (const each of all) each.classList.toggle("on", each === row);
    summary(row).focus();
    row.scrollIntoView({ block: "nearest" });
  }

  function decide(deed) {
    const row = current();
    const form = row?.querySelector("form.decide");
    if (!form) return;
    row.querySelector("details").open = true;
    const button = form.querySelector(`button[value="${deed}"]`);
    if (!button) return;
    const why = form.querySelector('input[name="why"]');
    if (why.value.trim()) { form.requestSubmit(button); return; }
    wanted = button;
    tell(why, `${button.textContent.trim().replace(/^.\s+/, "")}: say why, then Enter. Escape to think again.`);
    why.focus();
  }

  // The list of changes: its buttons bear numbers, and beside judging a row can be put off and given to somebody.
  const changes = list.classList.contains("changes");

  function press(number) {
    const row = current();
    const numbered = [...(row?.querySelectorAll("button > kbd") ?? [])].find((hint) => hint.textContent === number);
    const button = numbered?.parentElement;
    if (!button) return;
    if (button.form.matches(".decide")) decide(button.value);
    else button.form.requestSubmit(button);
  }

  function give() {
    const row = current();
    const holder = row?.querySelector('input[name="holder"]');
    if (!holder) return;
    row.querySelector("details").open = true;
    holder.focus();
    holder.select();
  }

  function putOff() {
    const form = current()?.querySelector("form.snooze");
    form?.requestSubmit(form.querySelector("button"));
  }

  function tell(why, words) {
    why.after(hint);
    hint.textContent = words;
  }

  list.addEventListener("keydown", (event) => {
    if (event.target.name !== "why") return;
    if (event.key === "Escape") { wanted = null; hint.textContent = ""; }
    if (event.key !== "Enter") return;
    event.preventDefault(); // or the first button would be taken, which nobody has chosen
    const chosen = wanted?.form === event.target.form ? wanted : null;
    if (!chosen) { tell(event.target, "Choose one of the buttons."); return; }
    if (event.target.value.trim()) chosen.form.requestSubmit(chosen);
  });

  const KEYS = {
    j: () => go(1),
    k: () => go(-1),
    c: () => decide("confirm"),
    r: () => decide("reject"),
    t: () => decide("turn"),
    s: () => (changes ? putOff() : decide("commonplace")),
    ...(changes ? { a: give } : {}),
    ...(changes ? Object.fromEntries([..."123456789"].map((number) => [number, () => press(number)])) : {}),
    x: () => current()?.querySelector('input[name="pick"]')?.click(),
    b: () => document.querySelector("#bulk button")?.focus(),
    u: () => document.querySelector("form.undo")?.requestSubmit(document.querySelector("form.undo button")),
    "?": () => on.focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (!on.checked || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]), select, textarea")) return;
    const act = KEYS[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
