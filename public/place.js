// "My position" beside a field that asks for a place. Without a script, or without leave, one types it.
for (const button of document.querySelectorAll("button[data-here]")) {
  if (!("geolocation" in navigator)) break;
  button.hidden = false;
  button.addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => { document.getElementById(button.dataset.here).value = `${coords.latitude.toFixed(5)}, ${coords.longitude.toFixed(5)}`; },
      () => { button.textContent = button.dataset.refused; },
      { enableHighAccuracy: true, timeout: 20000 },
    );
  });
}
