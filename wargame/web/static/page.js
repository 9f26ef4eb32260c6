// Puts in what the server sends, whole each time, and hands back what was chosen. It knows no rule and says no word.
"use strict";
const said = document.querySelector("[data-said]");
const alertLine = document.querySelector("[data-alert]");
const clock = document.querySelector("[data-clock]");
const shown = new Map(); // region -> its HTML as it was last put in
const waiting = new Map(); // region -> HTML that comes in when a word is composed
const opened = new Map(); // id of a fold -> whether somebody opened or shut it
const touched = new Map(); // id of a field -> its value as somebody left it
const until = new Map(); // what will be done -> ids of the fields that say it, which keep what was written until then
const KEPT = "wargame-written"; // what is half written here, kept in this tab while the page is loaded anew
const here = `${location.pathname} ${document.body.dataset.game}`;
let source = null;
let heard = 0; // when the server was last heard
let over = false; // this screen has lost its place
let composing = false;
let time = null; // { at, left, halted }

// What is half written: of this place alone. Whoever comes to another place in this tab finds nothing.

function keep() {
  const fields = [...touched].filter(([id]) => {
    const form = document.getElementById(id)?.form;
    return form ? !form.hasAttribute("data-live") : kept.has(id); // its form is not on the page now
  });
  for (const id of kept) if (!touched.has(id)) kept.delete(id);
  for (const [id] of fields) kept.add(id);
  const folds = [...opened].filter(([id, open]) => open && !id.startsWith("card-"));
  try {
    if (fields.length) sessionStorage.setItem(KEPT, JSON.stringify({ here, fields, folds })); else sessionStorage.removeItem(KEPT);
  } catch { /* this browser keeps nothing */ }
}
const kept = new Set(); // ids of fields outside of what is sent as it is written
function find() {
  try {
    const found = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
    if (found?.here !== here) { sessionStorage.removeItem(KEPT); return; }
    for (const [id, value] of found.fields) { touched.set(id, value); kept.add(id); }
    for (const [id, open] of found.folds) opened.set(id, open);
  } catch { /* nothing is kept, or it cannot be read */ }
}

// What comes

function put(name, html) {
  const region = document.querySelector(`[data-region="${name}"]`);
  if (!region || shown.get(name) === html) return;
  if (composing && region.contains(document.activeElement)) { waiting.set(name, html); return; }
  const focus = region.contains(document.activeElement) ? document.activeElement : null;
  const at = focus && focus.id ? { id: focus.id, from: focus.selectionStart, to: focus.selectionEnd } : null;
  const asked = region.querySelector("[data-shows]");
  region.innerHTML = html;
  shown.set(name, html);
  for (const one of region.querySelectorAll("details[id]")) if (opened.has(one.id)) one.open = opened.get(one.id);
  for (const field of region.querySelectorAll("input[id],select[id],textarea[id]")) {
    if (!touched.has(field.id)) continue;
    const value = touched.get(field.id);
    if (field.type === "radio" || field.type === "checkbox") field.checked = value; else field.value = value;
  }
  if (region.querySelector("[role=alert]")) said.textContent = ""; // what was said before may hold no more
  const asks = region.querySelector("[data-shows]");
  if (asks && !asked) { // it opens: whoever asked for it looks at it, also where the form stands far away
    asks.focus({ preventScroll: true });
    asks.scrollIntoView({ block: asks.offsetHeight > innerHeight / 2 ? "start" : "center" });
  } else if (at) {
    const again = document.getElementById(at.id) ?? document.getElementById(asked?.dataset.shows);
    if (again) {
      again.focus({ preventScroll: true });
      if (at.from != null && again.setSelectionRange) { try { again.setSelectionRange(at.from, at.to); } catch { /* no text field */ } }
    } else document.querySelector("main").focus({ preventScroll: true });
  }
  if (name === "reveal" && html && document.body.classList.contains("seat")) {
    region.querySelector(".step.now")?.scrollIntoView({ block: "nearest" });
  }
}

function show(view) {
  document.querySelector("[data-mark]").textContent = view.mark;
  if (document.body.dataset.stage !== view.stage) { // another turn, another hand: its cards lie shut
    for (const id of [...opened.keys()]) if (id.startsWith("card-")) opened.delete(id);
  }
  document.body.dataset.stage = view.stage;
  for (const [name, html] of Object.entries(view.regions)) put(name, html);
  time = view.clock ? { at: performance.now(), left: view.clock.left, halted: view.clock.halted, label: view.clock.label } : null;
  tick();
  fit();
}

// A wall cannot be scrolled: what is too long becomes smaller, and rows that find no room are left out whole
const SMALLEST = 45; // per cent of its size
function fit() {
  if (!document.body.classList.contains("projector")) return;
  for (const one of document.querySelectorAll("[data-unfit]")) one.removeAttribute("data-unfit");
  const [left, right] = [document.querySelector(".first"), document.querySelector(".then")];
  left.style.fontSize = "";
  if (document.body.dataset.stage === "end") return;
  const over = (column) => column.scrollHeight > column.clientHeight + 1;
  const leaveOut = (column, rows, least) => {
    for (const row of [...column.querySelectorAll(rows)].slice(least).reverse()) { if (!over(column)) return; row.setAttribute("data-unfit", ""); }
  };
  const shrink = (to) => { for (let size = 95; size >= to && over(left); size -= 5) left.style.fontSize = `${size}%`; };
  shrink(70);
  leaveOut(left, ".headlines li, [data-region=talk] > *", 0);
  shrink(SMALLEST);
  leaveOut(right, "[data-region=map] li", 2);
  leaveOut(right, ".meter", 0);
  for (const group of right.querySelectorAll(".group")) if (!group.querySelector(".meter:not([data-unfit])")) group.setAttribute("data-unfit", "");
  leaveOut(right, "[data-region=map] li", 0);
}
addEventListener("resize", fit);
document.fonts?.ready.then(fit);

function tick() {
  if (!time) { clock.textContent = ""; return; }
  const left = Math.round(time.left - (time.halted ? 0 : (performance.now() - time.at) / 1000));
  const all = Math.abs(left);
  const text = `${left < 0 ? "+" : ""}${Math.floor(all / 60)}:${String(all % 60).padStart(2, "0")}`;
  clock.textContent = `${time.label} ${text}${time.halted ? " ‖" : ""}`;
  clock.classList.toggle("over", left < 0);
}
setInterval(tick, 500);

let quiet = 0;
function say(words, long = 6000) {
  clearTimeout(quiet);
  said.textContent = words;
  quiet = setTimeout(() => { said.textContent = ""; }, long);
}

function lost(words) {
  over = true;
  touched.clear(); keep(); // the place is somebody else's
  source?.close();
  alertLine.textContent = words;
  document.body.classList.add("lost");
}

function listen() {
  if (over) return;
  source?.close();
  source = new EventSource("events");
  source.addEventListener("view", (event) => {
    heard = performance.now();
    document.body.classList.remove("away");
    show(JSON.parse(event.data));
  });
  source.addEventListener("beat", () => { heard = performance.now(); });
  source.addEventListener("notice", (event) => say(JSON.parse(event.data).words, 20000));
  source.addEventListener("lost", (event) => lost(JSON.parse(event.data).words));
  source.addEventListener("error", () => {
    document.body.classList.add("away");
    if (source.readyState === EventSource.CLOSED) ask();
  });
}

// Why nothing comes: in words, or after a moment once more
async function ask() {
  if (over) return;
  try {
    const answer = await fetch("now");
    if (answer.status === 403) { lost((await answer.json()).refused); return; }
  } catch { /* nobody answers: once more, below */ }
  setTimeout(() => { if (source.readyState === EventSource.CLOSED) listen(); }, 700);
}

function seen() {
  if (document.visibilityState === "visible" && performance.now() - heard > 1500) listen();
}
document.addEventListener("visibilitychange", seen);
addEventListener("pageshow", (event) => { if (event.persisted) listen(); });
addEventListener("online", listen);
setInterval(() => { if (document.visibilityState === "visible" && performance.now() - heard > 7000) listen(); }, 2000);
setInterval(() => {
  if (document.body.classList.contains("away") && !over) alertLine.textContent = document.body.dataset.lost;
  else if (!over && alertLine.textContent === document.body.dataset.lost) alertLine.textContent = "";
}, 1000);

// What goes

function fields(form, button) {
  const found = button?.name ? { [button.name]: [button.value] } : {};
  for (const [name, value] of new FormData(form)) (found[name] ??= []).push(value);
  return found;
}

async function send(form, what, button) {
  said.textContent = ""; alertLine.textContent = "";
  const buttons = [...form.querySelectorAll("button")];
  for (const button of buttons) button.setAttribute("aria-disabled", "true");
  let done = false, view = null;
  const slow = form.dataset.wait ? setTimeout(() => say(form.dataset.wait, 60000), 300) : 0;
  try {
    const answer = await fetch("do", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ do: what, fields: fields(form, button) }),
    });
    const words = answer.headers.get("content-type")?.startsWith("application/json") ? await answer.json() : { refused: await answer.text() };
    done = answer.ok;
    if (done) { say(words.said); view = words.view; } else alertLine.textContent = words.refused;
  } catch {
    alertLine.textContent = document.body.dataset.unanswered;
  }
  clearTimeout(slow);
  if (form.dataset.wait && said.textContent === form.dataset.wait) said.textContent = "";
  for (const button of buttons) button.removeAttribute("aria-disabled");
  const own = [...form.elements].map((field) => field.id).filter(Boolean);
  if (done && form.dataset.until) until.set(form.dataset.until, own); // looked at, and not done yet
  else if (done || form.hasAttribute("data-live")) for (const id of own) touched.delete(id);
  if (done) for (const id of until.get(what) ?? []) { touched.delete(id); document.getElementById(id)?.form?.reset(); }
  if (done && form.hasAttribute("data-once")) form.reset();
  keep();
  if (view) show(view); // control sees at once what it did
  if (!done && form.hasAttribute("data-live")) { shown.clear(); listen(); } // as the server has it
}

document.addEventListener("submit", (event) => {
  event.preventDefault();
  const form = event.target, button = event.submitter;
  if (button?.getAttribute("aria-disabled")) return;
  send(form, button?.dataset.do ?? form.dataset.do, button);
});
document.addEventListener("click", (event) => {
  const fold = event.target.closest?.("summary")?.parentElement;
  if (fold?.id) opened.set(fold.id, !fold.open);
});
document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.id) return;
  if (field.type === "radio") {
    for (const other of field.form.elements[field.name].length ? field.form.elements[field.name] : [field]) touched.set(other.id, other.checked);
  } else touched.set(field.id, field.type === "checkbox" ? field.checked : field.value);
  keep();
});
document.addEventListener("change", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute("data-live")) send(form, form.dataset.do);
});
// A word that is being composed (Japanese, Korean, Chinese) is nobody's Enter, and nothing is put under it.
document.addEventListener("compositionstart", () => { composing = true; });
document.addEventListener("compositionend", () => {
  composing = false;
  for (const [name, html] of waiting) { waiting.delete(name); setTimeout(() => put(name, html)); }
});
document.addEventListener("keydown", (event) => {
  const key = event.key;
  if (event.isComposing || event.keyCode === 229) return;
  const field = event.target;
  if (key === "Enter" && (event.ctrlKey || event.metaKey) && field.tagName === "TEXTAREA") field.form.requestSubmit();
  if (!document.body.classList.contains("projector")) return;
  const step = { Enter: "tell", " ": "tell", PageDown: "tell", ArrowRight: "tell", PageUp: "untell", ArrowLeft: "untell" }[key];
  if (step && document.body.dataset.stage === "tell" || step === "untell" && document.body.dataset.stage === "told") {
    event.preventDefault();
    fetch("do", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ do: step, fields: {} }) });
  }
});

find();
listen();
