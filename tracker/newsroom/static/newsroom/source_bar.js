"use strict";
// The source at the top holds for what is typed from now on: when another one is picked, rows that were typed under the
// one before keep that.
window.addEventListener("load", () => {
  const bar = document.querySelector(".source-bar");
  const $ = window.django?.jQuery;
  if (!bar || !$) return;
  const source = bar.querySelector("[name=bar-source]");
  const locator = bar.querySelector("[name=bar-locator]");
  const ticks = [...bar.querySelectorAll("[name=bar-said_by]")];
  const own = bar.querySelector("[name=bar-own]");
  const ownFields = bar.dataset.own.split(" ").map((name) => bar.closest("form").elements[name]).filter((field) => field?.value !== undefined);
  const asOpened = ownFields.map((field) => field.value);
  let before = asItIs();

  function asItIs() {
    const chosen = source.selectedOptions[0];
    const saidBy = ticks.filter((tick) => tick.checked).map((tick) => tick.value);
    return { pk: source.value, title: chosen?.text ?? "", locator: locator.value.trim(), saidBy };
  }

  // An empty row is like the template of its kind; what holds for its source alone says nothing yet.
  function isTyped(row) {
    const prefix = row.id.replace(/-\d+$/, "");
    return [...row.querySelectorAll("input:not([type=hidden]), select, textarea")].some((field) => {
      if (!field.name || /-(status|as_above)$/.test(field.name)) return false;
      const name = field.name.replace(/-\d+-/, "-__prefix__-");
      const empty = document.querySelector(`#${prefix}-empty [name="${name}"]`);
      return empty && (field.type === "checkbox" ? field.checked && !empty.checked : field.value !== empty.value);
    });
  }

  function rowsAsAbove() {
    const rows = [...document.querySelectorAll(".inline-related:not(.empty-form):has([name$=-as_above]:checked)")];
    return rows.filter((row) => !row.querySelector("select[name$=-sources]")?.selectedOptions.length);
  }

  function keep(row) {
    row.querySelector("[name$=-as_above]").checked = false;
    const place = row.querySelector("[name$=-locator]:not([name$=-new_locator])");
    if (place && !place.value) place.value = before.locator;
    const speakers = [...row.querySelectorAll("[name$=-said_by]")];
    if (!speakers.some((tick) => tick.checked)) for (const tick of speakers) tick.checked = before.saidBy.includes(tick.value);
    const sources = row.querySelector("select[name$=-sources]");
    sources.append(new Option(before.title, before.pk, true, true));
    sources.dispatchEvent(new Event("change", { bubbles: true }));
  }

  $(bar).on("change", () => {
    const now = asItIs();
    const isOther = before.pk && now.pk !== before.pk;
    if (isOther || (before.pk && before.locator && now.locator !== before.locator)) {
      const rows = rowsAsAbove().filter(isTyped);
      rows.forEach(keep);
      const words = bar.dataset.kept.replace("{source}", [before.title, before.locator].filter(Boolean).join(", "));
      bar.querySelector(".kept-rows").textContent = rows.length ? words : "";
    }
    // Where in a source something stands, and who speaks there, is not so in another one.
    if (isOther) {
      if (!own.value && ownFields.some((field, index) => field.value !== asOpened[index])) own.value = before.pk;
      locator.value = "";
      for (const tick of ticks) tick.checked = false;
    }
    before = asItIs();
  });
});
