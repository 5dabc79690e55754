"use strict";
// Copied cells of a spreadsheet fill the grid right and down from where the cursor stands; Enter goes down. Without this
// script the cells are plain fields.
window.addEventListener("load", () => {
  const table = document.querySelector(".grid");
  if (!table) return;
  const rows = [...table.tBodies[0].rows];
  const cells = rows.map((row) => [...row.querySelectorAll("input")]);
  const says = document.querySelector(".grid-says");
  const more = document.querySelector(".more-rows");
  const fits = document.querySelector(".more-than-fit");
  const SHOWN = 12;

  function placeOf(field) {
    const row = cells.findIndex((line) => line.includes(field));
    return [row, row < 0 ? -1 : cells[row].indexOf(field)];
  }

  // Rows at the end that hold nothing are folded away until they are asked for.
  function showUpTo(last) {
    const filled = cells.findLastIndex((line) => line.some((field) => field.value));
    const shown = Math.max(SHOWN, filled + 2, last + 1);
    rows.forEach((row, index) => { if (index < shown) row.hidden = false; });
    more.hidden = rows.every((row) => !row.hidden);
  }

  // A cell that holds a line break, a tab or a quote stands in quotes; in the grid it is one line.
  function tableOf(text) {
    const found = [[]];
    const cell = /(?:"((?:[^"]|"")*)"(?=\t|\r?\n|$)|([^\t\r\n]*))(\t|\r?\n|$)/gy;
    while (cell.lastIndex < text.length) {
      const [, quoted, plain, end] = cell.exec(text) ?? [];
      if (end === undefined) break;
      found.at(-1).push((quoted?.replaceAll('""', '"') ?? plain).replace(/\s+/g, " ").trim());
      if (end && end !== "\t") found.push([]);
      if (end === "\t" && cell.lastIndex === text.length) found.at(-1).push("");
    }
    while (found.length && !found.at(-1).some(Boolean)) found.pop();
    return found;
  }

  function say(kind, number) {
    says.textContent = kind ? says.dataset[kind].replace("{number}", number) : "";
  }

  function leadToList(text, field, number) {
    fits.open = true;
    fits.querySelector("textarea").value = text;
    fits.querySelector("[name=pasted_from]").value = field.name.split("-").slice(2).join("-");
    fits.scrollIntoView({ block: "nearest" });
    fits.querySelector("button").focus();
    say("tooMany", number);
  }

  table.addEventListener("paste", (event) => {
    const [row, column] = placeOf(event.target);
    const text = event.clipboardData.getData("text/plain");
    const pasted = tableOf(text);
    if (row < 0 || (pasted.length < 2 && !text.includes("\t"))) return;
    event.preventDefault();
    const width = Math.max(...pasted.map((line) => line.findLastIndex(Boolean) + 1));
    if (pasted.length > rows.length) return leadToList(text, event.target, pasted.length);
    if (row + pasted.length > rows.length) return say("tooLow", rows.length - row);
    if (column + width > cells[0].length) return say("tooWide", column + width - cells[0].length);
    say("");
    pasted.forEach((line, down) => line.slice(0, width).forEach((value, right) => {
      cells[row + down][column + right].value = value;
    }));
    showUpTo(row + pasted.length);
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
    cells[row + pasted.length - 1][column].focus();
  });

  table.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const [row, column] = placeOf(event.target);
    if (row < 0) return;
    event.preventDefault();
    const next = row + (event.shiftKey ? -1 : 1);
    if (!cells[next]) return;
    showUpTo(next);
    cells[next][column].focus();
    cells[next][column].select();
  });

  more.addEventListener("click", () => showUpTo(rows.length));
  // What a browser or a draft brings back stands there only now.
  table.addEventListener("grid:filled", () => showUpTo(0));
  rows.forEach((row, index) => { row.hidden = index >= SHOWN; });
  showUpTo(0);
  (table.querySelector("[aria-invalid]") ?? cells[0][0]).focus({ preventScroll: !table.querySelector("[aria-invalid]") });
});
