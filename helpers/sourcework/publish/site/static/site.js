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
