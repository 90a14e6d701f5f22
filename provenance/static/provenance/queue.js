// Keys for the queue of derivations and the over-matching list: an extra that can be switched off; everything works without it.
(() => {
  "use strict";
  const list = document.getElementById("queue");
  const box = document.getElementById("keybox");
  const on = document.getElementById("keys");
  if (!list || !box || !on) return;
  const KEPT = "provenance.queue.keys";
  const rows = () => [...list.querySelectorAll("li.q")];
  const summary = (row) => row.querySelector("summary");
  let wanted = null; // the button a key has asked for, while its reason is being typed

  box.hidden = false;
  try { on.checked = localStorage.getItem(KEPT) !== "off"; } catch { /* a browser that keeps nothing */ }
  on.addEventListener("change", () => {
    try { localStorage.setItem(KEPT, on.checked ? "on" : "off"); } catch { /* as above */ }
  });

  const current = () => document.activeElement?.closest("li.q") ?? list.querySelector("li.q.on");

  function go(step) {
    const all = rows();
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
    why.focus();
  }

  list.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.target.name !== "why" || !wanted) return;
    if (wanted.form !== event.target.form) return;
    event.preventDefault();
    if (event.target.value.trim()) wanted.form.requestSubmit(wanted);
  });
  list.addEventListener("focusout", (event) => { if (event.target.name === "why" && !event.target.value.trim()) wanted = null; });

  const KEYS = {
    j: () => go(1),
    k: () => go(-1),
    c: () => decide("confirm"),
    r: () => decide("reject"),
    t: () => decide("turn"),
    s: () => decide("commonplace"),
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
