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

// Those that the program did not take, with its reason; told once, then forgotten.
export async function refused() {
  const entries = (await all()).filter((entry) => entry.why);
  for (const entry of entries) await over("readwrite", (store) => store.delete(entry.at));
  return entries;
}

export const holdBack = (entry) => over("readwrite", (store) => store.add(entry));

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
    if (answer.ok && !answer.redirected) {
      await over("readwrite", (store) => store.delete(entry.at));
      sent += 1;
    } else if (answer.status === 422) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const why = page.querySelector('[role="alert"]')?.textContent ?? say("The program did not say why.");
      await over("readwrite", (store) => store.put({ ...entry, why }));
    } else {
      break;
    }
  }
  return sent;
}
