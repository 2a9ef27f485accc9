// Moving a session by drag or by keyboard. While it hovers each day shows whether it may land there and which rule objects;
// where it lands the plan is changed by the same form that the session's own page has. Without this, that page does it.

import { say } from "/assets/say.js";

const board = document.querySelector("[data-board]");
const days = new Map([...document.querySelectorAll("[data-date]")].map((day) => [day.dataset.date, day]));
const dates = [...days.keys()].sort();
const known = new Map();
const FAR_PX = 6;
const LONG_PRESS_MS = 350;
let held = null;

function caption() {
  const box = Object.assign(document.createElement("div"), { className: "landing-caption" });
  box.setAttribute("role", "status");
  document.body.append(box);
  return box;
}

const said = caption();

// The days of a session with their verdicts; asked once while the page stands.
function verdicts(session) {
  if (!known.has(session)) {
    const asked = fetch(`/plan/sessions/${encodeURIComponent(session)}/days`)
      .then((answer) => (answer.ok ? answer.json() : { days: [] }))
      .then((document) => new Map(document.days.map((day) => [day.date, day])))
      .catch(() => new Map());
    known.set(session, asked);
  }
  return known.get(session);
}

function words(date) {
  const name = days.get(date)?.dataset.name ?? date;
  if (date === held.from) return say("{q1}: where it is now", { q1: name });
  const verdict = held.verdicts?.get(date);
  if (!held.verdicts) return name;
  if (!verdict) return say("{q1}: beyond the next week; the plan will say", { q1: name });
  if (verdict.may) return say("{q1}: it may land here", { q1: name });
  // What no rule of the plan says, the change itself does.
  return verdict.rule === null
    ? `${name}: ${verdict.why}`
    : say("{q1}: {w1} objects. {w2}", { q1: name, w1: verdict.rule, w2: verdict.why });
}

function show(date) {
  if (held.at === date) return;
  days.get(held.at)?.classList.remove("over");
  held.at = date;
  days.get(date)?.classList.add("over");
  said.textContent = date ? `${held.title}. ${words(date)}` : say("{w1}. Let go over a day.", { w1: held.title });
}

function mark(verdictsOf) {
  for (const [date, verdict] of verdictsOf) days.get(date)?.classList.add(verdict.own ? "own" : verdict.may ? "may" : "objects");
}

function pickUp(grip, byKeys) {
  const from = grip.closest("[data-date]").dataset.date;
  const one = { grip, session: grip.dataset.session, title: grip.dataset.title, from, at: null, verdicts: null, byKeys };
  held = one;
  board.classList.add("moving");
  grip.classList.add("held");
  said.classList.add("shown");
  verdicts(one.session).then((found) => {
    if (held !== one) return;
    one.verdicts = found;
    mark(found);
    const at = one.at;
    one.at = undefined;
    show(at ?? from);
  });
  show(from);
}

function putBack() {
  if (!held) return;
  for (const day of days.values()) day.classList.remove("may", "objects", "own", "over");
  board.classList.remove("moving");
  held.grip.classList.remove("held");
  held.grip.style.translate = "";
  said.classList.remove("shown");
  held = null;
}

function drop() {
  const { session, at, from } = held;
  if (!at || at === from) {
    putBack();
    return;
  }
  const form = Object.assign(document.createElement("form"), { method: "post", action: "/plan/edits", hidden: true });
  for (const [name, value] of Object.entries({ edit: "move", session, date: at, version: board.dataset.version })) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  said.textContent = say("{w1}: moving it…", { w1: held.title });
  document.body.append(form);
  form.submit();
}

function dayUnder(x, y) {
  return document.elementsFromPoint(x, y).map((one) => one.closest("[data-date]")).find(Boolean)?.dataset.date ?? null;
}

// By pointer: a mouse or pen drags at once, a finger after a long press, so that the page still scrolls.
let pressed = null;

function begin(event) {
  // What was put back by Escape is not picked up again before it is let go.
  if (!pressed || held || pressed.dragged) return;
  pressed.dragged = true;
  pickUp(pressed.grip, false);
  pressed.grip.setPointerCapture(event.pointerId);
}

for (const grip of document.querySelectorAll("[data-session]")) {
  grip.draggable = false;
  grip.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    pressed = { grip, x: event.clientX, y: event.clientY };
    verdicts(grip.dataset.session);
    if (event.pointerType === "touch") pressed.timer = setTimeout(() => begin(event), LONG_PRESS_MS);
  });
  grip.addEventListener("pointermove", (event) => {
    if (!pressed || pressed.grip !== grip) return;
    const [dx, dy] = [event.clientX - pressed.x, event.clientY - pressed.y];
    if (!held) {
      if (Math.hypot(dx, dy) < FAR_PX) return;
      if (event.pointerType === "touch") {
        clearTimeout(pressed.timer);
        pressed = null;
        return;
      }
      begin(event);
      if (!held) return;
    }
    grip.style.translate = `${dx}px ${dy}px`;
    show(dayUnder(event.clientX, event.clientY));
  });
  grip.addEventListener("pointerup", (event) => {
    clearTimeout(pressed?.timer);
    const dragged = pressed?.dragged;
    pressed = null;
    if (!dragged) return;
    event.preventDefault();
    // A drag is no press on the link.
    const stay = (click) => click.preventDefault();
    grip.addEventListener("click", stay, { once: true });
    setTimeout(() => grip.removeEventListener("click", stay), 300);
    if (held && !held.byKeys) drop();
  });
  grip.addEventListener("pointercancel", () => {
    clearTimeout(pressed?.timer);
    pressed = null;
    putBack();
  });
  grip.addEventListener("touchmove", (event) => held && event.preventDefault(), { passive: false });
  grip.addEventListener("contextmenu", (event) => held && event.preventDefault());
}

// By keyboard: M picks up, the arrows move by a day or a week, Enter drops, Escape puts back.
const STEPS = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 };

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && held) {
    event.preventDefault();
    putBack();
    return;
  }
  if (!held) {
    const grip = event.target.closest?.("[data-session]");
    if (grip && event.key.toLowerCase() === "m" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      pickUp(grip, true);
    }
    return;
  }
  if (!held.byKeys) return;
  if (event.key in STEPS) {
    event.preventDefault();
    const here = dates.indexOf(held.at ?? held.from);
    const to = dates[Math.min(dates.length - 1, Math.max(0, here + STEPS[event.key]))];
    if (to >= board.dataset.today) show(to);
    days.get(to)?.scrollIntoView({ block: "nearest", inline: "nearest" });
  } else if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    drop();
  } else if (event.key === "Tab") {
    putBack();
  }
});
