// A form whose HTML comes from Python. This reads what was filled in, sends it, and shows the reply.

const PATIENCE = 6000; // milliseconds until a kernel that says nothing is given up
const SILENT =
  "<p><strong>?</strong> No reply: the kernel is busy or has stopped. " +
  "If this stays, run the cell of this form again (Shift and Enter).</p>";

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
  el.classList.add("telegram16293-form");
  el.innerHTML = model.get("html");
  const letKeysGo = keepKeys(el);
  const form = el.querySelector("form");
  const endOffer = offerReader(form);
  const said = form.querySelector(".said");
  let waiting;

  const giveUp = () => {
    form.removeAttribute("aria-busy");
    said.innerHTML = SILENT;
  };
  const send = (button) => {
    clearTimeout(waiting);
    waiting = setTimeout(giveUp, PATIENCE);
    form.setAttribute("aria-busy", "true");
    try {
      model.send({ given: READ[form.dataset.kind](form, button) });
    } catch {
      giveUp(); // shown again without the kernel it was made by
    }
  };
  const show = (message) => {
    clearTimeout(waiting);
    form.removeAttribute("aria-busy");
    const unfolded = all(said, "details[open]").length;
    said.innerHTML = message.said;
    if (said.querySelector("blockquote")) return; // right: nothing more to hint at
    all(said, "details").slice(0, unfolded).forEach((each) => (each.open = true));
  };

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send(event.submitter);
  });
  form.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-move], [data-put]");
    if (!button) return;
    if (button.dataset.move) return move(button, form);
    const fields = all(form, "input");
    const field = fields.find((each) => each.dataset.item === button.dataset.field) ?? fields[0];
    field.value = button.dataset.put;
    field.focus();
    send();
  });
  form.addEventListener("input", ({ target }) => {
    if (target.type === "search") look(target, form);
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
