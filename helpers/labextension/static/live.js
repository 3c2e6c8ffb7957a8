// The kit's part of JupyterLab: it shows what lives only as long as a kernel runs (a form, an
// explorer, the reader) and, where that kernel is gone, what was saved of it.
//
// Such an output carries the name of the word that makes it ("ask", "rate-peng") beside the same
// in plain HTML. What is saved holds no widget, so no viewer can miss one; and where a kernel runs,
// this asks it for the widget again. Nothing that a notebook holds is run: the word is one of a
// list that the kernel keeps, its arguments are texts.
//
// It is written as JupyterLab loads it, so that nothing has to be built.

(() => {
  const LIVE = "application/vnd.telegram16293.live+json";
  const VIEW = "application/vnd.jupyter.widget-view+json";
  const HTML = "text/html";
  const JSON_DATA = "application/json";
  const FORMS = ["ask", "argue", "answer_by"];
  const OPEN = { ask: "Open the form", argue: "Open the form", answer_by: "Open the form", reader: "Open the reader" };
  const MOVE = "Make it move again";
  const STILL = "It stands still as it was shown first: the kernel that answered here has stopped.";
  const PATIENCE = 2000; // milliseconds until a busy kernel is spoken of
  const NO_SERVER =
    "This page has lost JupyterLab: the window in which it was started is closed, or the connection is broken. " +
    "Start JupyterLab again and reload this page; what was answered before is safe.";
  const NO_KERNEL = "Nothing runs behind this page now. Choose the menu Kernel, then Restart Kernel…, and try again.";
  const BUSY = "The kernel is still busy with another cell; this is done as soon as it is free.";
  const STRANGE = "The kernel could not do it. Run the cell of this question again: Shift and Enter.";
  const STYLE = `
    .t16-live .t16-needs-kernel { display: none; }
    .t16-live .jupyter-widgets-disconnected::before { content: none; }
    .t16-again { margin: 0.25em 0 0.75em; max-width: 48em; font-size: var(--jp-content-font-size1, 14px);
      color: var(--jp-content-font-color1, inherit); }
    .t16-again button { font: inherit; color: inherit; cursor: pointer; padding: 0.3em 1em; border-radius: 3px;
      border: 1px solid var(--jp-ui-font-color2, #757575); background: var(--jp-layout-color2, ButtonFace); }
    .t16-again button:focus-visible { outline: 3px solid var(--jp-brand-color1, #1976d2); outline-offset: 2px; }
    .t16-again span:not(:empty) { display: block; margin-top: 0.4em; }
    body[data-jp-theme-light="false"] .jp-OutputArea figure img[src^="data:image/"] {
      filter: invert(0.92) hue-rotate(180deg); }`;

  let shared;

  /** A module that JupyterLab shares with its extensions. */
  async function module(name) {
    const versions = Object.values(shared[name]);
    return (await (versions.find((each) => each.loaded) ?? versions[0]).get())();
  }

  /** What stands in the way of asking the kernel anything, in words; "" if nothing does. */
  function inTheWay(session) {
    const kernel = session.session?.kernel;
    if (kernel && kernel.connectionStatus !== "connected" && kernel.status !== "dead") return NO_SERVER;
    if (!kernel || ["dead", "terminating"].includes(kernel.status)) return NO_KERNEL;
    return "";
  }

  /** Start a kernel where none runs, as somebody wants who presses a button. */
  async function started(session) {
    const kernel = session.session?.kernel;
    if (kernel?.status === "dead") await session.restartKernel().catch(() => undefined);
    else if (!kernel) await session.startKernel().catch(() => undefined);
    else return;
    await session.session?.kernel?.info; // it answers from now on
  }

  /** Ask the kernel for what a word makes ("again"), or for its reply to what was filled in ("sent"). */
  async function asked(kernel, verb, texts) {
    // A text as JSON is a text as Python, too.
    const given = texts.map((each) => JSON.stringify(each)).join(", ");
    const course = `__import__("sourcework.kernel", fromlist=["name"]).name()`;
    const made = `__import__("sourcework.lesson.remaking", fromlist=["again"]).${verb}(${course}, ${given})`;
    const future = kernel.requestExecute({
      code: "", silent: true, store_history: false, allow_stdin: false, stop_on_error: false,
      user_expressions: { made },
    });
    const reply = await future.done;
    // A kernel in the browser evaluates no such expressions: there the same is shown, to us alone.
    return reply.content.user_expressions ? reply.content.user_expressions.made?.data : displayed(kernel, made);
  }

  /** What a kernel displays of a value; the cells are counted on as if nothing had been run. */
  async function displayed(kernel, made) {
    const shell = "__import__('IPython').get_ipython()";
    let data;
    const future = silently(
      kernel,
      `${shell}.display_pub.publish(${shell}.display_formatter.format(${made})[0])\n${shell}.execution_count -= 1`,
    );
    future.onIOPub = ({ header, content }) => {
      if (header.msg_type === "display_data") data = content.data;
    };
    await future.done;
    return data;
  }

  function silently(kernel, code) {
    return kernel.requestExecute({ code, silent: true, store_history: false, allow_stdin: false, stop_on_error: false });
  }

  function renderer(Panel, panel) {
    const session = panel.sessionContext;

    return class Live extends Panel {
      constructor() {
        super();
        this.addClass("t16-live");
        this.node.addEventListener("t16-told", (event) => this.note(event.detail));
        this.node.addEventListener("t16-send", (event) => this.send(event));
        const look = () => this.look();
        for (const signal of ["kernelChanged", "statusChanged", "connectionStatusChanged"]) session[signal].connect(look);
        this.disposed.connect(() => {
          for (const signal of ["kernelChanged", "statusChanged", "connectionStatusChanged"]) session[signal].disconnect(look);
        });
      }

      async renderModel(model) {
        this.model = model;
        const { [VIEW]: view, ...rest } = model.data;
        const live = model.data[LIVE];
        this.id = view ? view.model_id : live.model_id;
        // What is saved holds no widget; which it was is asked of the kernel, if that still runs. This
        // waits until the output has its place on the page.
        if (view) setTimeout(() => model.setData({ data: { ...rest, [LIVE]: { ...live, model_id: this.id } } }));
        await this.look();
      }

      get again() {
        return this.model.data[LIVE].again.map(String);
      }

      get isAlive() {
        return Boolean(this.id && session.session?.kernel?.hasComm(this.id));
      }

      /** Show the live thing where its kernel has it, else what was saved of it. */
      async look() {
        if (!this.model || this.isDisposed) return;
        if (this.isAlive) return this.showLive();
        if (this.shown && FORMS.includes(this.again[0])) return; // what is filled in stays
        this.showSaved();
        await this.find();
      }

      /** Look whether the kernel has the live thing, as after the page was loaded again. */
      async find() {
        const kernel = session.session?.kernel;
        if (!this.id || !kernel || this.finding === kernel) return;
        this.finding = kernel;
        const comms = (await kernel.requestCommInfo({ target_name: "jupyter.widget" }).catch(() => null))?.content.comms;
        // The widgets of the page are told of it in their own time.
        for (let wait = 0; comms && this.id in comms && wait < 100 && !this.isAlive; wait += 1) {
          await new Promise((done) => setTimeout(done, 100));
        }
        if (!this.isDisposed && this.isAlive) this.showLive();
      }

      showLive() {
        if (this.shown === this.id) return;
        this.clear();
        this.shown = this.id;
        const inner = panel.content.rendermime.createRenderer(VIEW);
        const model = panel.content.rendermime.createModel({
          data: { [VIEW]: { version_major: 2, version_minor: 0, model_id: this.id } }, trusted: true,
        });
        this.addWidget(inner);
        inner.renderModel(model);
        if (this.wantsFocus) this.focusForm();
      }

      showSaved() {
        const html = this.model.data[HTML];
        const problem = inTheWay(session);
        if (this.saved === html && this.bar) {
          this.say(this.waiting ? BUSY : problem);
          return;
        }
        this.clear();
        this.saved = html;
        const isForm = FORMS.includes(this.again[0]);
        const inner = panel.content.rendermime.createRenderer(HTML);
        this.addWidget(inner);
        inner.renderModel(panel.content.rendermime.createModel({
          data: { [HTML]: html }, trusted: this.model.trusted,
        }));
        this.bar = document.createElement("div");
        this.bar.className = "t16-again";
        const button = document.createElement("button");
        const told = document.createElement("p");
        told.textContent = isForm ? "" : STILL;
        button.type = "button";
        button.textContent = OPEN[this.again[0]] ?? MOVE;
        button.addEventListener("click", () => this.revive());
        const said = document.createElement("span");
        said.setAttribute("role", "status");
        this.bar.append(...(isForm ? [] : [told]), button, said);
        // What is long has it above, where it is seen.
        if (isForm) this.node.append(this.bar);
        else this.node.prepend(this.bar);
        this.say(problem);
      }

      clear() {
        while (this.widgets.length) this.widgets[0].dispose();
        this.bar?.remove();
        this.bar = this.shown = this.saved = undefined;
      }

      say(words) {
        if (this.bar && this.bar.lastChild.textContent !== words) this.bar.lastChild.textContent = words;
      }

      /** Make it anew, by the kernel that runs now. */
      async revive() {
        await started(session);
        const problem = inTheWay(session);
        this.say(problem);
        if (problem) return;
        this.waiting = setTimeout(() => this.say(BUSY), PATIENCE);
        const data = await asked(session.session.kernel, "again", this.again).catch(() => undefined);
        clearTimeout(this.waiting);
        this.waiting = undefined;
        if (!data?.[VIEW]) return this.say(STRANGE);
        this.wantsFocus = true;
        this.model.setData({ data: { ...data } });
      }

      /** What is sent where the kernel that made the form is gone goes to the one that runs now. */
      async send(event) {
        if (this.isAlive && !inTheWay(session)) return;
        event.preventDefault();
        const { given, reply, say } = event.detail;
        await started(session);
        const problem = inTheWay(session);
        if (problem) return say(problem);
        const texts = [...this.again, JSON.stringify(given)];
        const data = await asked(session.session.kernel, "sent", texts).catch(() => undefined);
        if (data?.[JSON_DATA]) reply(data[JSON_DATA]);
        else say(STRANGE);
      }

      /** Keep in the notebook how the form stands now. */
      note(told) {
        this.model.setData({ data: { ...this.model.data, ...told } });
      }

      /** The focus was in what is replaced: it goes to the same place in the new one. */
      focusForm() {
        this.wantsFocus = false;
        let tries = 0;
        const look = () => {
          const place = this.node.querySelector("input, select, textarea, button, [tabindex='0']");
          if (place) place.focus({ preventScroll: true });
          else if ((tries += 1) < 50 && !this.isDisposed) setTimeout(look, 50);
        };
        look();
      }
    };
  }

  /** After Shift and Enter the next cell has the focus: the first Tab leads into the form above it. */
  function leadIntoForms(executed) {
    let last;
    executed.connect((_, { notebook, cell }) => (last = { notebook, cell }));
    const forget = () => (last = undefined);
    window.addEventListener("pointerdown", forget, true);
    window.addEventListener("keydown", (event) => {
      if (["Shift", "Control", "Alt", "Meta"].includes(event.key)) return;
      const { notebook, cell } = last ?? {};
      forget();
      if (event.key !== "Tab" || event.shiftKey || notebook?.mode !== "command") return;
      const place = cell.node.querySelector(".t16-live :is(input, select, textarea, button)");
      if (!place || !notebook.node.contains(document.activeElement)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      place.focus();
    }, true);
  }

  async function plugins() {
    const [{ Panel, Widget }, { INotebookTracker, NotebookActions }, { PageConfig }] =
      await Promise.all(["@lumino/widgets", "@jupyterlab/notebook", "@jupyterlab/coreutils"].map(module));
    return [{
      id: "telegram16293:live",
      description: "Shows forms and explorers, and what was saved of them.",
      autoStart: true,
      requires: [INotebookTracker],
      activate(app, tracker) {
        const style = document.createElement("style");
        style.textContent = STYLE;
        document.head.append(style);
        leadIntoForms(NotebookActions.executed);
        const add = (panel) => {
          const Live = renderer(Panel, panel);
          // Before the widgets themselves, which are asked first at -10.
          panel.content.rendermime.addFactory({ safe: false, mimeTypes: [LIVE], createRenderer: () => new Live() }, -20);
        };
        tracker.forEach(add);
        tracker.widgetAdded.connect((_, panel) => add(panel));
        // Set where a server keeps nothing: the minutes of rest after which it ends (`start`).
        const page = JSON.parse(document.getElementById("jupyter-config-data")?.textContent || "{}");
        const forgets = Number(page.telegram16293_forgets);
        if (forgets > 0) import("./leaving.js").then(({ watch }) => watch(app, tracker, Widget, forgets));
        if (PageConfig.getOption("litePluginSettings")) {
          const base = PageConfig.getBaseUrl();
          import("./without_server.js").then(({ begin }) => begin(app, tracker, Widget, base, silently));
        }
      },
    }];
  }

  globalThis._JUPYTERLAB ??= {};
  globalThis._JUPYTERLAB.telegram16293 = {
    init(scope) {
      shared = scope;
    },
    async get() {
      const found = await plugins();
      return () => ({ __esModule: true, default: found });
    },
  };
})();
