// Reads a card aloud with the browser's own voices. A few lines of script instead of an island: the page is for cheap telephones on
// slow networks, and WebAssembly would be thirty times its weight. Buttons stay hidden where there is no voice.
for (const button of document.querySelectorAll("button[data-speak]")) {
  if (!("speechSynthesis" in window)) break;
  button.hidden = false;
  button.addEventListener("click", () => {
    const words = new SpeechSynthesisUtterance(button.dataset.speak);
    words.lang = button.closest("[lang]").lang;
    words.rate = 0.9;
    speechSynthesis.cancel();
    speechSynthesis.speak(words);
  });
}

// Telephones of one maker do not know addresses that begin with "geo:"; they have a map of their own.
if (/iPhone|iPad|Macintosh/.test(navigator.userAgent)) {
  for (const link of document.querySelectorAll("a[data-apple]")) link.href = link.dataset.apple;
}
