// "My position" of the drawing board: handed over by the address, which the island listens to.
function ready(button) {
  button.hidden = false;
  button.addEventListener("click", () => navigator.geolocation.getCurrentPosition(({ coords }) => {
    location.hash = "";
    location.hash = `#ici=${coords.latitude},${coords.longitude}`;
  }));
}
if ("geolocation" in navigator) for (const button of document.querySelectorAll("button[data-locate]")) ready(button);
// A drawing that is not kept is not left without a question.
addEventListener("beforeunload", (event) => { if (document.body.dataset.unsaved !== undefined) event.preventDefault(); });
// That it was kept is said once.
if (location.search === "?garde=oui") history.replaceState(null, "", location.pathname);
