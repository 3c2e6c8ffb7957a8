// In the browser, where the site has no server (JupyterLite): this names the notebook to the kernel,
// as a server would; shows what the kernel is loading; opens what a link leads to; and where the
// site has a newer lesson than the one that the browser keeps, says so and lays it beside.

const KINDS = { html: "text/html", pdf: "application/pdf" }; // of files that cells write
const NEWER =
  "The site has a newer version of this lesson. What you see is your own copy, with your work; it stays as it is. " +
  "Your answers count in both.";
const BESIDE = "Put the newer lesson beside it";
const NOT_LAID = "The newer lesson could not be kept in this browser. Free some space, or download your work, and try again.";
const STYLE = `
  .t16-loading { position: absolute; z-index: 1000; bottom: 1em; left: 50%; transform: translateX(-50%); margin: 0;
    padding: 0.6em 1.2em; border-radius: 4px; font-size: var(--jp-content-font-size1, 14px);
    background: var(--jp-inverse-layout-color1, #212121); color: var(--jp-ui-inverse-font-color0, #fff); }
  .t16-loading:empty { display: none; }
  .t16-newer > div { padding: 0.5em 1em; background: var(--jp-layout-color2, Canvas); color: var(--jp-ui-font-color1, inherit);
    border-bottom: 2px solid var(--jp-brand-color1, #1976d2); font-size: var(--jp-content-font-size1, 14px); }
  .t16-newer p { margin: 0 0 0.4em; max-width: 60em; }
  .t16-newer a { color: var(--jp-content-link-color, LinkText); }
  .t16-newer button { font: inherit; color: inherit; cursor: pointer; padding: 0.2em 0.8em; border-radius: 3px;
    border: 1px solid var(--jp-ui-font-color2, #757575); background: var(--jp-layout-color1, ButtonFace); }
  .t16-newer :is(button, a):focus-visible { outline: 3px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }`;

/** Tell a kernel in the browser which notebook it runs, each time it begins. */
function nameNotebook({ context, sessionContext }, silently) {
  let named;
  const tell = () => {
    const kernel = sessionContext.session?.kernel;
    if (["restarting", "autorestarting"].includes(kernel?.status)) named = undefined;
    if (!kernel || kernel === named || ["restarting", "autorestarting", "dead"].includes(kernel.status)) return;
    named = kernel;
    const path = JSON.stringify(`/drive/${context.path}`);
    silently(kernel, `__import__("os").environ["JPY_SESSION_NAME"] = ${path}\n__import__('IPython').get_ipython().execution_count -= 1`);
  };
  sessionContext.kernelChanged.connect(tell);
  sessionContext.statusChanged.connect(tell);
  tell();
}

/** The lesson of the site, if it is another release than the one that is open; else nothing. */
async function newer({ context, content }, base) {
  const path = context.path.replace(/-updated(-\d+)?(?=\.ipynb$)/, "");
  const found = async (address) => (await fetch(`${base}${address}`, { cache: "no-cache" })).json();
  // Of a notebook of one's own the site knows nothing.
  const { content: of } = await found("api/contents/all.json");
  if (!of.some((each) => each.path === path)) return undefined;
  const lesson = await found(`files/${encodeURIComponent(path)}`);
  const release = lesson.metadata?.telegram16293?.release;
  const own = content.model.getMetadata("telegram16293")?.release;
  return release && release !== own ? { path, release, lesson } : undefined;
}

/** Lay the site's lesson beside the one that was worked in, and return its name. */
async function layBeside(contents, { path, release, lesson }) {
  for (let count = 1; ; count += 1) {
    const name = path.replace(/\.ipynb$/, `-updated${count > 1 ? `-${count}` : ""}.ipynb`);
    const there = await contents.get(name, { type: "notebook" }).catch(() => undefined);
    if (there?.content.metadata?.telegram16293?.release === release) return name;
    if (there) continue;
    await contents.save(name, { type: "notebook", format: "json", content: lesson });
    return name;
  }
}

/** Say above a notebook that the site has a newer lesson, and offer it; both are kept. */
function tellOfNewer(Widget, panel, found, contents, base) {
  const node = document.createElement("section");
  node.className = "t16-newer";
  node.setAttribute("aria-label", "A newer lesson");
  const words = document.createElement("p");
  words.textContent = NEWER;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = BESIDE;
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      const name = await layBeside(contents, found);
      const link = document.createElement("a");
      link.href = `${base}notebooks/index.html?path=${encodeURIComponent(name)}`;
      link.target = "_blank";
      link.textContent = `Open ${name}`;
      button.replaceWith(link);
      link.focus();
    } catch {
      button.disabled = false;
      words.textContent = NOT_LAID;
    }
  });
  const box = document.createElement("div");
  box.append(words, button);
  node.append(box);
  panel.contentHeader.addWidget(new Widget({ node }));
  // It is as high as its words, which are broken anew where the page is made narrower.
  new ResizeObserver(() => {
    node.style.minHeight = `${box.offsetHeight}px`;
    panel.contentHeader.fit();
  }).observe(box);
}

/** Show what the kernel of this notebook is loading, as long as it does. */
function tellOfLoading({ context, node, disposed }) {
  const channel = new BroadcastChannel("telegram16293-loading");
  const shown = document.createElement("p");
  shown.className = "t16-loading";
  shown.setAttribute("role", "status");
  node.append(shown);
  channel.onmessage = ({ data }) => {
    const { words, notebook } = JSON.parse(data);
    if (!notebook || notebook === `/drive/${context.path}`) shown.textContent = words;
  };
  disposed.connect(() => channel.close());
}

/**
 * What a link leads to is opened: a lesson in its page, a file that a cell has written as it is. JupyterLite
 * would open a page that lists files ("tree"), which this site does not have.
 */
function openWhatIsThere(contents, base) {
  const open = window.open.bind(window);
  const lists = new URL(`${base}tree`, location.href).href;
  window.open = (address, ...rest) => {
    const url = new URL(address ?? "", location.href);
    const path = url.searchParams.get("path");
    if (!path || !url.href.startsWith(lists)) return open(address, ...rest);
    if (path.endsWith(".ipynb")) return open(`${base}notebooks/index.html?path=${encodeURIComponent(path)}`, ...rest);
    const page = open("", "_blank");
    contents.get(path, { content: true }).then(
      (file) => {
        const binary = file.format === "base64";
        const content = binary ? Uint8Array.from(atob(file.content), (each) => each.charCodeAt(0)) : file.content;
        const type = KINDS[path.split(".").pop()] ?? file.mimetype;
        page.location = URL.createObjectURL(new Blob([content], { type }));
      },
      () => page.close(),
    );
    return page;
  };
}

/** Begin, where JupyterLite is what runs: ``silently`` runs code in a kernel and shows none of it. */
export function begin(app, tracker, Widget, base, silently) {
  const style = document.createElement("style");
  style.textContent = STYLE;
  document.head.append(style);
  const { contents } = app.serviceManager;
  openWhatIsThere(contents, base);
  const each = async (panel) => {
    nameNotebook(panel, silently);
    tellOfLoading(panel);
    await panel.context.ready;
    // The sign above leads to all lessons, and has no words of its own.
    document.getElementById("jp-NotebookLogo")?.setAttribute("aria-label", "All lessons");
    // Without a connection nothing newer is known of.
    const found = await newer(panel, base).catch(() => undefined);
    if (found && !panel.isDisposed) tellOfNewer(Widget, panel, found, contents, base);
  };
  tracker.forEach(each);
  tracker.widgetAdded.connect((_, panel) => each(panel));
}
