// Long lists by keyboard: j and k move from line to line, Enter opens; filters work as soon as they are chosen.
const rows = () => [...document.querySelectorAll("table.dense tbody th a")];
document.addEventListener("keydown", (event) => {
  if (event.target.closest?.("input, textarea, select, summary") || event.ctrlKey || event.metaKey || event.altKey) return;
  const by = { j: 1, k: -1 }[event.key];
  if (!by) return;
  const all = rows();
  const at = all.indexOf(document.activeElement);
  const next = at < 0 ? all[by > 0 ? 0 : all.length - 1] : all[Math.min(Math.max(at + by, 0), all.length - 1)];
  next?.focus();
  event.preventDefault();
});
const filter = document.querySelector("form.filter");
// By keyboard each step through a list is a change: there, the button says when.
let keyed = false;
filter?.addEventListener("keydown", () => { keyed = true; });
filter?.addEventListener("pointerdown", () => { keyed = false; });
filter?.addEventListener("change", (event) => { if (!keyed && event.target.matches("select, input[type=date]")) filter.requestSubmit(); });
filter?.classList.add("by-itself");
