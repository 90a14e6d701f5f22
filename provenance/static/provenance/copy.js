// Copies the words beside a button; without scripts, or where copying is refused, they can be selected by hand.
(() => {
  const told = document.getElementById("copied");
  for (const button of document.querySelectorAll("button[data-copies]")) {
    const field = document.getElementById(button.dataset.copies);
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      try {
        await navigator.clipboard.writeText(field.value);
        told.textContent = "Copied";
      } catch {
        told.textContent = "Selected: press Ctrl+C to copy";
      }
      told.classList.remove("vh");
    });
  }
})();
