// Pace, heart rate and altitude of one activity, linked with each other and with the track.

import uPlot from "/assets/uplot.js";
import { NONE, clock, colour, keepDrawn, pace, paceMarks } from "/assets/pace.js";
import { say } from "/assets/say.js";

const STREAMS = {
  speed: { column: "speed_mps", ink: "accent" },
  heart_rate: { column: "heart_rate_bpm", ink: "chart-2" },
  altitude: { column: "altitude_m", ink: "chart-3", filled: true },
};

function range(values, share, least) {
  const known = values.filter((v) => v !== null).sort((a, b) => a - b);
  const [low, high] = [known[Math.floor(known.length * share)], known[Math.ceil(known.length * (1 - share)) - 1]];
  const spare = Math.max((high - low) * 0.08, (least - (high - low)) / 2);
  return [low - spare, high + spare];
}

function draw(figure, data, plots) {
  plots.splice(0).forEach((plot) => plot.destroy());
  const [muted, line] = [colour("muted"), colour("line")];
  const font = `13px ${getComputedStyle(document.body).fontFamily}`;
  const canvases = [...figure.querySelectorAll("[data-canvas]")];
  canvases.forEach((canvas, i) => {
    const name = canvas.dataset.canvas;
    const stream = STREAMS[name];
    const values = data[stream.column];
    const axis = { stroke: muted, font, ticks: { show: false }, grid: { stroke: line, width: 1 } };
    const marks = {
      speed: { splits: (_, __, low, high) => paceMarks(low, high, data.unit_m, 5), values: (_, s) => s.map((v) => pace(v, data.unit_m, data.pace_unit)) },
      heart_rate: { space: 32 },
      altitude: { space: 32, values: (_, s) => s.map((v) => `${Math.round(v / data.height_m)} ${data.height}`) },
    }[name];
    const limits = name === "speed" ? range(values, 0.02, 0.4) : range(values, 0, name === "altitude" ? 20 : 10);
    const last = i === canvases.length - 1;
    const ink = colour(stream.ink);
    canvas.classList.toggle("last", last);
    plots.push(new uPlot({
      width: canvas.clientWidth,
      height: canvas.clientHeight,
      legend: { show: false },
      cursor: { sync: { key: "activity", setSeries: false }, y: false, drag: { x: true, y: false }, points: { size: 7 } },
      scales: { x: { time: false }, y: { range: () => limits } },
      axes: [
        {
          ...axis, show: true, size: last ? 30 : 8,
          incrs: data.by_time ? [60, 300, 600, 900, 1800, 3600] : [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].map((n) => n * data.unit_m),
          values: (_, s) => s.map((v) => (!last ? "" : data.by_time ? clock(v) : `${+(v / data.unit_m).toFixed(1)} ${data.unit}`)),
        },
        { ...axis, size: 58, ...marks },
      ],
      series: [
        {},
        { stroke: ink, width: 1.75, spanGaps: false, points: { show: false }, fill: stream.filled ? `color-mix(in srgb, ${ink} 18%, transparent)` : undefined },
      ],
      hooks: { setCursor: [(u) => follow(figure, data, u.cursor.idx)] },
    }, [data.x, values], canvas));
  });
}

function follow(figure, data, i) {
  const known = i !== null && i !== undefined;
  const parts = [];
  if (known) {
    parts.push(data.by_time ? clock(data.x[i]) : say("{q1} {q2} after {q3}", { q1: (data.x[i] / data.unit_m).toLocaleString(document.documentElement.lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }), q2: data.unit, q3: clock(data.elapsed_s[i]) }));
    if (data.speed_mps[i] !== null) {
      const shown = pace(data.speed_mps[i], data.unit_m, data.pace_unit);
      parts.push(shown === NONE ? say("standing") : `${shown} ${data.pace_unit}`);
    }
    if (data.heart_rate_bpm[i] !== null) parts.push(`${data.heart_rate_bpm[i]} bpm`);
    if (data.altitude_m[i] !== null) parts.push(`${Math.round(data.altitude_m[i] / data.height_m)} ${data.height}`);
  }
  figure.querySelector("[data-readout]").textContent = parts.join(" · ");
  const track = document.querySelector("[data-track]");
  if (!track) return;
  track.places ??= track.dataset.points.trim().split(" ");
  const [x, y] = (known && track.places[data.row[i]]?.split(",")) || [-99, -99];
  const mark = track.querySelector(".mark");
  mark.setAttribute("cx", y === undefined ? -99 : x);
  mark.setAttribute("cy", y === undefined ? -99 : y);
}

// A look closer in one chart is a look closer in all.
function linkZoom(plots) {
  let linking = false;
  for (const plot of plots) {
    (plot.hooks.setScale ??= []).push((u, key) => {
      if (key !== "x" || linking) return;
      linking = true;
      const { min, max } = u.scales.x;
      plots.filter((other) => other !== u).forEach((other) => other.setScale("x", { min, max }));
      linking = false;
    });
  }
}

for (const figure of document.querySelectorAll("[data-activity-chart]")) {
  const data = JSON.parse(figure.querySelector("[data-series]").textContent);
  const plots = [];
  const redraw = () => {
    draw(figure, data, plots);
    linkZoom(plots);
  };
  keepDrawn(figure, redraw, () => {
    plots.forEach((plot) => plot.setSize({ width: plot.root.parentElement.clientWidth, height: plot.root.parentElement.clientHeight }));
  });
}
