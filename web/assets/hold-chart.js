// The hold curve: draws the rows of the two tables under it, pace against the logarithm of time.

import uPlot from "/assets/uplot.js";
import { clock, colour, keepDrawn, pace } from "/assets/pace.js";
import { say } from "/assets/say.js";

const TIMES = [1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 28800, 57600];

function label(seconds) {
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600 ? `${seconds / 60} min` : say("{q1} h", { q1: seconds / 3600 });
}

function rows(selector) {
  return [...document.querySelectorAll(`${selector} tbody tr`)];
}

const number = (row, key) => Number(row.dataset[key]);

function points() {
  const curve = rows("table[data-curve]").map((row) => ({
    s: number(row, "s"), v: number(row, "v"), low: number(row, "low"), high: number(row, "high"),
    then: number(row, "then"),
  }));
  const [first, last] = [curve[0].s, curve.at(-1).s];
  const evidence = rows("table[data-evidence]")
    .map((row) => ({
      s: number(row, "s"), seen: number(row, "m") / number(row, "s"), near: row.dataset.kind !== "training",
      page: row.querySelector("a")?.getAttribute("href"),
    }))
    .filter((dot) => dot.s >= first && dot.s <= last && dot.seen > 0);
  return [...curve, ...evidence].sort((a, b) => a.s - b.s);
}

function draw(figure, all) {
  const unit = Number(figure.dataset.unitM);
  const canvas = figure.querySelector("[data-canvas]");
  canvas.replaceChildren();
  const column = (pick) => all.map((p) => (pick(p) > 0 ? unit / pick(p) : null));
  const data = [
    all.map((p) => p.s),
    column((p) => p.low), column((p) => p.high), column((p) => p.v),
    column((p) => p.near === true && p.seen), column((p) => p.near === false && p.seen),
    column((p) => p.then),
  ];
  const paces = all.flatMap((p) => [p.low, p.high, p.seen, p.then]).filter((v) => v > 0).map((v) => unit / v);
  const [fastest, slowest] = [Math.min(...paces), Math.max(...paces)];
  const [accent, ink, muted, line, paper] = ["accent", "ink", "muted", "line", "paper"].map(colour);
  const font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const axis = { stroke: muted, font, ticks: { show: false }, grid: { stroke: line, width: 1 } };
  const none = { show: false };
  const dots = (fill) => ({ paths: () => null, points: { show: true, size: 9, width: 2, stroke: ink, fill } });
  const narrow = canvas.clientWidth < 600;
  const plot = new uPlot({
    width: canvas.clientWidth,
    height: canvas.clientHeight,
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false }, y: false },
    scales: {
      x: { time: false, distr: 3, range: [all[0].s, all.at(-1).s] },
      y: { dir: -1, range: [fastest * 0.96, slowest * 1.02] },
    },
    axes: [
      {
        ...axis, size: 30,
        splits: (_, __, low, high) => TIMES.filter((t) => t >= low && t <= high && (!narrow || [10, 60, 600, 3600, 14400].includes(t))),
        filter: (_, splits) => splits,
        values: (_, splits) => splits.map(label),
      },
      {
        ...axis, size: 52,
        incrs: [15, 30, 60, 120, 300, 600],
        values: (_, splits) => splits.map((s) => pace(unit / s, unit, figure.dataset.paceUnit)),
      },
    ],
    series: [
      {},
      { stroke: "transparent", spanGaps: true, points: none },
      { stroke: "transparent", spanGaps: true, points: none },
      { stroke: accent, width: 2.5, spanGaps: true, points: none },
      dots(ink),
      dots(paper),
      { stroke: muted, width: 1.25, dash: [5, 4], spanGaps: true, points: none },
    ],
    bands: [{ series: [1, 2], fill: `color-mix(in srgb, ${accent} 20%, transparent)` }],
    hooks: { setCursor: [(u) => read(figure, u, all, unit)] },
  }, data, canvas);
  plot.over.addEventListener("click", () => {
    const dot = nearest(plot, all, (p) => p.page);
    if (dot && Math.abs(plot.valToPos(dot.s, "x") - plot.cursor.left) < 8) location.href = dot.page;
  });
  return plot;
}

function nearest(plot, all, wanted) {
  if (!(plot.cursor.left >= 0)) return undefined;
  const away = (p) => Math.abs(plot.valToPos(p.s, "x") - plot.cursor.left);
  return all.filter(wanted).reduce((best, p) => (best && away(best) <= away(p) ? best : p), undefined);
}

function read(figure, plot, all, unit) {
  const at = nearest(plot, all, (p) => p.v);
  const said = (speed) => pace(speed, unit, figure.dataset.paceUnit);
  const out = figure.querySelector("[data-readout]");
  out.textContent = at
    ? say("{q1}: {q2} {q3} ({q4} to {q5})", { q1: clock(at.s), q2: said(at.v), q3: figure.dataset.paceUnit, q4: said(at.high), q5: said(at.low) })
    : "";
}

for (const figure of document.querySelectorAll("[data-hold-chart]")) {
  const all = points();
  if (all.length < 2) continue;
  const out = Object.assign(document.createElement("p"), { className: "readout" });
  out.dataset.readout = "";
  out.setAttribute("aria-hidden", "true");
  figure.prepend(out);
  keepDrawn(figure, () => draw(figure, all), () => draw(figure, all));
}
