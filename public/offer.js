// What a sale offers: whoever types a price or an amount means the product.
for (const row of document.querySelectorAll("#offer tr")) {
  const box = row.querySelector("[name=offer]");
  if (box) row.addEventListener("input", (event) => { if (event.target !== box && event.target.value !== "") box.checked = true; });
}
