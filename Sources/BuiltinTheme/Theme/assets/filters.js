// The form of filters on a page. What is chosen stands in the address, so that a link restores it. The
// script of the page listens to the form's event `choose`, whose detail has the chosen values by name.

const form = document.querySelector("form.filters");
const fields = form ? [...form.querySelectorAll("input[name], select[name]")] : [];

/** The chosen values of each name: those of ticked inputs, or of a select that is not empty. */
function chosen() {
  const choice = Object.fromEntries(fields.map((field) => [field.name, []]));
  for (const field of fields) {
    if (field.matches("select") ? field.value : field.checked) choice[field.name].push(field.value);
  }
  return choice;
}

function restore() {
  const wanted = new URLSearchParams(location.search);
  for (const field of fields) {
    const values = (wanted.get(field.name) ?? "").split(",");
    if (!field.matches("select")) field.checked = values.includes(field.value);
    else field.value = [...field.options].some((option) => option.value === values[0]) ? values[0] : "";
  }
}

function remember() {
  const url = new URL(location.href);
  for (const [name, values] of Object.entries(chosen())) {
    if (values.length > 0) url.searchParams.set(name, values.join(","));
    else url.searchParams.delete(name);
  }
  url.search = url.search.replaceAll("%2C", ",");
  history.replaceState(history.state, "", url);
}

const show = () => form.dispatchEvent(new CustomEvent("choose", { detail: chosen() }));

if (form) {
  restore();
  show();
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => { remember(); show(); });
  form.addEventListener("reset", () => setTimeout(() => {
    for (const field of fields) {
      if (field.matches("select")) field.value = "";
      else field.checked = false;
    }
    remember();
    show();
  }));
  addEventListener("popstate", () => { restore(); show(); });
}
delete document.documentElement.dataset.restoring;
