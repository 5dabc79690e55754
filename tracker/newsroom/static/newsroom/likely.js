"use strict";
// While a name is typed, up to five records that may be the same person appear below it.
const WAIT_MS = 350;
const TELLING = /^(births-\d+-(born_on|age|age_on)|nationalities-\d+-territory|(contracts|services)-\d+-unit|\w+-\d+-(status|DELETE))$/;

// The live region stands on the page before it says anything, so that a screen reader hears it.
function regionOf(field) {
  const row = field.closest(".form-row") || field.parentElement;
  const found = row.querySelector(".likely");
  if (found) return found;
  const region = Object.assign(document.createElement("div"), { className: "likely" });
  region.setAttribute("role", "status");
  row.append(region);
  return region;
}

// Whose name it is, the name, and what else on the page tells people apart.
function asked(field) {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(field.form)) {
    if (TELLING.test(name) && !name.startsWith("names-") && !name.includes("__prefix__") && value) sent.append(name, value);
  }
  sent.append(field.name, field.value);
  sent.append("person", field.form.elements[field.name.replace(/text$/, "person")]?.value || "");
  return `${field.dataset.likelyAt}?${sent}`;
}

function lineOf(each) {
  const line = document.createElement("li");
  const link = Object.assign(document.createElement("a"), { href: each.url, target: "_blank", textContent: each.name });
  const how = Object.assign(document.createElement("b"), { textContent: each.how });
  const facts = [each.also && `also ${each.also}`, each.nationality, each.born, each.fate, each.reference];
  const quiet = Object.assign(document.createElement("span"), { className: "quiet" });
  quiet.textContent = facts.filter(Boolean).join(" \u00b7 ");
  line.append(link, " ", how, " ", quiet);
  return line;
}

function tell(region, likely, sentence) {
  const number = likely.length;
  const words = document.createElement("p");
  words.textContent = number
    ? `Recorded already? ${number === 1 ? "One record has" : `${number} records have`} such a name (opens in a new tab):`
    : "No record has such a name.";
  const list = document.createElement("ul");
  list.append(...likely.map(lineOf));
  const others = Object.assign(document.createElement("p"), { textContent: sentence });
  region.replaceChildren(...(number || !sentence ? [words] : []), ...(number ? [list] : []), ...(sentence ? [others] : []));
}

const waiting = new WeakMap();
const answering = new WeakMap();

async function ask(field) {
  answering.get(field)?.abort();
  const region = regionOf(field);
  if (field.value.trim().length < 3) return region.replaceChildren();
  const control = new AbortController();
  answering.set(field, control);
  try {
    const answer = await fetch(asked(field), { signal: control.signal, headers: { Accept: "application/json" } });
    if (!answer.ok || answer.redirected) return region.replaceChildren();
    const { likely, enough, ask: sentence } = await answer.json();
    if (!enough) return region.replaceChildren();
    tell(region, likely, sentence);
  } catch (error) {
    if (error.name !== "AbortError") region.replaceChildren();
  }
}

document.addEventListener("focusin", (event) => {
  if (event.target.dataset.likelyAt) regionOf(event.target);
});
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.dataset.likelyAt) return;
  clearTimeout(waiting.get(field));
  waiting.set(field, setTimeout(ask, WAIT_MS, field));
});
