// On a phone, a heatmap would be too small to read: one column of it is shown instead, as a list of its rows. All
// of it is read from the drawing.

const numbers = (node, name) => [node, ...node.querySelectorAll("tspan")]
  .map((part) => part.getAttribute(name)).filter(Boolean).map(Number);
const middle = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

function element(name, classes = "", ...content) {
  const node = document.createElement(name);
  if (classes) node.className = classes;
  node.append(...content);
  return node;
}

/** The columns, the rows and the cells of a drawing, from where they stand in it. */
function read(svg) {
  const links = [...svg.querySelectorAll("a")].map((link) => ({
    href: link.href.baseVal, title: link.getAttribute("aria-label"), rects: [...link.querySelectorAll("rect")],
    text: link.querySelector("text"), letters: [...link.querySelectorAll("text")],
  })).filter(({ text }) => text);
  const labels = links.filter(({ rects }) => rects.length === 0);
  const columns = labels.filter(({ text }) => text.getAttribute("text-anchor") === "middle")
    .map((label) => ({ ...label, x: middle(numbers(label.text, "x")) }));
  const rows = labels.filter(({ text }) => text.getAttribute("text-anchor") !== "middle")
    .map((label) => ({ ...label, y: middle(numbers(label.text, "y")), cells: [] }));
  const groups = [...svg.querySelectorAll(".hm-group")]
    .map((text) => ({ title: text.textContent.trim(), y: middle(numbers(text, "y")) }));
  for (const cell of links.filter(({ rects }) => rects.length > 0)) {
    const boxes = cell.rects.map((rect) => ["x", "y", "width", "height"].map((name) => Number(rect.getAttribute(name))));
    const column = columns.findIndex(({ x }) => boxes.some((box) => x > box[0] && x < box[0] + box[2]));
    const row = rows.find(({ y }) => boxes.some((box) => y > box[1] && y < box[1] + box[3]));
    if (row && column >= 0) row.cells[column] = cell;
  }
  return { columns, rows, groups };
}

const colorOf = (node) => /\bhm-[bf]g-(\S+)/.exec(node.getAttribute("class"))?.[1];

/** The letters of a cell's levels, in their colours, and its sign. */
function badges(cell) {
  return cell.letters.map((letter) => {
    const isMark = letter.matches(".hm-mark");
    const badge = element("span", isMark ? "flag" : `badge level-${colorOf(letter)}`, letter.textContent.trim());
    badge.setAttribute("aria-hidden", "true");
    return badge;
  });
}

function fill(list, { rows, groups }, column) {
  list.replaceChildren(...[...rows, ...groups].toSorted((a, b) => a.y - b.y).flatMap((row) => {
    if (!row.cells) return [element("li", "list-label", row.title)];
    const cell = row.cells[column];
    if (!cell) return [];
    const link = element("a", "", row.title);
    link.href = cell.href;
    const level = cell.title.slice(cell.title.lastIndexOf(": ") + 2);
    return [element("li", "", element("span", "badges", ...badges(cell)), link, element("span", "about", level))];
  }));
}

for (const place of document.querySelectorAll(".by-column")) {
  const svg = place.closest("figure").querySelector("svg");
  const drawing = svg && read(svg);
  if (!drawing || drawing.columns.length === 0 || drawing.rows.length === 0) {
    place.remove();
    continue;
  }
  const select = element("select", "", ...drawing.columns.map((column, index) => new Option(column.title, index)));
  const list = element("ul");
  place.append(element("label", "choice", element("span", "", place.dataset.choose), " ", select), list);
  select.addEventListener("change", () => fill(list, drawing, select.value));
  fill(list, drawing, 0);
}
