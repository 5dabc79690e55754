"use strict";
// A button that takes all ticks of the page away, where only a few rows are meant; without this script each is unticked.
window.addEventListener("load", () => {
  const button = document.querySelector(".tick-none");
  if (!button) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    for (const box of document.querySelectorAll(".ticked [type=checkbox]")) box.checked = false;
  });
});
