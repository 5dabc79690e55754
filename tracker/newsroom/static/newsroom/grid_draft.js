"use strict";
// What is typed in the grid is kept in this tab until it was sent and taken: a reload or logging in anew brings it back.
const KEPT = "newsroom-grid-";

// The page after the grid names the draft that became a list.
const taken = new URLSearchParams(location.search).get("typed");
for (const key of Object.keys(sessionStorage)) {
  if (taken && key.startsWith(KEPT) && JSON.parse(sessionStorage.getItem(key)).id === taken) sessionStorage.removeItem(key);
}

window.addEventListener("load", () => {
  const form = document.getElementById("grid_form");
  if (!form) return;
  const told = document.querySelector(".draft");
  // A list whose rows are corrected has a draft of its own.
  const key = KEPT + form.elements.list.value;
  const source = form.elements["bar-source"];
  const isKept = (field) => field.name && !["csrfmiddlewaretoken", "draft", "list"].includes(field.name) && !["submit", "button"].includes(field.type);
  const fields = () => [...form.elements].filter(isKept);
  const isOn = (field) => ["checkbox", "radio"].includes(field.type);

  function keep() {
    const values = fields().filter((field) => (isOn(field) ? field.checked : field.value)).map((field) => [field.name, field.value]);
    const draft = { id: form.elements.draft.value, values, source: source.selectedOptions[0]?.text };
    sessionStorage.setItem(key, JSON.stringify(draft));
  }

  function bringBack(draft) {
    for (const field of fields()) if (!isOn(field)) field.value = "";
    for (const [name, value] of draft.values) {
      if (name === "bar-source" && source.value !== value) source.append(new Option(draft.source, value, true, true));
      for (const field of fields().filter((each) => each.name === name)) {
        if (isOn(field)) field.checked ||= field.value === value;
        else field.value = value;
      }
    }
    source.dispatchEvent(new Event("change", { bubbles: true }));
    document.querySelector(".grid").dispatchEvent(new Event("grid:filled"));
  }

  const draft = JSON.parse(sessionStorage.getItem(key) ?? "null");
  form.elements.draft.value = draft?.id ?? `${Date.now().toString(36)}${Math.random().toString(36).slice(2)}`;
  const isTyped = draft?.values.some(([name]) => name.startsWith("cell-") || name === "pasted");
  if (isTyped && "opened" in form.dataset) {
    bringBack(draft);
    told.hidden = false;
  }
  told.querySelector("button").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    location.replace(location.href);
  });
  form.addEventListener("input", keep);
  form.addEventListener("submit", keep);
  // The page itself says "change" of its boxes when it is opened.
  window.django?.jQuery(source).on("select2:select select2:unselect", keep);
});
