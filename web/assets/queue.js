// Entries that wait on this device until stayer can be reached, in the order they were made.

import { say } from "/assets/say.js";

function open() {
  return new Promise((done, failed) => {
    const request = indexedDB.open("stayer", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("entry", { keyPath: "at", autoIncrement: true });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function over(mode, act) {
  const database = await open();
  try {
    return await new Promise((done, failed) => {
      const transaction = database.transaction("entry", mode);
      const request = act(transaction.objectStore("entry"));
      transaction.oncomplete = () => done(request.result);
      transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

const all = () => over("readonly", (store) => store.getAll()).catch(() => []);

// Those that wait to be sent.
export const held = async () => (await all()).filter((entry) => !entry.why);

// Those that the program did not take, with its reason; they stay until the runner lets them go.
export const refused = async () => (await all()).filter((entry) => entry.why);

export const letGo = (entry) => over("readwrite", (store) => store.delete(entry.at));

export const holdBack = (entry) => over("readwrite", (store) => store.add(entry));

const later = (status) => status >= 500 || status === 401 || status === 403 || status === 429;

async function reason(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return page.querySelector('[role="alert"]')?.textContent ?? page.body.textContent.trim();
}

// Sends what waits, one after the other, and tells how many arrived. Two windows that send at once do no harm: each entry has its key.
export async function sendHeld() {
  let sent = 0;
  for (const entry of await held()) {
    let answer;
    try {
      answer = await fetch(entry.action, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded" },
        body: entry.body,
      });
    } catch {
      break;
    }
    if (answer.redirected || later(answer.status)) break;
    if (answer.ok) {
      await letGo(entry);
      sent += 1;
    } else {
      const why = (await reason(answer)) || say("The program did not say why.");
      await over("readwrite", (store) => store.put({ ...entry, why }));
    }
  }
  return sent;
}
