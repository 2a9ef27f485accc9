// A lifting session set by set, for one thumb: the movement, last time's load, two steppers, one press, then the rest counts
// down. It fills the forms that stand below and sends each when its exercise is done. Without this those forms do it.

import { keepAwake, letSleep, sound } from "/assets/awake.js";
import { send } from "/assets/later.js";
import { say } from "/assets/say.js";

const panel = document.querySelector("[data-gym]");
const exercises = [...document.querySelectorAll("[data-lift]")];

const dark = () => {
  const theme = document.documentElement.dataset.theme;
  return theme ? theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
};
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

if (panel && exercises.length > 0) {
  const part = Object.fromEntries([...panel.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one]));
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let [at, set, resting] = [0, 0, null];

  const form = () => exercises[at].querySelector("form");
  const sets = () => [...form().querySelectorAll("[data-set]")];
  const field = (name) => sets()[set].querySelector(`[name="${name}"]`);

  // Where a session stands is kept in this window: a phone that put the page away goes on with the same set.
  const place = `gym ${location.pathname}`;
  const inputs = (lift) => [...lift.querySelectorAll("[data-set] input")];
  const remember = () => {
    const told = exercises.map((lift) => inputs(lift).map((input) => input.value));
    sessionStorage.setItem(place, JSON.stringify({ at, set, told }));
  };
  const recall = () => {
    const kept = JSON.parse(sessionStorage.getItem(place) ?? "null");
    if (kept?.told.length !== exercises.length || !(kept.set < exercises[kept.at]?.querySelectorAll("[data-set]").length)) return;
    exercises.forEach((lift, i) => inputs(lift).forEach((input, j) => (input.value = kept.told[i][j] ?? input.value)));
    [at, set] = [kept.at, kept.set];
    part.begin.textContent = say("Go on, set by set");
  };

  const write = () => {
    remember();
    const lift = exercises[at];
    part.name.textContent = lift.dataset.lift;
    part.count.textContent = say("Exercise {q1} of {q2}, set {q3} of {q4}", { q1: at + 1, q2: exercises.length, q3: set + 1, q4: sets().length });
    part.last.textContent = lift.dataset.last ? say("Last time {w1}", { w1: lift.dataset.last }) : lift.dataset.how;
    const held = field("reps").inputMode === "text";
    part.unit.textContent = say(held ? "seconds held" : "repetitions");
    part.reps.textContent = field("reps").value.replace(/s$/, "");
    part.load.textContent = field("load").value || "0";
    const figure = lift.dataset.moves;
    part.figure.hidden = !figure;
    const address = figure ? `${figure}?${calm.matches ? "still" : "moving"}${dark() ? "&dark" : ""}` : "";
    if (figure && part.figure.getAttribute("src") !== address) part.figure.setAttribute("src", address);
  };

  const step = (name, by) => {
    const input = field(name);
    const held = name === "reps" && input.inputMode === "text";
    const now = parseFloat(input.value.replace(",", ".")) || 0;
    const next = Math.max(0, now + (held ? by * 5 : by));
    input.value = held ? `${next}s` : String(+next.toFixed(2));
    // The sets to come begin where this one ends.
    for (const later of sets().slice(set + 1)) later.querySelector(`[name="${name}"]`).value = input.value;
    write();
  };

  const rest = (seconds) => {
    clearInterval(resting);
    const until = performance.now() + seconds * 1000;
    part.rest.hidden = seconds === 0;
    part.done.textContent = say(seconds === 0 ? "Set done" : "Next set now");
    if (seconds === 0) {
      resting = null;
      return;
    }
    const tick = () => {
      const left = Math.ceil((until - performance.now()) / 1000);
      part.clock.textContent = clock(Math.max(0, left));
      if (left <= 0) {
        sound(true);
        navigator.vibrate?.(200);
        rest(0);
      }
    };
    resting = setInterval(tick, 250);
    tick();
  };

  // Tells the sets of an exercise that were done, while the next one is on already.
  const finish = async (lift, done) => {
    const told = lift.querySelector("form");
    for (const later of [...told.querySelectorAll("[data-set]")].slice(done)) later.querySelector('[name="reps"]').value = "";
    const answer = await send(told, say("sets of {w1}", { w1: lift.dataset.lift }));
    // What was kept is said with its name.
    part.kept.textContent = answer.includes(lift.dataset.lift) ? answer : `${lift.dataset.lift}: ${answer}`;
  };

  const forward = (skip) => {
    if (!skip && set + 1 < sets().length) {
      set += 1;
      rest(Number(exercises[at].dataset.rest));
      write();
      return;
    }
    const done = skip ? set : set + 1;
    const told = done > 0 ? finish(exercises[at], done) : Promise.resolve();
    if (at + 1 < exercises.length) {
      [at, set] = [at + 1, 0];
      rest(skip ? 0 : Number(exercises[at].dataset.rest));
      write();
      return;
    }
    clearInterval(resting);
    resting = null;
    letSleep();
    sessionStorage.removeItem(place);
    panel.classList.remove("runs");
    part.begin.textContent = say("Done. Once more from the start");
    told.then(() => (part.kept.textContent = `${part.kept.textContent} ${say("That was the whole session; say below how it felt.")}`));
    [at, set] = [0, 0];
  };

  part.begin.addEventListener("click", () => {
    panel.classList.add("runs");
    keepAwake();
    rest(0);
    write();
    part.done.focus({ preventScroll: true });
    panel.scrollIntoView({ block: "start" });
  });
  part.done.addEventListener("click", () => (resting === null ? forward(false) : rest(0)));
  part.skip.addEventListener("click", () => forward(true));
  for (const button of panel.querySelectorAll("[data-step]")) {
    const by = Number(button.dataset.by);
    button.addEventListener("click", () => step(button.dataset.step, by));
  }
  recall();
  panel.hidden = false;
}
