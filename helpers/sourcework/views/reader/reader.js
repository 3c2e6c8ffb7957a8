// The reader's page, brought to life. The HTML is made by the kernel (or stands in a file) and says
// everything by itself; this module lights, switches, searches, opens cards, keeps words and lets
// passages be chosen for an exercise.
// It fetches nothing, and text that a person typed only ever enters the page as text.

const LAYER_OF = { d: "diplomatic", e: "emended", r: "reading" };
const QUIET_MS = 8000; // after which a kernel that has not answered is taken to be gone

/** Bring every reader on a page of its own to life. */
export function hydrateAll() {
  for (const root of document.querySelectorAll(".t16-reader:not(.live)")) hydrate(root);
}

/** Bring one reader to life; `model` is the widget's, and absent on a page without a kernel. */
export function hydrate(root, model = null) {
  root.classList.add("live");
  const reader = { root, model, hits: [], hit: -1, card: null, opener: null, choosing: null };
  startTools(reader);
  tellOfBoxes(root);
  startText(reader);
  startCards(reader);
  startSearch(reader);
  startEvidence(reader);
  const stops = [startJumps(reader), startChoosing(reader), keepKeys(root)];
  return () => { for (const stop of stops) stop(); clearMarks(reader); };
}

/** Say it where this computer has no font for the letters of the text: they are boxes then. */
function tellOfBoxes(root) {
  const letters = new Set([...root.querySelectorAll("[data-words]")].map((each) => each.textContent).join(""));
  const asked = [...letters].filter((each) => /\p{L}/u.test(each) && each > "\u024f").slice(0, 60);
  const box = picture("\u0378"); // which is no letter, so that no font has it
  const boxes = asked.filter((each) => box && picture(each) === box);
  if (!boxes.length) return;
  const told = document.createElement("p");
  told.className = "boxes";
  told.setAttribute("role", "note");
  told.textContent = "Some letters of this text are empty boxes here, because this computer has no font with "
    + "them. Install a font for this script, such as one of the Noto fonts, and open this page again.";
  root.querySelector(".text").before(told);
}

/** A letter as this browser draws it, to be compared; "" where it cannot be told. */
function picture(letter) {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 48;
  const pen = canvas.getContext("2d");
  if (!pen) return "";
  pen.font = "32px serif";
  pen.fillText(letter, 4, 36);
  return canvas.toDataURL();
}

/** Keep JupyterLab from taking plain keys for its own commands, and leave it its others, such as
 *  saving. The mark must be on the focused element itself, before JupyterLab looks at it. */
function keepKeys(root) {
  const mark = (event) => {
    if (!root.contains(event.target)) return;
    const theirs = event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter"
      && event.target.type !== "search"); // where it goes to the hit before
    event.target.toggleAttribute("data-lm-suppress-shortcuts", !theirs);
  };
  addEventListener("keydown", mark, true);
  return () => removeEventListener("keydown", mark, true);
}

// --- words: what a passage says, and where each character stands -------------------------------

/** Whether the layer now shown leaves an element out. */
function leftOut(element, layer) {
  for (const name of element.classList) {
    if (name.startsWith("in-")) return ![...name.slice(3)].some((each) => LAYER_OF[each] === layer);
  }
  return element.matches("button, .speaker, .furniture");
}

/** The words of a passage in one language as shown, white space made single, with their places. */
function wordsOf(reader, passage, lang) {
  const layer = reader.root.dataset.layer;
  const found = { text: "", nodes: [], offsets: [], passage, lang };
  const cells = reader.root.querySelectorAll(`.words[data-lang="${lang}"] [data-words="${CSS.escape(passage)}"]`);
  for (const cell of cells) {
    gather(cell, layer, found);
    space(found, cell, 0);
  }
  while (found.text.endsWith(" ")) {
    found.text = found.text.slice(0, -1);
    found.nodes.pop();
    found.offsets.pop();
  }
  return found;
}

function gather(node, layer, found) {
  for (const child of node.childNodes) {
    if (child.nodeType === Node.ELEMENT_NODE) {
      if (!leftOut(child, layer)) gather(child, layer, found);
    } else if (child.nodeType === Node.TEXT_NODE) {
      for (let at = 0; at < child.length; at += 1) {
        const letter = child.data[at];
        if (/\s/.test(letter)) space(found, child, at);
        else add(found, letter, child, at);
      }
    }
  }
}

function add(found, letter, node, at) {
  found.text += letter;
  found.nodes.push(node);
  found.offsets.push(at);
}

function space(found, node, at) {
  if (found.text && !found.text.endsWith(" ")) add(found, " ", node, at);
}

/** The stretch of the page that holds characters `start` to `end` of some words. */
function rangesOf(words, start, end) {
  const ranges = [];
  for (let at = start; at < Math.min(end, words.nodes.length); at += 1) {
    const [node, offset] = [words.nodes[at], words.offsets[at]];
    if (node.nodeType !== Node.TEXT_NODE) continue;
    const last = ranges.at(-1);
    if (last && last.endContainer === node && offset <= last.endOffset + 1) last.setEnd(node, offset + 1);
    else {
      const range = document.createRange();
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      ranges.push(range);
    }
  }
  return ranges;
}

/** Letters as a reader looks for them: no case, ё as е, one kind of quotation mark and dash. */
function plain(text) {
  return [...text]
    .map((each) => (each.toLowerCase().length === each.length ? each.toLowerCase() : each))
    .join("").replace(/ё/g, "е").replace(/[“”„«»]/g, '"').replace(/[’‘]/g, "'").replace(/[–—−]/g, "-");
}

// Marks are drawn over the page without touching it, where the browser can.
const drawn = { hit: new Map(), now: new Map(), quote: new Map(), kept: new Map() };

function draw(reader, name, ranges) {
  drawn[name].set(reader, ranges);
  if (!globalThis.CSS?.highlights || !globalThis.Highlight) return;
  for (const [other] of drawn[name]) if (!other.root.isConnected && other !== reader) drawn[name].delete(other);
  CSS.highlights.set(`t16-${name}`, new Highlight(...[...drawn[name].values()].flat()));
}

function clearMarks(reader) {
  for (const name of Object.keys(drawn)) draw(reader, name, []);
}

// --- tools: view, languages, text, switches ----------------------------------------------------

function startTools(reader) {
  const { root } = reader;
  root.querySelector(".tools").hidden = false;
  root.querySelector(".tools").addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.set) choose(reader, button.dataset.set, button.dataset.value);
    if (button.dataset.switch) flip(reader, button.dataset.switch);
  });
}

/** Set view, languages or layer. */
function choose(reader, name, value) {
  const { root } = reader;
  root.dataset[name] = value;
  if (name === "languages") {
    const tongues = [...root.querySelectorAll('[data-set="languages"]')].map((each) => each.dataset.value);
    // First stands the button for all of them.
    root.dataset.alone = ["", "original", "twin", "third", "fourth"][tongues.indexOf(value)];
  }
  for (const each of root.querySelectorAll(`[data-set="${name}"]`)) {
    each.setAttribute("aria-pressed", String(each.dataset.value === value));
  }
  closeCard(reader, false);
  placeStops(reader);
  search(reader, false);
  drawKept(reader);
}

/** Turn a switch over, or to `on`. */
function flip(reader, name, on = !reader.root.classList.contains(`show-${name}`)) {
  reader.root.classList.toggle(`show-${name}`, on);
  const button = reader.root.querySelector(`[data-switch="${name}"]`);
  button?.setAttribute("aria-pressed", String(on));
  if (!on) closeCard(reader, false);
  placeStops(reader);
}

// --- the text: arrows walk in it, twins light ----------------------------------------------------
//
// The Tab key stops at one passage, and from there at its number, at one mark and at “keep”; arrows
// go from passage to passage, and from mark to mark (a roving tabindex, as the ARIA practices say).

function cellsOf(reader) {
  return [...reader.root.querySelectorAll(".text .row[data-passage] .words")];
}

function startText(reader) {
  const text = reader.root.querySelector(".text");
  for (const cell of cellsOf(reader)) {
    cell.tabIndex = -1;
    cell.setAttribute("role", "group");
    const row = cell.closest(".row");
    cell.setAttribute("aria-label", `${row.dataset.passage}, ${tongue(reader, cell.dataset.lang)}`);
  }
  placeStops(reader);
  text.addEventListener("focusin", (event) => {
    const cell = event.target.closest?.(".row[data-passage] .words");
    if (cell) makeCurrent(reader, cell);
    if (event.target.matches(".cue")) placeStops(reader, event.target);
  });
  text.addEventListener("keydown", (event) => walk(reader, event));
  text.addEventListener("click", (event) => {
    const cell = event.target.closest(".row[data-passage] .words");
    if (cell && !event.target.closest("a, button")) makeCurrent(reader, cell);
  });
}

function tongue(reader, lang) {
  const named = reader.root.querySelector(`[data-set="languages"][data-value="${CSS.escape(lang)}"]`);
  return named?.textContent ?? lang;
}

/** Make a cell the one the Tab key comes to, and light its twin. */
function makeCurrent(reader, cell) {
  if (reader.current === cell) return;
  reader.current?.closest(".row").classList.remove("chosen"); // before the first choice, none
  reader.current = cell;
  placeStops(reader);
  const row = cell.closest(".row");
  row.classList.add("chosen");
  reader.model?.set("chosen", row.dataset.passage);
  reader.model?.save_changes();
  tellChoosing(reader);
}

/** Say where in the text the Tab key stops: at a passage, its number, “keep”, and one mark. */
function placeStops(reader, mark = null) {
  const cell = reader.current ?? cellsOf(reader)[0];
  if (!cell) return;
  for (const each of reader.root.querySelectorAll(".text :is(.words, .id, .keep, .cue)")) each.tabIndex = -1;
  cell.tabIndex = 0;
  for (const each of cell.closest(".row").querySelectorAll("a.id, .keep")) each.tabIndex = 0;
  const marks = marksOf(reader, cell.dataset.lang);
  const from = (each) => cell.compareDocumentPosition(each) & Node.DOCUMENT_POSITION_FOLLOWING;
  const stop = mark ?? marks.find(from) ?? marks.at(-1); // the passage's own, or the next one's
  if (stop) stop.tabIndex = 0;
}

/** The marks that are shown in one language, in the order of the text. */
function marksOf(reader, lang) {
  return [...reader.root.querySelectorAll(`.text .words[data-lang="${CSS.escape(lang)}"] .cue`)].filter(isShown);
}

/** From mark to mark; Escape goes back to the passage. */
function walkMarks(reader, event) {
  const marks = marksOf(reader, event.target.closest(".words").dataset.lang);
  const place = marks.indexOf(event.target);
  const [next, before] = [marks[place + 1], marks[place - 1]];
  const way = { ArrowRight: next, ArrowDown: next, ArrowLeft: before, ArrowUp: before, Home: marks[0], End: marks.at(-1) };
  if (event.key === "Escape" && !reader.card) (reader.current ?? cellsOf(reader)[0])?.focus();
  else if (event.key in way) way[event.key]?.focus();
  else return;
  event.preventDefault();
  event.stopPropagation(); // a notebook has keys of its own
}

function walk(reader, event) {
  const cell = event.target;
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (cell.matches(".cue")) return void walkMarks(reader, event);
  if (!cell.matches(".row[data-passage] .words")) return;
  const same = cellsOf(reader).filter((each) => each.dataset.lang === cell.dataset.lang && isShown(each));
  const place = same.indexOf(cell);
  const beside = [...cell.closest(".row").querySelectorAll(".words")].filter(isShown);
  const way = { ArrowDown: same[place + 1], ArrowUp: same[place - 1], Home: same[0], End: same.at(-1),
    ArrowRight: beside[beside.indexOf(cell) + 1], ArrowLeft: beside[beside.indexOf(cell) - 1] };
  if (event.key === "Escape") return; // closes a card, or ends a choice
  if (event.key === "Enter" && reader.choosing) {
    event.preventDefault();
    takePassage(reader);
  } else if (event.key === "Enter" && !cell.querySelector(".keep")?.hidden) {
    event.preventDefault();
    cell.querySelector(".keep")?.click();
  } else if (event.key in way) {
    event.preventDefault();
    way[event.key]?.focus();
  }
  event.stopPropagation(); // a notebook has keys of its own
}

// --- cards ---------------------------------------------------------------------------------------

function startCards(reader) {
  const { root } = reader;
  root.addEventListener("click", (event) => {
    const cue = event.target.closest(".cue");
    if (cue) return void openEntry(reader, cue.dataset.card, cue);
    const words = event.target.closest(".mark");
    const own = words && !reader.choosing && !event.target.closest("a, button") && getSelection().isCollapsed && cueOf(reader, words);
    if (own) openEntry(reader, own.dataset.card, own);
    else if (reader.card && !event.target.closest(".card")) closeCard(reader, false);
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !(reader.card || reader.choosing)) return;
    event.stopPropagation();
    if (reader.card) closeCard(reader);
    else endChoosing(reader);
  });
}

/** The first button shown behind marked words. */
function cueOf(reader, words) {
  for (let next = words.nextElementSibling; next?.matches(".cue"); next = next.nextElementSibling) {
    if (isShown(next)) return next;
  }
  const around = words.parentElement.closest(".mark");
  return around ? cueOf(reader, around) : null;
}

function openEntry(reader, name, opener, focus = true) {
  const entry = reader.root.querySelector(`[data-entry="${CSS.escape(name)}"]`);
  if (!entry) return;
  const again = reader.card?.dataset.of === name && reader.opener === opener;
  closeCard(reader, false);
  if (again) return;
  const card = newCard(reader, opener, entry.querySelector(".title").textContent);
  card.dataset.of = name;
  const copy = entry.cloneNode(true);
  copy.removeAttribute("id");
  card.append(copy);
  placeCard(reader, opener, focus);
  quote(reader, entry);
  if (focus) card.focus({ preventScroll: true });
}

/** A card beside what opened it; it stands last in the reader, so that nothing clips it. */
function newCard(reader, opener, label) {
  const card = document.createElement("div");
  card.className = "card";
  card.tabIndex = -1;
  card.setAttribute("role", "dialog");
  card.setAttribute("aria-label", label);
  const close = button("×", () => closeCard(reader), "close");
  close.setAttribute("aria-label", "Close");
  card.append(close);
  card.addEventListener("keydown", (event) => { if (event.key !== "Escape") event.stopPropagation(); });
  reader.root.append(card);
  reader.card = card;
  reader.opener = opener;
  opener?.setAttribute("aria-expanded", "true");
  return card;
}

function placeCard(reader, opener, scroll = true) {
  const [at, frame] = [opener.getBoundingClientRect(), reader.root.getBoundingClientRect()];
  const { card, root } = reader;
  const left = Math.max(8, Math.min(at.left - frame.left - 24, root.clientWidth - card.offsetWidth - 8));
  card.style.left = `${left + root.scrollLeft}px`;
  card.style.top = `${at.bottom - frame.top + root.scrollTop + 6}px`;
  if (scroll) card.scrollIntoView({ block: "nearest" });
}

function closeCard(reader, back = true) {
  const { card, opener } = reader;
  if (!card) return;
  reader.card = reader.opener = null;
  card.remove();
  opener?.removeAttribute("aria-expanded");
  draw(reader, "quote", []);
  if (back) opener?.focus();
}

/** Mark the words a note quotes, in each language. */
function quote(reader, entry) {
  const ranges = [];
  for (const [key, quoted] of Object.entries(entry.dataset)) {
    if (!key.startsWith("quote")) continue;
    const lang = key.slice(5).toLowerCase();
    for (const link of entry.querySelectorAll("[data-to]")) {
      const words = wordsOf(reader, link.dataset.to, lang);
      for (const part of quoted.split(" … ")) {
        const at = plain(words.text).indexOf(plain(part));
        if (at >= 0) ranges.push(...rangesOf(words, at, at + part.length));
      }
    }
  }
  draw(reader, "quote", ranges);
}

function button(words, action, name = "") {
  const made = document.createElement("button");
  made.type = "button";
  made.className = name;
  made.textContent = words;
  made.addEventListener("click", action);
  return made;
}

// --- search --------------------------------------------------------------------------------------

function startSearch(reader) {
  const input = reader.root.querySelector(".search input");
  input.addEventListener("input", () => search(reader, true));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") step(reader, event.shiftKey ? -1 : 1);
    if (event.key === "Escape" && input.value) {
      input.value = "";
      search(reader, false);
      event.stopPropagation();
    }
  });
  for (const each of reader.root.querySelectorAll("[data-hit]")) {
    each.addEventListener("click", () => step(reader, Number(each.dataset.hit)));
  }
}

/** Find the words in all languages shown; the id of a passage finds the passage. */
function search(reader, go) {
  const wanted = plain(reader.root.querySelector(".search input").value.trim().replace(/\s+/g, " "));
  reader.hits = [];
  reader.hit = -1;
  if (wanted) {
    for (const passage of passagesOf(reader)) {
      for (const lang of languagesOf(reader)) {
        const words = wordsOf(reader, passage, lang);
        const text = plain(words.text);
        if (passage.toLowerCase() === wanted && text) reader.hits.push({ passage, lang, ranges: rangesOf(words, 0, text.length) });
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
          reader.hits.push({ passage, lang, ranges: rangesOf(words, at, at + wanted.length) });
        }
      }
    }
  }
  draw(reader, "hit", reader.hits.flatMap((each) => each.ranges));
  if (go && reader.hits.length) step(reader, 1);
  else sayHits(reader, wanted);
}

function passagesOf(reader) {
  return [...new Set([...reader.root.querySelectorAll(".row[data-passage]")].map((each) => each.dataset.passage))];
}

function languagesOf(reader) {
  const all = [...reader.root.querySelectorAll('[data-set="languages"]')].map((each) => each.dataset.value);
  const shown = reader.root.dataset.languages;
  return shown === "both" && all.length ? all.slice(1) : [shown];
}

function step(reader, by) {
  const count = reader.hits.length;
  if (count) {
    reader.hit = reader.hit < 0 && by < 0 ? count - 1 : (reader.hit + by + count) % count;
    const { passage, lang } = reader.hits[reader.hit];
    bring(reader, reader.root.querySelector(`.row[data-passage="${CSS.escape(passage)}"] .words[data-lang="${lang}"]`));
  }
  sayHits(reader, count ? "found" : reader.root.querySelector(".search input").value.trim());
}

function sayHits(reader, wanted) {
  const here = reader.hits[reader.hit];
  draw(reader, "now", here ? here.ranges : []);
  reader.root.querySelector(".count").textContent = here
    ? `${reader.hit + 1} of ${reader.hits.length}: ${here.passage}, ${tongue(reader, here.lang)}`
    : wanted ? "not found" : "";
}

// --- going to a passage, a fact or a note ---------------------------------------------------------

function startJumps(reader) {
  const { root, model } = reader;
  root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-to]");
    if (!link) return;
    if (model) event.preventDefault();
    goTo(reader, link.dataset.to);
  });
  const byAddress = () => { if (!root.dataset.prefix) goTo(reader, decodeURIComponent(location.hash.slice(1))); };
  const byKernel = () => goTo(reader, model.get("show"), false);
  const { prefix, show } = root.dataset;
  // In a notebook, `<a href="#t16-P3.1">` in any table, card or feedback leads here.
  const byLink = (event) => {
    const link = event.target.closest?.(`a[href^="#${prefix}"]`);
    if (!prefix || !link || !root.isConnected || event.defaultPrevented || link.closest(".t16-reader")) return;
    event.preventDefault();
    goTo(reader, decodeURIComponent(link.getAttribute("href").slice(1 + prefix.length)));
  };
  document.addEventListener("click", byLink, true);
  addEventListener("hashchange", byAddress);
  model?.on("change:show", byKernel);
  if (!prefix && location.hash.length > 1) byAddress();
  else if (model) whenLaidOut(root, byKernel);
  else whenLaidOut(root, () => goTo(reader, show, false));
  return () => {
    document.removeEventListener("click", byLink, true);
    removeEventListener("hashchange", byAddress);
    model?.off("change:show", byKernel);
  };
}

/** Bring a passage, a fact's words or a note's card into sight; by a person's wish, focus it. */
function goTo(reader, name, focus = true) {
  if (!name) return;
  const { root } = reader;
  closeCard(reader, false);
  const row = root.querySelector(`.row[data-passage="${CSS.escape(name)}"]`);
  if (row) return void bring(reader, [...row.querySelectorAll(".words")].find(isShown), focus);
  const entry = root.querySelector(`[data-entry="${CSS.escape(name)}"]`);
  const kind = entry?.closest(".notes").dataset.kind;
  if (kind) flip(reader, kind, true);
  const words = [...root.querySelectorAll(`.text [data-fact="${CSS.escape(name)}"]`)];
  const cue = [...root.querySelectorAll(`.text [data-card="${CSS.escape(name)}"]`)].find(isShown);
  const place = words.find(isShown) ?? cue;
  if (!place) return;
  bring(reader, place.closest(".words") ?? place, focus);
  draw(reader, "now", words.map(insideOf));
  if (cue) openEntry(reader, name, cue, focus);
}

function insideOf(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  return range;
}

function isShown(element) {
  return element.offsetParent !== null;
}

/** Bring a cell into sight. In a notebook only the reader scrolls, and no more than it must. */
function bring(reader, cell, focus = false) {
  if (!cell) return;
  if (cell.closest(".row[data-passage]")) makeCurrent(reader, cell);
  const { root } = reader;
  const boxed = getComputedStyle(root).overflowY === "auto";
  if (boxed) {
    const [at, frame] = [cell.getBoundingClientRect(), root.getBoundingClientRect()];
    root.scrollTop += at.top - frame.top - Math.max(60, (root.clientHeight - at.height) / 2);
    if (focus) root.scrollIntoView({ block: "nearest" });
  } else cell.scrollIntoView({ block: "center" });
  if (focus) cell.focus({ preventScroll: true });
}

/** Do something once an element has a size: a notebook shows its outputs late. */
function whenLaidOut(element, action) {
  const watch = new ResizeObserver(() => {
    if (!element.offsetHeight) return;
    watch.disconnect();
    action();
  });
  watch.observe(element);
}

// --- choosing a passage for an exercise -----------------------------------------------------------
//
// A form on the same page asks (“t16-choose”): what is asked, which passages there are, what is
// chosen, and what to call to take a passage and to go back. The first reader that has them answers.

function startChoosing(reader) {
  const answer = (event) => {
    const known = new Set(passagesOf(reader));
    if (event.defaultPrevented || !isShown(reader.root)) return;
    if (!event.detail.passages.every((each) => known.has(each))) return;
    event.preventDefault();
    beginChoosing(reader, event.detail);
  };
  document.addEventListener("t16-choose", answer);
  whenLaidOut(reader.root, () => document.dispatchEvent(new CustomEvent("t16-reader")));
  return () => document.removeEventListener("t16-choose", answer);
}

function beginChoosing(reader, asked) {
  closeCard(reader, false);
  reader.choosing?.bar.remove();
  const bar = document.createElement("section");
  bar.className = "choosing";
  bar.setAttribute("aria-label", "Choosing for an exercise");
  const [question, how, chosen] = ["title", "how", "chosen-now"].map((name) => {
    const line = document.createElement("p");
    line.className = name;
    return line;
  });
  question.textContent = asked.question;
  how.textContent = "Click a passage and take it, or go to it with ↑ and ↓ and press Enter; Escape leads back.";
  chosen.setAttribute("role", "status");
  const take = button("", () => takePassage(reader), "primary");
  bar.append(question, how, take, " ", button("Back to the question", () => endChoosing(reader)), chosen);
  reader.root.querySelector(".text").after(bar);
  reader.choosing = { asked, bar, take, chosen };
  const wanted = asked.chosen()[0];
  const cells = cellsOf(reader).filter(isShown);
  bring(reader, cells.find((each) => each.closest(".row").dataset.passage === wanted) ?? reader.current ?? cells[0], true);
  tellChoosing(reader);
}

/** Say in words, and at the passages' numbers, what is chosen so far. */
function tellChoosing(reader) {
  if (!reader.choosing) return;
  const { asked, take, chosen } = reader.choosing;
  const now = asked.chosen();
  const here = reader.current?.closest(".row").dataset.passage;
  take.hidden = !here;
  take.textContent = asked.several && now.includes(here) ? `Leave out ${here}` : `Take ${here}`;
  chosen.textContent = now.length ? `Chosen: ${now.join(", ")}.` : "Nothing chosen yet.";
  for (const row of reader.root.querySelectorAll(".row[data-passage]")) {
    row.classList.toggle("taken", now.includes(row.dataset.passage));
  }
}

function takePassage(reader) {
  const { asked } = reader.choosing;
  asked.take(reader.current.closest(".row").dataset.passage);
  if (asked.several) tellChoosing(reader);
  else endChoosing(reader);
}

function endChoosing(reader) {
  const { asked, bar } = reader.choosing;
  reader.choosing = null;
  bar.remove();
  for (const row of reader.root.querySelectorAll(".taken")) row.classList.remove("taken");
  asked.back();
}

// --- evidence ------------------------------------------------------------------------------------

function startEvidence(reader) {
  const { root, model } = reader;
  if (!model?.get("keeps")) return;
  for (const each of root.querySelectorAll(".keep")) each.hidden = false;
  // Pressing the button must not take the selection away, as it does in JupyterLab.
  root.addEventListener("mousedown", (event) => {
    if (event.target.closest(".keep")) event.preventDefault();
  });
  root.addEventListener("click", (event) => {
    const keep = event.target.closest(".keep");
    if (keep) askForNote(reader, keep);
  });
  const panel = document.createElement("section");
  panel.className = "evidence";
  panel.setAttribute("aria-label", "Your evidence");
  root.querySelector(".text").after(panel);
  reader.panel = panel;
  reader.said = document.createElement("p");
  reader.said.className = "said-last";
  reader.said.setAttribute("role", "status");
  const list = () => listEvidence(reader);
  model.on("change:kept", list);
  model.on("change:problem", list);
  list();
}

/** The characters of a passage that are selected in it; all of them where none are. */
function selectedIn(words) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return [0, words.text.length];
  const range = selection.getRangeAt(0);
  const inside = words.nodes.map((node, at) => node.nodeType === Node.TEXT_NODE
    && range.comparePoint(node, words.offsets[at]) >= 0 && range.comparePoint(node, words.offsets[at] + 1) <= 0);
  const first = inside.indexOf(true);
  return first < 0 ? [0, words.text.length] : [first, inside.lastIndexOf(true) + 1];
}

function askForNote(reader, keep) {
  const lang = keep.closest(".words").dataset.lang;
  const words = wordsOf(reader, keep.closest(".row").dataset.passage, lang);
  const [start, end] = selectedIn(words);
  closeCard(reader, false);
  const card = newCard(reader, keep, `Keep words of ${words.passage}`);
  const form = document.createElement("form");
  const chosen = field(form, `Words of ${words.passage}: select some, or leave them all`, words.text);
  chosen.lang = lang;
  chosen.dir = "auto";
  chosen.readOnly = false;
  chosen.setAttribute("aria-readonly", "true");
  // Words are chosen here, not changed: a caret and a selection, and no typing.
  chosen.addEventListener("beforeinput", (event) => event.preventDefault());
  const shown = document.createElement("p");
  shown.className = "chosen-words";
  shown.lang = lang;
  const show = () => { shown.textContent = `“${chosen.value.slice(...endsOf(chosen))}”`; };
  for (const each of ["select", "keyup", "pointerup", "selectionchange"]) chosen.addEventListener(each, show);
  form.append(shown);
  const note = field(form, "Your note: what do they show?", "");
  note.maxLength = 4000;
  const submit = button("Keep these words", () => {}, "primary");
  submit.type = "submit";
  form.append(submit, button("Cancel", () => closeCard(reader)));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const [from, to] = endsOf(chosen);
    send(reader, { do: "keep", ...placeOf(reader, words, from, to), note: note.value });
  });
  const problem = document.createElement("p");
  problem.className = "problem";
  problem.setAttribute("role", "alert");
  form.append(problem);
  card.append(form);
  placeCard(reader, keep);
  chosen.focus({ preventScroll: true });
  chosen.setSelectionRange(start, end);
  show();
}

/** The ends of what is selected: whole words, so that none is cut; a number is one word. */
function endsOf(area) {
  let [start, end] = [area.selectionStart, area.selectionEnd];
  if (start === end) return [0, area.value.length];
  for (const word of area.value.matchAll(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu)) {
    const [first, last] = [word.index, word.index + word[0].length];
    if (first < start && start < last) start = first;
    if (first < end && end < last) end = last;
  }
  return [start, end];
}

function field(form, words, value) {
  const label = document.createElement("label");
  const name = document.createElement("span");
  name.textContent = words;
  const area = document.createElement("textarea");
  area.rows = 3;
  area.value = value;
  label.append(name, area);
  form.append(label);
  return area;
}

/** Where words stand, counted as the kernel counts: in characters, not in halves of them. */
function placeOf(reader, words, start, end) {
  const count = (at) => [...words.text.slice(0, at)].length;
  return { passage: words.passage, language: words.lang, layer: reader.root.dataset.layer,
    start: count(start), end: count(end) };
}

/** Ask the kernel, and say what it answers; say so if it does not. */
function send(reader, asked) {
  const { model } = reader;
  const ref = (reader.asked = (reader.asked ?? 0) + 1);
  const answer = (message) => {
    if (message.ref !== ref) return;
    clearTimeout(quiet);
    model.off("msg:custom", answer);
    say(reader, message.said, message.done);
  };
  const quiet = setTimeout(() => {
    model.off("msg:custom", answer);
    say(reader, "Not kept: the kernel does not answer. Run the notebook's cells again.", false);
  }, QUIET_MS);
  model.on("msg:custom", answer);
  model.send({ ...asked, ref });
}

function say(reader, words, done) {
  const problem = reader.card?.querySelector(".problem");
  if (!done && problem) problem.textContent = `✗ ${words}`;
  else reader.said.textContent = `${done ? "✓" : "✗"} ${words}`;
  if (done) closeCard(reader);
}

function listEvidence(reader) {
  const { model, panel } = reader;
  const kept = model.get("kept");
  const title = document.createElement("p");
  title.className = "title";
  title.textContent = `Your evidence (${kept.length})`;
  const list = document.createElement("ol");
  for (const each of kept) list.append(evidenceItem(reader, each));
  const hint = document.createElement("p");
  hint.className = "hint";
  hint.textContent = kept.length ? "" : "Nothing kept yet: select words of a passage and press the “keep” beside it.";
  const problem = document.createElement("p");
  problem.className = "problem";
  problem.textContent = model.get("problem");
  panel.replaceChildren(title, ...(kept.length ? [list] : [hint]), reader.said, problem);
  drawKept(reader);
}

function evidenceItem(reader, each) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#${reader.root.dataset.prefix}${each.passage}`;
  link.dataset.to = each.passage;
  link.textContent = each.passage;
  const words = document.createElement("q");
  words.lang = each.language;
  words.dir = "auto";
  words.textContent = each.words;
  const who = document.createElement("p");
  who.className = "by";
  who.textContent = `${each.who}; ${each.place}`;
  const note = document.createElement("p");
  note.className = "note";
  note.dir = "auto";
  note.textContent = each.note;
  const cited = document.createElement("p");
  cited.className = "cited";
  cited.textContent = each.citation;
  const go = button("let go", () => send(reader, { do: "let go", ...each }), "let-go");
  go.setAttribute("aria-label", `Let go of these words of ${each.passage}`);
  item.append(link, " ", words, who, note, cited, go);
  return item;
}

function drawKept(reader) {
  if (!reader.panel) return;
  const shown = reader.model.get("kept").filter((each) => each.layer === reader.root.dataset.layer);
  draw(reader, "kept", shown.flatMap((each) => {
    const words = wordsOf(reader, each.passage, each.language);
    const unit = (count) => [...words.text].slice(0, count).join("").length;
    return rangesOf(words, unit(each.start), unit(each.end));
  }));
}

// --- the widget ----------------------------------------------------------------------------------

function render({ model, el }) {
  el.innerHTML = model.get("html"); // made and escaped by the kernel from the edition
  return hydrate(el.querySelector(".t16-reader"), model);
}

export default { render };
