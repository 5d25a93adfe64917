// The total of the order page, while one chooses. Without a script the next page says it.
const form = document.querySelector("form.order");
const total = form?.querySelector(".order-total");
const euros = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency: "EUR" });
// Halves away from zero, as the server rounds.
const weighed = (price, grams) => Math.floor((price * grams + 500) / 1000);

function portions(line) {
  const pill = line.querySelector(".pill-row input[type=radio]:checked")?.value ?? "0";
  const typed = Number.parseInt(line.querySelector(".how-many")?.value ?? "", 10);
  return pill === "more" ? (Number.isFinite(typed) ? typed : 0) : Number(pill);
}

function show() {
  let [about, most, count] = [0, 0, 0];
  for (const line of form.querySelectorAll(".ware")) {
    const [price, n] = [Number(line.dataset.price), portions(line)];
    const [grams, heavy] = [Number(line.dataset.grams), Number(line.dataset.most)];
    const deposit = Number(line.dataset.deposit) * n;
    count += n;
    about += deposit + (grams > 0 ? weighed(price, grams * n) : price * n);
    most += deposit + (grams > 0 ? weighed(price, heavy * n) : price * n);
    line.classList.toggle("picked", n > 0);
  }
  const words = total.dataset;
  const sum = about === most ? euros.format(about / 100) : `${words.about} ${euros.format(about / 100)}, ${words.most} ${euros.format(most / 100)}`;
  total.textContent = count === 0 ? words.none : sum;
}

if (form) {
  form.addEventListener("input", (event) => {
    const more = event.target.matches("input[value=more]") && event.target.closest(".ware").querySelector(".how-many");
    if (more) { if (!more.value) more.value = "4"; more.focus(); more.select(); }
    show();
  });
  show();
}
