// Wakes the islands of a page: fetches their code, then hands each marked element to the function named after it.
const { islands, wasm } = document.currentScript?.dataset ?? document.querySelector("script[data-islands]").dataset;
const code = await import(islands);
await code.default({ module_or_path: wasm });
code.hydrate();
for (const element of document.querySelectorAll("leptos-island[data-component]")) {
  code[element.dataset.component]?.(element);
}
document.documentElement.dataset.islands = "awake";
