// Numbers as the axes show them. The pages' own numbers come from the server.

export const NONE = "–";

export function clock(seconds) {
  if (!Number.isFinite(seconds)) return NONE;
  const whole = Math.round(seconds);
  const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (n) => String(n).padStart(2, "0");
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

// A speed as the runner wishes it: minutes for a length, or lengths an hour where the unit is no "/km" or "/mi".
export function pace(metresPerSecond, metresPerUnit, unit) {
  if (!(metresPerSecond > 0.1)) return NONE;
  return unit.startsWith("/") ? clock(metresPerUnit / metresPerSecond) : ((metresPerSecond * 3600) / metresPerUnit).toFixed(1);
}

// Speeds whose paces are round, for the marks of a pace axis. Equal steps of pace crowd where the speed is low: each mark
// stands a step of speed below the one before, at the next round pace.
export function paceMarks(low, high, metresPerUnit, most) {
  const slowest = metresPerUnit / Math.max(low, 0.3);
  const room = (high - low) / (most + 1);
  const steps = [5, 10, 15, 30, 60, 120, 300, 600, 1200];
  const marks = [];
  let [pace, speed] = [metresPerUnit / high, high];
  while (speed - room > 0) {
    const wanted = metresPerUnit / (speed - room);
    const step = steps.find((s) => s >= wanted - pace) ?? 1800;
    pace = Math.ceil(wanted / step) * step;
    if (pace > slowest) break;
    speed = metresPerUnit / pace;
    marks.push(speed);
  }
  return marks.reverse();
}

export function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

// Draws now, again when the theme of the system changes, and tells when the width does.
export function keepDrawn(element, draw, resize) {
  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  let width = element.clientWidth;
  new ResizeObserver(() => {
    if (element.clientWidth !== width) {
      width = element.clientWidth;
      resize(width);
    }
  }).observe(element);
}
