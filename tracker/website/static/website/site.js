"use strict";
// Addresses hold only what is asked: a form leaves out its empty fields. (Without scripts the server does it.)
document.addEventListener("formdata", ({ formData }) => {
  for (const name of new Set(formData.keys())) {
    const given = formData.getAll(name).filter(value => value !== "");
    formData.delete(name);
    for (const value of given) formData.append(name, value);
  }
});

// Whoever comes back to a list finds the ticks, choices and words of its filter as the list and its address have them:
// browsers bring back what was ticked when the page was left.
window.addEventListener("pageshow", (event) => {
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (event.persisted || isBack) document.querySelectorAll("form[method=get]").forEach((form) => form.reset());
});
