"use strict";
// Keys: Ctrl+S saves, Ctrl+Enter saves and adds another (⌘ on a Mac).
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const name = { s: "_save", Enter: "_addanother" }[event.key];
  const button = name && document.querySelector(`.submit-row [name=${name}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
});

const FIELDS = "input:not([type=hidden]):not([type=checkbox]):not([disabled]), select, textarea";

// A new row of claims takes the focus.
document.addEventListener("formset:added", (event) => {
  event.target.querySelector(FIELDS)?.focus();
});

// The cursor stands in the field that asks for it, or in the first one that has an error.
window.addEventListener("load", () => {
  const form = document.querySelector(".change-form #content-main form");
  for (const folded of document.querySelectorAll("details:has(.errorlist)")) folded.open = true;
  const wrong = form?.querySelector(".errorlist");
  const near = wrong?.closest(".form-row, .inline-related");
  const field = near?.querySelector(FIELDS) || form?.querySelector("[autofocus]") || form?.querySelector(FIELDS);
  field?.focus({ preventScroll: !wrong });
});
