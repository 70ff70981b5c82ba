// In a drawing of a relation, the node under the pointer or with the focus shows its neighbours and the edges to
// them. Which edges are a node's is read from where they begin and end.

const numbers = (node, ...names) => names.map((name) => Number(node.getAttribute(name)));
const isAt = ([x, y], [left, top]) => Math.abs(x - left) < 2 && Math.abs(y - top) < 2;

/** The point at which a path begins. */
const beginning = (path) => /^M(-?[\d.]+)[ ,]?(-?[\d.]+)/.exec(path.getAttribute("d")).slice(1).map(Number);

for (const svg of document.querySelectorAll(".relation-graph")) {
  const nodes = [...svg.querySelectorAll(".rg-node")].map((node) => {
    const [x, y, width, height] = numbers(node.querySelector("rect"), "x", "y", "width", "height");
    return { node, in: [x, y + height / 2], out: [x + width, y + height / 2] };
  });
  // An arrow begins at its tip, and follows the line that it ends.
  const edges = [...svg.querySelectorAll(".rg-arrow")].map((arrow) => {
    const line = arrow.previousElementSibling;
    return {
      parts: [line, arrow],
      from: nodes.find((node) => isAt(beginning(line), node.out)),
      to: nodes.find((node) => isAt(beginning(arrow), node.in)),
    };
  });
  const show = (event) => {
    const chosen = nodes.find(({ node }) => node === event.target.closest?.(".rg-node"));
    const near = new Set(chosen && [chosen.node]);
    for (const { parts, from, to } of edges) {
      if (!chosen || (from !== chosen && to !== chosen)) continue;
      for (const part of [...parts, from?.node, to?.node]) near.add(part);
    }
    svg.classList.toggle("is-traced", near.size > 0);
    for (const part of svg.querySelectorAll(".rg-node, .rg-edges path")) part.classList.toggle("is-near", near.has(part));
  };
  svg.addEventListener("pointerover", show);
  svg.addEventListener("focusin", show);
  const rest = () => {
    const focused = document.activeElement;
    show({ target: svg.contains(focused) ? focused : svg });
  };
  svg.addEventListener("pointerleave", rest);
  svg.addEventListener("focusout", () => setTimeout(rest));
}
