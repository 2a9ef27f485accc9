// Every chart as a picture of its own, in the colours of the page: what is drawn as SVG and PNG, with its legend; what is on
// canvases as PNG. Nothing is asked from anywhere: the browser draws it.

import { save } from "/assets/save.js";
import { say } from "/assets/say.js";

// The name space of drawings; a page without one has nothing here that needs it.
const SVG = document.querySelector("svg")?.namespaceURI;
const INK = ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "opacity", "font-size", "font-weight", "text-anchor"];
const [MARGIN, LINE, SHARP] = [12, 26, 2];

const paper = () => getComputedStyle(document.body).backgroundColor;
const family = () => getComputedStyle(document.body).fontFamily;
const made = (name, attributes, text = "") => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.textContent = text;
  return element;
};

// The drawing of a chart; of a season's two the one that this window shows.
function drawing(figure) {
  const shown = (svg) => svg.getClientRects().length > 0;
  return figure.querySelector("svg.drawn") ?? [...figure.querySelectorAll("svg.season-picture")].find(shown);
}

// What the legend below a chart says, each with its colour.
function legend(figure) {
  return [...figure.querySelectorAll(".legend > span")].map((entry) => ({
    colour: getComputedStyle(entry.querySelector(".swatch") ?? entry).backgroundColor,
    text: entry.textContent.trim().replace(/\s+/g, " "),
  }));
}

// A drawing that needs no style sheet: ink in its attributes, paper behind, the legend below.
export function standalone(figure) {
  const drawn = drawing(figure);
  const copy = drawn.cloneNode(true);
  const theirs = drawn.querySelectorAll("*");
  copy.querySelectorAll("*").forEach((element, i) => {
    const style = getComputedStyle(theirs[i]);
    element.removeAttribute("class");
    for (const name of INK) element.setAttribute(name, style.getPropertyValue(name).replace(/px$/, ""));
  });
  // A picture leads nowhere.
  for (const link of copy.querySelectorAll("a")) link.replaceWith(...link.childNodes);
  const inside = drawn.getBBox();
  const frame = drawn.viewBox.baseVal;
  const left = Math.min(inside.x, frame.x) - MARGIN;
  const top = Math.min(inside.y, frame.y) - MARGIN;
  const bottom = Math.max(inside.y + inside.height, frame.y + frame.height) + MARGIN;
  const wide = Math.max(inside.x + inside.width, frame.x + frame.width) + MARGIN - left;
  const ink = getComputedStyle(figure).color;
  let [x, rows] = [left + MARGIN, 0];
  for (const { colour, text } of legend(figure)) {
    const room = 40 + text.length * 7.5;
    if (x + room > left + wide && rows > 0) x = left + MARGIN;
    if (x === left + MARGIN) rows += 1;
    const y = bottom + rows * LINE - LINE / 2;
    copy.append(made("rect", { x, y: y - 6, width: 14, height: 8, fill: colour }));
    copy.append(made("text", { x: x + 20, y: y + 2, fill: ink, "font-size": 13 }, text));
    x += room;
  }
  const high = bottom + rows * LINE - top;
  copy.prepend(made("rect", { x: left, y: top, width: wide, height: high, fill: paper() }));
  copy.prepend(made("title", {}, drawn.getAttribute("aria-label") ?? figure.querySelector("h2")?.textContent));
  for (const name of ["class", "aria-label", "aria-hidden", "role"]) copy.removeAttribute(name);
  const whole = { xmlns: SVG, viewBox: `${left} ${top} ${wide} ${high}`, width: wide, height: high, "font-family": family() };
  for (const [name, value] of Object.entries(whole)) copy.setAttribute(name, value);
  return copy;
}

function outline(element) {
  const n = (name) => Number(element.getAttribute(name) ?? 0);
  const path = new Path2D(element.getAttribute("d") ?? "");
  if (element.localName === "rect") path.rect(n("x"), n("y"), n("width"), n("height"));
  if (element.localName === "circle") path.arc(n("cx"), n("cy"), n("r"), 0, 2 * Math.PI);
  if (element.localName === "line") {
    path.moveTo(n("x1"), n("y1"));
    path.lineTo(n("x2"), n("y2"));
  }
  const points = (element.getAttribute("points") ?? "").trim().split(/[\s,]+/).map(Number);
  for (let i = 0; i + 1 < points.length; i += 2) path.lineTo(points[i], points[i + 1]);
  if (element.localName === "polygon") path.closePath();
  return path;
}

function paint(ctx, element) {
  ctx.save();
  const moved = element.transform?.baseVal.consolidate()?.matrix;
  if (moved) ctx.transform(moved.a, moved.b, moved.c, moved.d, moved.e, moved.f);
  const said = (name, other) => element.getAttribute(name) ?? other;
  ctx.globalAlpha *= Number(said("opacity", 1));
  [ctx.fillStyle, ctx.strokeStyle] = [said("fill", "#000"), said("stroke", "transparent")];
  [ctx.lineWidth, ctx.lineJoin] = [Number(said("stroke-width", 1)), said("stroke-linejoin", "miter")];
  ctx.setLineDash(said("stroke-dasharray", "").split(/[\s,]+/).map(parseFloat).filter((length) => length > 0));
  if (element.localName === "text") {
    ctx.font = `${said("font-weight", 400)} ${said("font-size", 13)}px ${family()}`;
    ctx.textAlign = { middle: "center", end: "right" }[said("text-anchor")] ?? "left";
    ctx.fillText(element.textContent, Number(said("x", 0)), Number(said("y", 0)) + Number(said("dy", 0)));
  } else if (element.localName === "g") {
    for (const child of element.children) paint(ctx, child);
  } else if (element.localName !== "title") {
    const path = outline(element);
    if (said("fill") !== "none") ctx.fill(path);
    if (said("stroke", "none") !== "none") ctx.stroke(path);
  }
  ctx.restore();
}

function canvas(wide, high) {
  const sheet = Object.assign(document.createElement("canvas"), { width: Math.ceil(wide), height: Math.ceil(high) });
  const ctx = sheet.getContext("2d");
  ctx.fillStyle = paper();
  ctx.fillRect(0, 0, sheet.width, sheet.height);
  return [sheet, ctx];
}

function painted(figure) {
  const alone = standalone(figure);
  const { x, y, width, height } = alone.viewBox.baseVal;
  const [sheet, ctx] = canvas(width * SHARP, height * SHARP);
  ctx.scale(SHARP, SHARP);
  ctx.translate(-x, -y);
  for (const element of alone.children) paint(ctx, element);
  return sheet;
}

// Canvases below each other, each under its name.
function stacked(figure) {
  const parts = [...figure.querySelectorAll("canvas")];
  const [wide, sharp] = [Math.max(...parts.map((part) => part.width)), devicePixelRatio];
  const [sheet, ctx] = canvas(wide, parts.reduce((sum, part) => sum + part.height + LINE * sharp, 0));
  [ctx.fillStyle, ctx.font] = [getComputedStyle(figure).color, `${13 * sharp}px ${family()}`];
  let y = 0;
  for (const part of parts) {
    ctx.fillText(part.closest(".stream")?.querySelector("p")?.textContent ?? "", MARGIN * sharp, y + 18 * sharp);
    ctx.drawImage(part, 0, y + LINE * sharp);
    y += part.height + LINE * sharp;
  }
  return sheet;
}

// Pictures show what a blurred page hides.
const figures = document.body.classList.contains("private") ? [] : document.querySelectorAll("figure.chart, section.season");
[...figures].forEach((figure, i) => {
  const drawn = drawing(figure);
  // The server makes some itself.
  if (figure.querySelector("a[data-png]") || !(drawn ?? figure.querySelector("[data-canvas]"))) return;
  const name = `${location.pathname.split("/").filter(Boolean).join("-") || "today"}${i > 0 ? `-${i + 1}` : ""}`;
  const choices = {
    SVG: drawn && (() => save(new Blob([new XMLSerializer().serializeToString(standalone(figure))], { type: "image/svg+xml" }), `${name}.svg`)),
    PNG: () => (drawn ? painted : stacked)(figure).toBlob((blob) => save(blob, `${name}.png`), "image/png"),
  };
  const row = Object.assign(document.createElement("p"), { className: "as-picture", textContent: say("This chart as a picture:") });
  for (const [kind, action] of Object.entries(choices).filter(([, action]) => action)) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: kind });
    button.addEventListener("click", action);
    row.append(" ", button);
  }
  figure.append(row);
});
