// A guide counts what the chosen answers lead to, and says which they are. The answers stand in the address.
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];

for (const guide of $$(".guide")) {
  const results = guide.querySelector(".guide-results");
  if (!results) continue;
  const list = results.querySelector("ol");
  const items = $$("li[data-id]", list);
  const reason = (input) => {
    const question = input.closest("fieldset").querySelector("legend a").textContent.trim();
    return `${question}: ${input.closest("label").textContent.trim()}`;
  };
  const show = () => {
    const chosen = $$("input:checked", guide);
    const reasons = new Map(items.map((item) => [item, chosen
      .filter((input) => (input.dataset.leadsTo ?? "").split(" ").includes(item.dataset.id)).map(reason)]));
    for (const item of items.toSorted((a, b) => reasons.get(b).length - reasons.get(a).length)) {
      const found = reasons.get(item);
      item.hidden = found.length === 0;
      item.querySelector(".guide-score").textContent = `${found.length}/${chosen.length}`;
      item.querySelector(".about").textContent = found.join(" · ");
      list.append(item);
    }
    results.hidden = chosen.length === 0;
  };
  const wanted = new URLSearchParams(location.search);
  for (const input of $$("input[type=radio]", guide)) input.checked = wanted.get(input.name) === input.value;
  show();
  guide.addEventListener("submit", (event) => event.preventDefault());
  guide.addEventListener("change", () => {
    show();
    const url = new URL(location.href);
    for (const input of $$("input:checked", guide)) url.searchParams.set(input.name, input.value);
    history.replaceState(history.state, "", url);
  });
}
