// The filters of a collection's index: a select for each field. An entry has its values in `data-field` and
// `data-value`.

const form = document.querySelector("form.filters");
const groups = [...document.querySelectorAll(".entries .cards, .index-table tbody")];
const entries = groups.flatMap((group) => [...group.querySelectorAll(":scope > li, :scope > [data-entry]")])
  .map((element) => ({
    element,
    values: new Map([...element.querySelectorAll("[data-field]")]
      .map((value) => [value.dataset.field, value.dataset.value])),
  }));

/** Hides a group without a shown entry, with its heading. */
function showGroup(group) {
  const isEmpty = !entries.some(({ element }) => group.contains(element) && !element.hidden);
  group.hidden = isEmpty;
  const heading = group.previousElementSibling;
  if (heading?.matches(".list-label")) heading.hidden = isEmpty;
}

form?.addEventListener("choose", ({ detail }) => {
  const chosen = Object.entries(detail).filter(([, values]) => values.length > 0);
  for (const { element, values } of entries) {
    element.hidden = !chosen.every(([name, wanted]) => wanted.includes(values.get(name)));
  }
  groups.forEach(showGroup);
  const output = form.querySelector(".shown");
  output.textContent = output.dataset.text
    .replace("{count}", entries.filter(({ element }) => !element.hidden).length)
    .replace("{all}", entries.length);
});
