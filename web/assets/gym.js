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

  const write = () => {
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

  const finish = async () => {
    // Sets that were not done are not told.
    for (const later of sets().slice(set + 1)) later.querySelector('[name="reps"]').value = "";
    const lift = exercises[at];
    const answer = await send(form(), say("sets of {w1}", { w1: lift.dataset.lift }));
    part.kept.textContent = `${lift.dataset.lift}: ${answer}`;
    lift.dataset.kept = "";
  };

  const forward = async (skip) => {
    if (!skip && set + 1 < sets().length) {
      set += 1;
      rest(Number(exercises[at].dataset.rest));
      write();
      return;
    }
    if (!skip || set > 0) await finish();
    if (at + 1 < exercises.length) {
      [at, set] = [at + 1, 0];
      rest(skip ? 0 : Number(exercises[at].dataset.rest));
      write();
      return;
    }
    clearInterval(resting);
    letSleep();
    panel.classList.remove("runs");
    part.begin.textContent = say("Done. Once more from the start");
    part.kept.textContent = `${part.kept.textContent} ${say("That was the whole session; say below how it felt.")}`;
    [at, set] = [0, 0];
  };

  part.begin.addEventListener("click", () => {
    panel.classList.add("runs");
    keepAwake();
    rest(0);
    write();
    part.done.focus();
  });
  part.done.addEventListener("click", () => (resting === null ? forward(false) : rest(0)));
  part.skip.addEventListener("click", () => forward(true));
  for (const button of panel.querySelectorAll("[data-step]")) {
    const by = Number(button.dataset.by);
    button.addEventListener("click", () => step(button.dataset.step, by));
  }
  panel.hidden = false;
}
