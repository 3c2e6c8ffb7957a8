// A search in a table of its own: rows that lack one of the words are hidden. It asks for nothing.
for (const place of document.querySelectorAll(".sought")) {
  const field = place.querySelector("input");
  const rows = [...place.querySelectorAll("tbody tr")];
  const told = place.querySelector("output");
  const texts = rows.map((row) => row.textContent.toLocaleLowerCase());
  place.querySelector(".search").hidden = false;
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    rows.forEach((row, at) => {
      row.hidden = !words.every((word) => texts[at].includes(word));
      shown += row.hidden ? 0 : 1;
    });
    told.textContent = words.length ? `${shown} of ${rows.length}` : "";
  });
}

// What runs over its edge, as a wide table on a phone, can be reached and scrolled by keys.
const wide = [...document.querySelectorAll("article .table-wrapper")];
const reachable = () => {
  for (const place of wide) {
    const over = place.scrollWidth > place.clientWidth + 1;
    if (over === place.hasAttribute("tabindex")) continue;
    if (over) {
      place.setAttribute("tabindex", "0");
      place.setAttribute("role", "group");
      place.setAttribute("aria-label", "Wider than the page: scroll sideways");
    } else {
      for (const name of ["tabindex", "role", "aria-label"]) place.removeAttribute(name);
    }
  }
};
addEventListener("resize", reachable);
addEventListener("load", reachable);
reachable();
