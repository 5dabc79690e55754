"use strict";
// A claim may point to another one that is typed above on the same page and is not saved yet: its box offers each such
// row by the number in its heading and its day, and goes on doing so while rows are added, taken out and filled in.
const rowOf = new WeakMap(); // The row that an option stands for: its prefix changes when a row before it is taken out.

function newRows(prefix) {
  const rows = [...document.querySelectorAll(`#${prefix}-group .inline-related:not(.empty-form)`)];
  return rows.map((row, index) => ({ row, number: index + 1 })).filter(({ row }) => !row.matches(".has_original"));
}

function wordsFor(box, { row, number }, isAlone) {
  const texts = box.dataset;
  const day = row.querySelector(`[name$="-${texts.samePageDay}"]`)?.value.trim() ?? "";
  const [alone, numbered] = day ? [texts.samePageOneDated, texts.samePageSeveralDated] : [texts.samePageOne, texts.samePageSeveral];
  return (isAlone ? alone : numbered).replace("{number}", number).replace("{day}", day);
}

function offerNewRows(box) {
  const rows = newRows(box.dataset.samePage);
  const pattern = new RegExp(`^${box.dataset.samePage}-\\d+$`);
  const known = [...box.options].filter((option) => pattern.test(option.value));
  for (const option of known) {
    if (!rowOf.has(option)) rowOf.set(option, document.getElementById(option.value));
  }
  const kept = rows.map((each) => {
    const option = known.find((one) => rowOf.get(one) === each.row) ?? new Option();
    rowOf.set(option, each.row);
    option.value = each.row.id;
    option.text = wordsFor(box, each, rows.length === 1);
    return option;
  });
  for (const option of known) if (!kept.includes(option)) option.remove();
  for (const option of kept) box.add(option);
}

function offerAllNewRows() {
  document.querySelectorAll("select[data-same-page]").forEach(offerNewRows);
}

document.addEventListener("formset:added", (event) => {
  offerAllNewRows();
  // Where there is one contract only, and that is new, it is the one that is meant.
  const box = event.target.querySelector("select[data-same-page-needed]");
  if (box && !box.value && box.options.length === 2) box.selectedIndex = 1;
});
// Django numbers the rows anew only after it has told that one was taken out.
document.addEventListener("formset:removed", () => setTimeout(offerAllNewRows));
document.addEventListener("input", (event) => {
  if (event.target.closest(".inline-related")) offerAllNewRows();
});
window.addEventListener("load", offerAllNewRows);
