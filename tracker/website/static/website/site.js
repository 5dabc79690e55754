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

// While something is typed into the search box, what it may mean is offered. (Without scripts the page of answers is.)
document.querySelectorAll("form.search input[data-suggestions]").forEach((box) => {
  const offered = document.createElement("datalist");
  offered.id = `${box.id}-offered`;
  box.after(offered);
  box.setAttribute("list", offered.id);
  let waiting, asked;
  box.addEventListener("input", () => {
    clearTimeout(waiting);
    asked?.abort();
    const typed = box.value.trim();
    if (typed.length < 2) return offered.replaceChildren();
    waiting = setTimeout(async () => {
      asked = new AbortController();
      try {
        const address = `${box.dataset.suggestions}?q=${encodeURIComponent(typed)}`;
        const answer = await (await fetch(address, { signal: asked.signal })).json();
        const labels = answer.sections.flatMap(({ hits }) => hits.map(({ label }) => label));
        const names = [...new Set(labels)].filter(label => label.length < 60).slice(0, 8);
        offered.replaceChildren(...names.map(name => new Option(name, name)));
      } catch {
        offered.replaceChildren();
      }
    }, 200);
  });
});

// Long lists of values can be searched. (Without scripts they stand there whole.)
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
document.querySelectorAll("[data-find]").forEach((fold) => {
  const box = document.createElement("input");
  box.type = "search";
  box.placeholder = fold.dataset.find;
  box.setAttribute("aria-label", fold.dataset.find);
  fold.firstElementChild.after(box);
  const show = () => fold.querySelectorAll("li").forEach((row) => {
    row.hidden = !plain(row.querySelector("input").nextSibling.textContent).includes(plain(box.value.trim()));
  });
  box.addEventListener("input", show);
  box.addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  box.form.addEventListener("reset", () => setTimeout(show));
});
