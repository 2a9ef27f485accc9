// What every page does where the browser can: keeps today and the next days on the device, says when stayer cannot be
// reached, and holds what was told until it can. Without this the pages work as long as there is a connection.

import { hold, key, reached } from "/assets/later.js";
import { held, refused, sendHeld } from "/assets/queue.js";
import { say } from "/assets/say.js";

const said = document.querySelector("[data-connection]");

function show(...lines) {
  said.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
}

async function look() {
  const waiting = await held();
  if (await reached()) {
    const sent = waiting.length > 0 ? await sendHeld() : 0;
    const lines = sent > 0 ? [say(sent === 1 ? "1 entry that waited on this device was sent." : "{q1} entries that waited on this device were sent.", { q1: sent })] : [];
    for (const entry of await refused()) lines.push(say("Not taken: {w1}. {w2}", { w1: entry.title, w2: entry.why }));
    show(...lines);
    return;
  }
  const waits = waiting.length > 0 ? [say(waiting.length === 1 ? "1 entry waits on this device." : "{q1} entries wait on this device.", { q1: waiting.length })] : [];
  show(say("No connection to stayer: this is the page as it was. What you log is kept here and sent later."), ...waits);
}

for (const form of document.querySelectorAll("form[data-later]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "";
    const fields = new URLSearchParams(new FormData(form, event.submitter));
    fields.set("key", key());
    if (await reached()) {
      const hidden = Object.assign(document.createElement("input"), { type: "hidden", name: "key", value: fields.get("key") });
      form.append(hidden);
      form.submit();
      return;
    }
    await hold(form, fields, form.dataset.later);
    delete form.dataset.sending;
    form.dispatchEvent(new CustomEvent("held", { bubbles: true }));
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

addEventListener("online", look);
addEventListener("offline", look);
look();
