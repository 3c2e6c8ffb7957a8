// Where a server keeps nothing (on Binder, or on a hub that was told so): a bar above each notebook
// says it from the first moment, says it louder before the server ends or after long work, and
// gives all of a learner's files in one click, as a zip.

const MINUTE = 60_000;
const WORKED = 15; // minutes of work after which it is said again
const ZIP = "my-lessons.zip";
const NOTHING = "What you write here is not kept.";
const LATER =
  "To go on another day: unpack it, open the lessons again, and drag your files into the list on the left.";
const FAILED =
  "Your work could not be fetched: the server may have ended. What you still see can be saved with your browser, as a page or printed.";
const STYLE = `
  .t16-leaving { min-height: 3.6em; overflow: auto; }
  @media (max-width: 50em) { .t16-leaving { min-height: 6.5em; } }
  .t16-leaving > div { display: flex; flex-wrap: wrap; gap: 0.3em 1em; align-items: center; height: 100%;
    box-sizing: border-box; padding: 0.3em 1em; font-size: var(--jp-ui-font-size1, 13px);
    color: var(--jp-ui-font-color0, #000); background: var(--jp-layout-color2, #eee);
    border-bottom: 1px solid var(--jp-border-color1, #bdbdbd); }
  .t16-leaving > .t16-soon { border-left: 0.6em solid var(--jp-warn-color1, #e65100); font-weight: 600; }
  .t16-leaving span { flex: 1 1 20em; line-height: 1.3; }
  .t16-leaving button { font: inherit; color: inherit; cursor: pointer; padding: 0.3em 1em; border-radius: 3px;
    border: 1px solid var(--jp-ui-font-color2, #757575); background: var(--jp-layout-color0, #fff); }
  .t16-leaving button:focus-visible { outline: 3px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }`;

/** A number of minutes in words. */
const minutes = (count) => (count === 1 ? "one minute" : `${count} minutes`);

/** Put the bar above every notebook; the server ends after so many minutes in which nothing happens. */
export function watch(app, tracker, Widget, forgets) {
  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.append(style);
  const bars = new Set();
  const title = document.title;
  let acted = Date.now(); // when she last did anything
  let asked = Date.now(); // when the server last heard of it
  let since = 0; // when work began that is not downloaded
  let fetched = "";

  /** What is to be said now, and whether it is urgent. */
  function told() {
    const idle = Math.floor((Date.now() - acted) / MINUTE);
    if (Date.now() - acted >= (forgets * MINUTE) / 2) {
      return [`Nothing has happened here for ${minutes(idle)}. After ${minutes(forgets)} all of it is lost: download it now, or go on.`, true];
    }
    if (since && Date.now() - since >= WORKED * MINUTE) {
      return [`You have worked for ${minutes(Math.floor((Date.now() - since) / MINUTE))} since your last download.`, true];
    }
    if (fetched) return [fetched, false];
    return [`${NOTHING} It is lost when you leave, or when nothing happens for ${minutes(forgets)}.`, false];
  }

  function look() {
    const [words, soon] = told();
    for (const bar of bars) {
      bar.classList.toggle("t16-soon", soon);
      const said = bar.querySelector("span");
      if (said.textContent !== words) said.textContent = words;
    }
    // Who is on another page sees it in the row of tabs.
    if (soon && document.hidden) document.title = `! ${words}`;
    else if (document.title.startsWith("! ")) document.title = title;
  }

  /** Whatever she does is heard by the server too, so that it does not end while she reads. */
  function act() {
    acted = Date.now();
    if (acted - asked > Math.min(MINUTE, (forgets * MINUTE) / 4)) {
      asked = acted;
      app.serviceManager.contents.get("", { content: false }).catch(() => undefined);
    }
  }

  async function download() {
    acted = Date.now();
    try {
      await saveAll(tracker);
      hand(zipped(await files(app.serviceManager.contents)));
      since = 0;
      const now = new Date().toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
      fetched = `${ZIP} was downloaded at ${now}. ${LATER}`;
    } catch {
      fetched = FAILED;
    }
    look();
  }

  function add(panel) {
    const bar = document.createElement("div");
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = "Download my work";
    button.addEventListener("click", download);
    bar.append(said, button);
    const node = document.createElement("div");
    node.append(bar);
    const widget = new Widget({ node });
    widget.addClass("t16-leaving");
    panel.contentHeader.addWidget(widget);
    bars.add(bar);
    panel.disposed.connect(() => bars.delete(bar));
    // What runs or is typed is work; that a lesson is opened is none.
    panel.context.ready.then(() => panel.context.model.contentChanged.connect(() => (since ||= Date.now())));
    look();
  }

  tracker.forEach(add);
  tracker.widgetAdded.connect((_, panel) => add(panel));
  for (const kind of ["pointerdown", "keydown", "wheel"]) window.addEventListener(kind, act, { capture: true, passive: true });
  window.addEventListener("pointerup", look);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("beforeunload", (event) => {
    if (since) event.preventDefault(); // the browser asks whether she means it
  });
  setInterval(look, Math.min(MINUTE / 4, (forgets * MINUTE) / 20));
}

/** Save every open notebook. */
async function saveAll(tracker) {
  const open = [];
  tracker.forEach((panel) => open.push(panel.context));
  await Promise.all(open.filter((each) => each.model.dirty).map((each) => each.save()));
}

/** All files of the lessons' folder: names and bytes. */
async function files(contents) {
  const there = (await contents.get("", { content: true })).content.filter((each) => each.type !== "directory");
  return Promise.all(there.map(async ({ name, path }) => {
    const { content } = await contents.get(path, { type: "file", format: "base64", content: true });
    return [name, Uint8Array.from(atob(content.replace(/\s/g, "")), (each) => each.charCodeAt(0))];
  }));
}

/** Let the browser keep it, as any download. */
function hand(blob) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = ZIP;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), MINUTE);
}

const TABLE = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

/** The check sum that a zip has of a file. */
function sum(bytes) {
  let value = 0xffffffff;
  for (const each of bytes) value = TABLE[(value ^ each) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

/** Files as a zip, not compressed: browsers have no zip of their own. */
function zipped(entries) {
  const now = new Date();
  const time = (now.getHours() << 11) | (now.getMinutes() << 5) | (now.getSeconds() >> 1);
  const day = ((now.getFullYear() - 1980) << 9) | ((now.getMonth() + 1) << 5) | now.getDate();
  const parts = [], index = [];
  let at = 0;
  for (const [text, bytes] of entries) {
    const name = new TextEncoder().encode(text);
    // version, names in UTF-8, stored, time, day, check sum, both sizes, length of name
    const shared = [[20, 2], [0x800, 2], [0, 2], [time, 2], [day, 2], [sum(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2]];
    const head = packed([[0x04034b50, 4], ...shared, [0, 2]]);
    index.push(packed([[0x02014b50, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [at, 4]]), name);
    parts.push(head, name, bytes);
    at += head.length + name.length + bytes.length;
  }
  const size = index.reduce((total, each) => total + each.length, 0);
  const end = packed([[0x06054b50, 4], [0, 2], [0, 2], [entries.length, 2], [entries.length, 2], [size, 4], [at, 4], [0, 2]]);
  return new Blob([...parts, ...index, end], { type: "application/zip" });
}

/** Whole numbers in so many bytes each, the smallest byte first. */
function packed(numbers) {
  const bytes = numbers.flatMap(([value, length]) => Array.from({ length }, (_, each) => (value / 256 ** each) & 0xff));
  return Uint8Array.from(bytes);
}
