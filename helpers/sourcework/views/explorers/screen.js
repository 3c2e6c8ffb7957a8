// The picture, the state in words and the values of an explorer.
//
// Its elements are made once and then only changed, so that a screen reader speaks what is new in
// the one element that it listens to, and nothing flickers while a slider moves.

const RUSSIAN = /([\u0400-\u04ff](?:[\u0400-\u04ff\s.]*[\u0400-\u04ff])?)/;

// Words as text, never as markup; the Russian among them is marked, to be spoken as such.
function write(element, words) {
  element.replaceChildren(...words.split(RUSSIAN).map((each, place) => {
    if (place % 2 === 0) return each;
    const russian = document.createElement("span");
    russian.lang = "ru";
    russian.textContent = each;
    return russian;
  }));
}

function make(tag, parent, words = "") {
  const element = document.createElement(tag);
  write(element, words);
  parent.append(element);
  return element;
}

function fillList(list, sentences) {
  list.replaceChildren();
  for (const each of sentences) make("li", list, each);
}

function fillTable(table, heads, rows) {
  table.replaceChildren();
  make("caption", table, "The values in this picture");
  const head = make("tr", make("thead", table));
  for (const each of heads) make("th", head, each).scope = "col";
  const body = make("tbody", table);
  for (const [first, ...rest] of rows) {
    const row = make("tr", body);
    make("th", row, first).scope = "row";
    for (const each of rest) make("td", row, each);
  }
}

// What a slider of ipywidgets lacks: its name and its value in words, for a screen reader.
// Returns whether there was a slider to name.
function nameSlider(element, valueInWords) {
  const slider = element.closest(".sourcework-explorer")?.querySelector(".widget-slider");
  const handle = slider?.querySelector("[role=slider]");
  handle?.setAttribute("aria-label", slider.querySelector(".widget-label")?.textContent ?? "");
  handle?.setAttribute("aria-valuetext", valueInWords);
  return Boolean(handle);
}

// JupyterLab takes single keys for itself: an arrow in a list of choices would go to another cell,
// two letters delete one. Within an explorer plain keys belong to the control that has the focus;
// those with Ctrl and the like, Escape and Shift-Enter stay JupyterLab's.
function keepPlainKeys(event) {
  if (!event.target.closest?.(".sourcework-explorer")) return;
  const theirs = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape"
    || (event.shiftKey && event.key === "Enter");
  if (theirs) event.target.removeAttribute("data-lm-suppress-shortcuts");
  else event.target.setAttribute("data-lm-suppress-shortcuts", "true");
}

function render({ model, el }) {
  el.classList.add("sourcework-screen");
  const figure = make("figure", el);
  const frame = make("div", figure);
  frame.className = "sourcework-frame";
  const picture = make("img", frame);
  const caption = make("figcaption", figure);
  const said = make("p", el);
  said.className = "sourcework-said";
  said.setAttribute("role", "status");
  said.setAttribute("aria-live", "polite");
  said.setAttribute("aria-atomic", "true");
  const details = make("ul", el);
  const values = make("details", el);
  make("summary", values, "The values as a table");
  const table = make("table", values);

  function show() {
    const scene = model.get("scene");
    if (picture.src !== scene.source) picture.src = scene.source;
    picture.alt = scene.alt;
    caption.textContent = scene.caption;
    if (said.textContent !== scene.said) write(said, scene.said);
    fillList(details, scene.details);
    fillTable(table, scene.heads, scene.rows);
    if (scene.value) nameSlider(el, scene.value);
  }

  // On a narrow screen the picture keeps a legible size and is moved sideways, also by keyboard.
  const sizes = new ResizeObserver(() => {
    const wider = frame.scrollWidth > frame.clientWidth;
    if (wider) frame.tabIndex = 0;
    else frame.removeAttribute("tabindex");
  });
  sizes.observe(frame);

  show();
  model.on("change:scene", show);
  // On the window, because JupyterLab listens at the document before any element hears of a key.
  const keep = (event) => keepPlainKeys(event);
  window.addEventListener("keydown", keep, true);
  // The slider may be made after this, and on a busy computer much later.
  const waiting = setInterval(() => {
    const { value } = model.get("scene");
    if (!value || nameSlider(el, value)) clearInterval(waiting);
  }, 100);
  return () => {
    clearInterval(waiting);
    sizes.disconnect();
    window.removeEventListener("keydown", keep, true);
    model.off("change:scene", show);
  };
}

export default { render };
