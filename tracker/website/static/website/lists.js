"use strict";
// Whoever comes back to a list finds the ticks, choices and words of its filter as the list and its address have them:
// browsers bring back what was ticked when the page was left.
window.addEventListener("pageshow", (event) => {
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (event.persisted || isBack) document.querySelectorAll("form[method=get]").forEach((form) => form.reset());
});
