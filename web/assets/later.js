// Sending what was told now, or holding it back on this device until stayer can be reached. A key makes an entry one entry,
// however often it is sent.

import { holdBack } from "/assets/queue.js";
import { say } from "/assets/say.js";

const ANSWER_MS = 2500;

// How stayer can be reached from here: "there", "away", or "stranger" where this device was shut out.
export async function connection() {
  try {
    const answer = await fetch("/alive", { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
    if (answer.redirected && new URL(answer.url).pathname === "/pair") return "stranger";
    return answer.ok && !answer.redirected ? "there" : "away";
  } catch {
    return "away";
  }
}

export function key() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

export async function hold(form, fields, title) {
  fields.set("on", today());
  await holdBack({ key: fields.get("key"), action: form.getAttribute("action"), body: fields.toString(), title });
  document.dispatchEvent(new CustomEvent("held"));
}

// Sends a form without leaving the page, and tells in a sentence what became of it.
export async function send(form, title) {
  const fields = new URLSearchParams(new FormData(form));
  fields.set("key", key());
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body: fields, signal: AbortSignal.timeout(4 * ANSWER_MS) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.ok && !answer.redirected) return page.querySelector("h1")?.textContent ?? say("kept.");
    if (answer.status === 422) return page.querySelector('[role="alert"]')?.textContent ?? say("not taken.");
  } catch {
    // Not reached, or broken off: what was told is held back below.
  }
  await hold(form, fields, title);
  return say("kept on this device and sent later.");
}
