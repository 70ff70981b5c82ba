// A guide rules out what a chosen answer excludes, counts what the others lead to, and gives the reasons. The
// answers stand in the address. An answer for a whole entry counts for its parts, such as variants, too.
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const ids = (text) => (text ?? "").split(" ").filter(Boolean);
const names = (list, id) => list.includes(id) || list.includes(id.split("#")[0]);

for (const guide of $$(".guide")) {
  const results = guide.querySelector(".guide-results");
  if (!results) continue;
  const list = results.querySelector("ol");
  const out = results.querySelector(".guide-out");
  const items = $$("li[data-id]", list);
  const reason = (input) => {
    const question = input.closest("fieldset").querySelector("legend a").textContent.trim();
    return `${question}: ${input.closest("label").textContent.trim()}`;
  };
  const show = () => {
    const chosen = $$("input:checked", guide);
    const wanted = new Set(chosen.flatMap((input) => ids(input.dataset.leadsTo)));
    // A whole entry is no candidate beside its parts, which have its answers and their own.
    const candidates = items.map((item) => ({ item, id: item.dataset.id }))
      .filter(({ id }) => wanted.has(id) && ![...wanted].some((other) => other.startsWith(`${id}#`)))
      .map((candidate) => ({
        ...candidate,
        reasons: chosen.filter(({ dataset }) => names(ids(dataset.leadsTo), candidate.id)),
        against: chosen.filter(({ dataset }) => names(ids(dataset.excludes), candidate.id)),
      }));
    const left = candidates.filter(({ against }) => against.length === 0)
      .sort((a, b) => b.reasons.length - a.reasons.length);
    for (const item of items) item.hidden = !left.some((candidate) => candidate.item === item);
    for (const { item, reasons } of left) {
      item.querySelector(".guide-score").textContent = `${reasons.length}/${chosen.length}`;
      item.querySelector(".about").textContent = reasons.map(reason).join(" · ");
      list.append(item);
    }
    const ruledOut = candidates.filter(({ against }) => against.length > 0).map(({ item, against }) => {
      const line = document.createElement("li");
      line.append(item.querySelector("a").cloneNode(true), " ", item.querySelector(".about").cloneNode());
      line.lastChild.textContent = against.map(reason).join(" · ");
      return line;
    });
    out.querySelector("ul").replaceChildren(...ruledOut);
    out.hidden = ruledOut.length === 0;
    results.querySelector(".guide-none").hidden = left.length > 0 || chosen.length === 0;
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
