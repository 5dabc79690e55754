"use strict";
// Keys: Ctrl+S saves, Ctrl+Enter saves and adds another (⌘ on a Mac). The box of sources keeps keys to itself: hear
// them before it does.
document.addEventListener("keydown", (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const name = { s: "_save", Enter: "_addanother" }[event.key];
  const button = name && document.querySelector(`.submit-row [name=${name}]`);
  if (!button) return;
  event.preventDefault();
  button.click();
}, true);

// Whoever comes back to a list finds its search as the list has it, and no row ticked: a browser brings ticks back by
// their place, where another record may stand by now.
window.addEventListener("pageshow", (event) => {
  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  if (event.persisted || isBack) document.querySelectorAll("#changelist-search, #changelist-form").forEach((form) => form.reset());
});

const FIELDS = "input:not([type=hidden]):not([type=checkbox]):not([disabled]), select, textarea";

// A new row takes the focus.
document.addEventListener("formset:added", (event) => event.target.querySelector(FIELDS)?.focus());

// What only a conflicting or a rejected claim needs unfolds with that status, and in a second row of what is true once.
document.addEventListener("change", ({ target }) => {
  const isJudged = target.matches("select[name$=-status]") && ["conflicting", "rejected"].includes(target.value);
  const { once } = target.dataset;
  const same = once && target.value === once ? document.querySelectorAll(`.inline-related:not(.empty-form) [data-once=${once}]`) : [];
  const isSecond = [...same].some((each) => each !== target && each.value === once);
  const folded = target.closest(".inline-related")?.querySelector("details:has([name$=-conflict_on])");
  if (folded && (isJudged || isSecond)) folded.open = true;
});

// A row that cites something already asks for the words of a source that is added beside it once there is one.
function askForWordsOfAdded(sources) {
  const line = sources.closest(".inline-related")?.querySelector(".form-row.field-new_locator:not(.hidden)");
  if (!line) return;
  const cited = (sources.dataset.cited ?? "").split(" ");
  const isAdded = [...sources.selectedOptions].some((option) => !cited.includes(option.value));
  const isTyped = [...line.querySelectorAll(FIELDS)].some((field) => field.value);
  line.classList.toggle("waits", !isAdded && !isTyped && !line.querySelector(".errorlist"));
}
document.addEventListener("change", (event) => {
  if (event.target.matches("select[name$=-sources]")) askForWordsOfAdded(event.target);
});
window.addEventListener("load", () => {
  document.querySelectorAll("select[name$=-sources]").forEach(askForWordsOfAdded);
  window.django?.jQuery(document).on("select2:select select2:unselect", "select[name$=-sources]", (event) => {
    askForWordsOfAdded(event.target);
  });
});

// The cursor stands in the field that asks for it, or in the first one that has an error or lacks an answer.
window.addEventListener("load", () => {
  const form = document.querySelector(".change-form #content-main form");
  for (const folded of document.querySelectorAll("details:has(.errorlist)")) folded.open = true;
  const wrong = form?.querySelector(".errorlist");
  const near = wrong?.closest(".form-row, .inline-related") && wrong.parentElement;
  const unanswered = form?.querySelector(".alike .lacking ~ textarea");
  const field = unanswered || near?.querySelector(FIELDS) || form?.querySelector("[autofocus]") || form?.querySelector(FIELDS);
  field?.focus({ preventScroll: !wrong });
});

// A box that finds nothing says where such records are entered.
function sayWhereEntered(event) {
  const box = window.django.jQuery(event.target).data("select2");
  const { enteredAt, enteredAs } = event.target.dataset;
  if (!enteredAt || box.saysWhere) return;
  box.saysWhere = true;
  box.on("results:message", ({ message }) => {
    if (message !== "noResults") return;
    const link = Object.assign(document.createElement("a"), { href: enteredAt, target: "_blank" });
    link.textContent = `Not recorded yet? New ${enteredAs} are entered on a page of their own.`;
    box.$results.find(".select2-results__message").append(document.createElement("br"), link);
  });
}
window.addEventListener("load", () => window.django?.jQuery(document).on("select2:open", sayWhereEntered));

// What a copy says of itself goes into the field at a press of its button, and is saved with the page as anything typed.
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-into]");
  const field = button && document.getElementById(button.dataset.into);
  if (!field) return;
  field.value = button.dataset.value;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
});
