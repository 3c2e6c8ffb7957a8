// One slide at a time, by keys or by the buttons. Without this script the file is a plain page.
"use strict";
(() => {
  const root = document.documentElement;
  const slides = [...document.querySelectorAll(".slide")];
  const byId = (id) => document.getElementById(id);
  const keys = byId("keys");
  let at = 0;
  let teacher = null;
  let began = null;

  const heading = (slide) => slide.querySelector("h2");

  function go(to, focus = true) {
    at = Math.max(0, Math.min(slides.length - 1, to));
    slides.forEach((each, index) => each.classList.toggle("now", index === at));
    if (at > 0) began ??= Date.now();
    history.replaceState(null, "", `#${at + 1}`);
    byId("said").textContent = `Slide ${at + 1} of ${slides.length}: ${heading(slides[at]).textContent}`;
    if (root.classList.contains("all")) slides[at].scrollIntoView();
    else if (focus) heading(slides[at]).focus({ preventScroll: true });
    tell();
  }

  function notes(wanted) {
    root.classList.toggle("with-notes", wanted);
    byId("notes").setAttribute("aria-pressed", String(wanted));
    for (const each of document.querySelectorAll(".notes")) each.tabIndex = wanted ? 0 : -1;
  }

  function original() {
    const button = byId("original");
    if (!button) return;
    const hidden = root.classList.toggle("no-original");
    button.setAttribute("aria-pressed", String(!hidden));
    byId("said").textContent = `${button.textContent} ${hidden ? "hidden" : "shown"}`;
    follow();
  }

  function follow() {
    if (!teacher || teacher.closed) return;
    const hidden = root.classList.contains("no-original");
    teacher.document.documentElement.classList.toggle("no-original", hidden);
  }

  function all() {
    const wanted = root.classList.toggle("all");
    root.classList.toggle("show", !wanted);
    go(at);
  }

  function fullScreen() {
    if (document.fullscreenElement) document.exitFullscreen();
    else root.requestFullscreen?.();
  }

  // --- the teacher's window ---------------------------------------------------------------------

  function open() {
    if (teacher && !teacher.closed) { teacher.focus(); return; }
    teacher = window.open("", "", "popup,width=1100,height=800");
    if (!teacher) { notes(true); return; }
    const page = teacher.document;
    page.title = `For the teacher: ${document.title}`;
    page.documentElement.lang = "en";
    page.documentElement.className = "teacher";
    page.head.append(document.querySelector("style").cloneNode(true));
    page.body.innerHTML = `<main style="display:contents"></main>`;
    page.addEventListener("keydown", pressed);
    follow();
    tell();
  }

  function part(page, name, slide) {
    const box = page.createElement("div");
    const label = page.createElement("h2");
    label.className = "label";
    label.textContent = name;
    box.append(label);
    if (slide) {
      const copy = page.importNode(slide, true);
      copy.querySelector(".notes").remove();
      copy.removeAttribute("id");
      copy.removeAttribute("aria-labelledby");
      for (const each of copy.querySelectorAll("[id]")) each.removeAttribute("id");
      copy.classList.remove("now");
      box.append(copy);
    }
    return box;
  }

  function tell() {
    if (!teacher || teacher.closed) return;
    const page = teacher.document;
    const now = part(page, `Now: ${at + 1} of ${slides.length}`, slides[at]);
    now.className = "here";
    const next = part(page, at + 1 < slides.length ? "Next" : "This is the last slide", slides[at + 1]);
    next.className = "next";
    const time = page.createElement("p");
    time.className = "time";
    next.prepend(time);
    const words = page.importNode(slides[at].querySelector(".notes"), true);
    words.tabIndex = -1;
    page.querySelector("main").replaceChildren(now, next, words);
    tick();
  }

  function tick() {
    const time = teacher && !teacher.closed && teacher.document.querySelector(".time");
    if (!time) return;
    const seconds = began === null ? 0 : Math.floor((Date.now() - began) / 1000);
    const two = (number) => String(number).padStart(2, "0");
    time.textContent = `${two(Math.floor(seconds / 60))}:${two(seconds % 60)} since slide 2`;
  }

  // --- keys and buttons -------------------------------------------------------------------------

  const does = {
    ArrowRight: () => go(at + 1), ArrowDown: () => go(at + 1), PageDown: () => go(at + 1),
    ArrowLeft: () => go(at - 1), ArrowUp: () => go(at - 1), PageUp: () => go(at - 1),
    " ": (shift) => go(at + (shift ? -1 : 1)), Enter: () => go(at + 1), Backspace: () => go(at - 1),
    Home: () => go(0), End: () => go(slides.length - 1),
    n: () => notes(!root.classList.contains("with-notes")),
    s: open, a: all, f: fullScreen, o: original, "?": () => keys.showModal(),
    b: () => root.classList.add("blank"), ".": () => root.classList.add("blank"),
  };

  function pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const onButton = event.target.closest?.("button, a, summary");
    const inNotes = event.target.closest?.(".notes") && event.target.scrollHeight > event.target.clientHeight;
    if (onButton && (name === " " || name === "Enter")) return;
    if ((inNotes || root.classList.contains("all")) && /^(Arrow(Up|Down)|Page|Home|End| )/.test(name)) return;
    if (root.classList.contains("blank")) {
      root.classList.remove("blank");
      event.preventDefault();
    } else if (does[name]) {
      event.preventDefault();
      does[name](event.shiftKey);
    }
  }

  document.addEventListener("keydown", pressed);
  byId("back").addEventListener("click", () => go(at - 1, false));
  byId("on").addEventListener("click", () => go(at + 1, false));
  byId("notes").addEventListener("click", does.n);
  byId("original")?.addEventListener("click", original);
  byId("help").addEventListener("click", does["?"]);
  window.addEventListener("hashchange", () => go(Number(location.hash.slice(1)) - 1));
  setInterval(tick, 1000);
  document.querySelector("nav").hidden = false;
  root.classList.add("show");
  notes(false);
  go((Number(location.hash.slice(1)) || 1) - 1, false);
})();
