// A form whose HTML comes from Python. This reads what was filled in, sends it, and shows the reply.

const PATIENCE = 2000; // milliseconds until a kernel that says nothing is spoken of
const SENT = "Sent …";
const SILENT =
  "? No reply yet: another cell is still running, or the kernel has stopped. " +
  "If this stays, choose the menu Kernel, then Restart Kernel…, and send it again.";
const CHANGED = "○ Changed since then, and not sent yet.";
const WAS = "This was said to what stood here before your change:";

const all = (root, what) => [...root.querySelectorAll(what)];
const pairs = (form) => Object.fromEntries(all(form, "[data-item]").map((e) => [e.dataset.item, e.value]));
const chosen = (form) => all(form, "input:checked").map((e) => e.value);

const READ = {
  number: (form) => form.querySelector("input").value,
  choice: (form) => chosen(form)[0] ?? null,
  passage: (form) => chosen(form)[0] ?? null,
  choices: chosen,
  passages: chosen,
  order: (form) => all(form, "[data-key]").map((e) => e.dataset.key),
  match: pairs,
  texts: (form, button) => ({ ...pairs(form), "": button?.value ?? "" }),
};

/** Says how many words are written, where a form counts them. */
function count(form) {
  const shown = form.querySelector("[data-count]");
  if (!shown) return;
  const words = all(form, "textarea").flatMap((e) => e.value.match(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu) ?? []);
  shown.textContent = `Words: ${words.length}`;
}

/** Moves a row of an ordered list, keeps the focus on its button, and says where it is now. */
function move(button, form) {
  const row = button.closest("[data-key]");
  const up = button.dataset.move === "up";
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (other) other[up ? "before" : "after"](row);
  const rows = all(form, "[data-key]");
  const place = `${rows.indexOf(row) + 1} of ${rows.length}`;
  form.querySelector(".moved").textContent = `${row.querySelector(".label").textContent}: ${place}.`;
  button.focus();
}

/** Puts an earlier draft back into the fields; it is kept only when that is asked for. */
function takeBack(button, form) {
  for (const part of all(button.closest("details"), "[data-part]")) {
    form.querySelector(`textarea[data-item="${part.dataset.part}"]`).value = part.textContent;
  }
  count(form);
  const first = form.querySelector("textarea");
  first.focus();
  first.scrollIntoView({ block: "nearest" });
}

/** Leaves of a list of passages those whose words hold what is looked for. */
function look(field, form) {
  const wanted = field.value.trim().toLowerCase();
  for (const each of all(form, "[data-words]")) {
    const kept = each.textContent.toLowerCase().includes(wanted);
    each.hidden = !kept && !each.querySelector("input").checked;
  }
}

/** What a reader on this page is told when a passage is to be chosen in it. */
function choosing(form, button) {
  return {
    question: form.querySelector("legend").textContent,
    passages: all(form, ".passages input").map((e) => e.value),
    several: form.dataset.kind === "passages",
    chosen: () => chosen(form),
    take(passage) {
      const input = all(form, ".passages input").find((e) => e.value === passage);
      input.checked = input.type === "radio" || !input.checked;
      input.closest("[data-words]").hidden = false;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    },
    back() {
      const place = form.querySelector(".passages input:checked") ?? button;
      place.scrollIntoView({ block: "nearest" });
      place.focus({ preventScroll: true });
    },
  };
}

/** Offers the reader for choosing where one stands on this page; the list is there in any case. */
function offerReader(form) {
  const offer = form.querySelector(".in-reader");
  if (!offer) return () => {};
  const button = offer.querySelector("button");
  const row = `.t16-reader.live [data-passage="${CSS.escape(form.querySelector(".passages input").value)}"]`;
  const show = () => (offer.hidden = !document.querySelector(row));
  button.addEventListener("click", () => {
    const detail = choosing(form, button);
    const nobody = document.dispatchEvent(new CustomEvent("t16-choose", { detail, cancelable: true }));
    if (nobody) offer.hidden = true;
  });
  document.addEventListener("t16-reader", show);
  show();
  return () => document.removeEventListener("t16-reader", show);
}

/** Keeps JupyterLab from taking arrow keys and letters for its own commands, and leaves it its
 *  others, such as saving. The mark must be on the focused element itself, before it is looked at. */
function keepKeys(el) {
  const mark = (event) => {
    if (!el.contains(event.target)) return;
    const commands = event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape";
    event.target.toggleAttribute("data-lm-suppress-shortcuts", !commands);
  };
  window.addEventListener("keydown", mark, true);
  return () => window.removeEventListener("keydown", mark, true);
}

function render({ model, el }) {
  el.classList.add("sourcework-form");
  el.innerHTML = model.get("html");
  const letKeysGo = keepKeys(el);
  const form = el.querySelector("form");
  const endOffer = offerReader(form);
  const said = form.querySelector(".said");
  const read = (button) => READ[form.dataset.kind](form, button);
  const say = (words) => said.replaceChildren(Object.assign(document.createElement("p"), { textContent: words }));
  let waiting, sent, unfolded;

  /** Nothing that was said to another answer stands beside this one as if it were meant for it. */
  const change = () => {
    if (form.hasAttribute("aria-busy") || said.querySelector(".was")) return;
    if (said.textContent.trim().startsWith("✓")) return say(CHANGED);
    const outcome = said.querySelector("div, p");
    if (!outcome || outcome.textContent === CHANGED) return;
    said.prepend(Object.assign(document.createElement("p"), { className: "was", textContent: WAS }));
  };
  const fail = (words) => {
    clearTimeout(waiting);
    form.removeAttribute("aria-busy");
    say(words);
  };
  const send = (button) => {
    clearTimeout(waiting);
    unfolded = all(said, "details[open]").length;
    say(SENT);
    form.setAttribute("aria-busy", "true");
    waiting = setTimeout(() => say(SILENT), PATIENCE);
    const given = read(button);
    sent = JSON.stringify(read());
    // In JupyterLab the kit's part of it takes over where the kernel that made this form is gone.
    const detail = { given, reply: show, say: fail };
    if (!el.dispatchEvent(new CustomEvent("t16-send", { detail, bubbles: true, cancelable: true }))) return;
    try {
      model.send({ given });
    } catch {
      fail(SILENT); // shown again without the kernel it was made by
    }
  };
  const show = (message) => {
    clearTimeout(waiting);
    form.removeAttribute("aria-busy");
    said.innerHTML = message.said;
    if (JSON.stringify(read()) !== sent) change();
    if (!said.textContent.trim().startsWith("✓")) { // right: nothing more to hint at
      all(said, "details").slice(0, unfolded).forEach((each) => (each.open = true));
    }
    el.dispatchEvent(new CustomEvent("t16-told", { detail: message.told, bubbles: true }));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-move], [data-put], [data-take]");
    if (!button) return;
    if (button.dataset.take !== undefined) {
      change();
      return takeBack(button, form);
    }
    if (button.dataset.move) {
      change();
      return move(button, form);
    }
    const fields = all(form, "input");
    const field = fields.find((each) => each.dataset.item === button.dataset.field) ?? fields[0];
    field.value = button.dataset.put;
    field.focus();
    send();
  });
  form.addEventListener("input", ({ target }) => {
    if (target.type === "search") return look(target, form);
    change();
    if (target.localName === "textarea") count(form);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    if (!["text", "search", "textarea"].includes(event.target.type)) return;
    event.preventDefault(); // JupyterLab keeps Enter from sending a form in, and from ending a line
    if (event.target.type === "textarea") document.execCommand("insertText", false, "\n");
    if (event.target.type === "text") form.requestSubmit();
  });
  model.on("msg:custom", show);
  return () => {
    clearTimeout(waiting);
    letKeysGo();
    endOffer();
    model.off("msg:custom", show);
  };
}

export default { render };
