"use strict";
// Whoever types is there, though the newsroom hears nothing of it: it is told now and then. Where nothing is typed for
// long, the page asks before the session ends, and says so once it has; what was typed stays in it.
function watch(stay) {
  const idle = stay.dataset.idleMinutes * 60_000;
  const warnAfter = idle - Math.min(5 * 60_000, idle / 2);
  const [ending, ended] = [stay.querySelector(".ending"), stay.querySelector(".ended")];
  let seenAt = Date.now();

  function show(part) {
    stay.hidden = !part;
    ending.hidden = part !== ending;
    ended.hidden = part !== ended;
  }

  async function tell() {
    const toldAt = Date.now();
    const answer = await fetch(stay.dataset.tell, { cache: "no-store", redirect: "manual" }).catch(() => null);
    if (answer?.ok) seenAt = toldAt;
    // Whoever is logged out is led to another page.
    if (answer?.type === "opaqueredirect") show(ended);
    else if (answer?.ok) show(null);
  }

  document.addEventListener("input", () => {
    if (Date.now() - seenAt < Math.min(5 * 60_000, idle / 4)) return;
    seenAt = Date.now(); // Not once more while the answer is on its way.
    tell();
  });
  stay.querySelector("button").addEventListener("click", tell);
  setInterval(() => {
    const passed = Date.now() - seenAt;
    if (passed > idle) show(ended);
    else if (passed > warnAfter) show(ending);
  }, 20_000);
}
window.addEventListener("load", () => {
  const stay = document.querySelector(".stay[data-idle-minutes]");
  if (stay) watch(stay);
});
