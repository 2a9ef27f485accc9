// Counts a mobility flow down, step by step, and says the side. Without this the flow is a list with its times.

import { keepAwake, letSleep, sound } from "/assets/awake.js";
import { say } from "/assets/say.js";

const panel = document.querySelector("[data-flow]");
const steps = [...document.querySelectorAll("[data-seconds]")];

if (panel && steps.length > 0) {
  const [clock, said] = ["[data-clock]", "[data-step]"].map((part) => panel.querySelector(part));
  const [go, next] = ["[data-go]", "[data-next]"].map((part) => panel.querySelector(part));
  let at = 0;
  let left = Number(steps[0].dataset.seconds);
  let ticking = null;

  const write = () => {
    const seconds = Math.ceil(left);
    clock.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    const step = steps[at];
    const first = left > Number(step.dataset.seconds) / 2;
    const other = "sides" in step.dataset && !first;
    const text = other ? "{q1} of {q2}: {w1}, other side" : "sides" in step.dataset ? "{q1} of {q2}: {w1}, one side" : "{q1} of {q2}: {w1}";
    const words = say(text, { q1: at + 1, q2: steps.length, w1: step.dataset.name });
    if (said.textContent !== words) {
      if (other && ticking !== null) sound();
      said.textContent = words;
    }
    steps.forEach((one, i) => one.toggleAttribute("data-now", i === at && ticking !== null));
  };
  const stop = (words) => {
    letSleep();
    clearInterval(ticking);
    ticking = null;
    go.textContent = words;
    write();
  };
  const forward = () => {
    if (at + 1 >= steps.length) {
      at = 0;
      left = Number(steps[0].dataset.seconds);
      stop(say("Again"));
      sound(true);
      said.textContent = say("Done. That was the whole flow.");
      return;
    }
    at += 1;
    sound(true);
    left = Number(steps[at].dataset.seconds);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    if (ticking !== null) steps[at].scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
    write();
  };
  const start = () => {
    go.textContent = say("Pause");
    keepAwake();
    let before = performance.now();
    ticking = setInterval(() => {
      const now = performance.now();
      left -= (now - before) / 1000;
      before = now;
      if (left <= 0) forward();
      else write();
    }, 250);
    write();
  };
  go.addEventListener("click", () => (ticking === null ? start() : stop(say("Go on"))));
  next.addEventListener("click", forward);
  panel.hidden = false;
  write();
}
