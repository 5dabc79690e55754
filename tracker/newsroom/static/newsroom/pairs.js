"use strict";
// Pairs of persons by keyboard: j and k move, s, d and l decide, z takes back, Shift+S opens the whole group.
// Each decision is sent at once; without this script each button sends its own form.
(() => {
  const pairs = [...document.querySelectorAll(".pair-of-rows")];
  let at = 0;
  const here = () => {
    const found = pairs.findIndex((pair) => pair.contains(document.activeElement));
    return found < 0 ? at : found;
  };
  const go = (to) => {
    at = Math.max(0, Math.min(pairs.length - 1, to));
    pairs[at]?.focus();
  };
  const decide = async (pair, decision) => {
    const sent = new FormData(pair);
    sent.set("decision", decision);
    const answer = await fetch(pair.action, {
      method: "POST",
      body: sent,
      headers: { "X-Requested-With": "fetch" },
    }).catch(() => null);
    // What was not kept is sent as a page, which says why.
    if (!answer?.ok || answer.redirected) {
      location.reload();
      return;
    }
    pair.classList.toggle("decided", decision !== "");
    count(await answer.json());
    for (const button of pair.querySelectorAll("button")) {
      button.setAttribute("aria-pressed", String(button.value === decision && decision !== ""));
    }
  };
  // The numbers above the pairs, and that of the step, as they are now.
  const count = ({ groups, waiting }) => {
    for (const place of document.querySelectorAll("[data-group]")) {
      place.textContent = groups[place.dataset.group];
    }
    const step = document.querySelector(".steps .here .waiting");
    if (step) {
      step.textContent = String(waiting);
      step.hidden = waiting === 0;
    }
    document.getElementById("onward")?.toggleAttribute("hidden", waiting > 0);
  };
  const decisions = { s: "same", d: "different", l: "later", z: "" };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "S") document.getElementById("whole-group")?.click();
    else if (event.key === "j") go(here() + 1);
    else if (event.key === "k") go(here() - 1);
    else if (event.key in decisions && pairs.length) {
      const number = here();
      decide(pairs[number], decisions[event.key]);
      if (event.key !== "z") go(number + 1);
    } else return;
    event.preventDefault();
  });
  go(0);
})();
