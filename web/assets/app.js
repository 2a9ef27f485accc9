// What every page does where the browser can: keeps today and the next days on the device, says when stayer cannot be
// reached, and holds what was told until it can. Without this the pages work as long as there is a connection.

import { connection, hold, key } from "/assets/later.js";
import { held, letGo, refused, sendHeld } from "/assets/queue.js";
import { say } from "/assets/say.js";

const AGAIN_MS = 15000;
const said = document.querySelector("[data-connection]");
let looking = null;
let again = null;

if (document.querySelector("figure.chart, section.season")) import("/assets/chart-picture.js");

// A row of links that scrolls begins with the page that is open.
const row = document.querySelector(".under ul");
const open = row?.querySelector("[aria-current]");
if (open) row.scrollLeft = open.offsetLeft - row.offsetLeft - (row.clientWidth - open.offsetWidth) / 2;

const line = (text) => Object.assign(document.createElement("p"), { textContent: text });

// What was told in an entry, as it was typed.
function told(entry) {
  const fields = [...new URLSearchParams(entry.body)];
  const typed = fields.filter(([name, value]) => value && !["key", "on", "session", "exercise", "date", "activity"].includes(name));
  return typed.map(([name, value]) => `${name} ${value}`).join(", ");
}

function notTaken(entry) {
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: say("Let it go") });
  const what = line(`${say("Not taken: {w1} ({u1}). {w2}", { w1: entry.title, u1: told(entry), w2: entry.why })} `);
  button.addEventListener("click", () => {
    what.remove();
    letGo(entry).then(look);
  });
  what.append(button);
  return what;
}

// The day of which a kept page is, where it is not today's.
async function keptBefore() {
  const kept = "caches" in window ? await caches.match(location.pathname) : null;
  const day = kept?.headers.has("date") ? new Date(kept.headers.get("date")) : null;
  if (!day || day.toDateString() === new Date().toDateString()) return null;
  return day.toLocaleDateString(document.documentElement.lang, { weekday: "long", day: "numeric", month: "long" });
}

async function state() {
  const waiting = (await held()).length;
  const found = await connection();
  const lines = [];
  if (found === "there") {
    const sent = waiting > 0 ? await sendHeld() : 0;
    const told = sent === 1 ? "1 entry that waited on this device was sent." : "{q1} entries that waited on this device were sent.";
    if (sent > 0) lines.push(line(say(told, { q1: sent })));
  } else if (found === "stranger") {
    // A device that types its code knows.
    if (location.pathname !== "/pair") lines.push(line(say("This device is no longer paired. Pair it again to see today and to send what you log.")));
  } else {
    lines.push(line(say("No connection to stayer: this is the page as it was. What you log is kept here and sent later.")));
    const before = await keptBefore();
    if (before) lines.push(line(say("It was kept on {q1}.", { q1: before })));
  }
  const left = (await held()).length;
  if (left > 0) lines.push(line(say(left === 1 ? "1 entry waits on this device." : "{q1} entries wait on this device.", { q1: left })));
  lines.push(...(await refused()).map(notTaken));
  // What was sent stays said until there is something else to say.
  if (lines.length > 0 || found !== "there" || said.dataset.connection !== "there") said.replaceChildren(...lines);
  said.dataset.connection = found;
  clearTimeout(again);
  if (found !== "there" || left > 0) again = setTimeout(look, AGAIN_MS);
}

// One look at a time; another that is asked for meanwhile comes after it.
function look() {
  looking = (looking ?? Promise.resolve()).then(state).catch(() => {});
  return looking;
}

for (const form of document.querySelectorAll("form[data-later]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "";
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    fields.set("key", key());
    if ((await connection()) === "there") {
      const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "key", value: fields.get("key") });
      form.append(hidden);
      form.submit();
      return;
    }
    await hold(form, fields, form.dataset.later);
    delete form.dataset.sending;
    await look();
    said.scrollIntoView({ block: "nearest" });
  });
}

// Today, its sessions and those of the next days are what a runner needs without a connection.
function pagesToKeep() {
  const links = [...document.querySelectorAll('main a[href^="/plan/sessions/"], main a[href^="/plan/weeks/"], main a[href="/move/check"]')];
  const paths = links.map((link) => new URL(link.href).pathname);
  return [...new Set(["/", "/plan", "/fuel", "/move", ...paths])];
}

if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/service-worker.js", { type: "module" }).then(() => navigator.serviceWorker.ready).then((ready) => {
    if (location.pathname === "/") ready.active.postMessage({ keep: pagesToKeep() });
  }).catch(() => {
    // Without one, as over an address that is not encrypted, pages need the connection.
  });
}

addEventListener("pageshow", () => document.querySelectorAll("form[data-sending]").forEach((form) => delete form.dataset.sending));
addEventListener("online", look);
addEventListener("offline", look);
document.addEventListener("held", look);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && look());
look();
