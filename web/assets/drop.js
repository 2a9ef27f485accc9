// Dropping files and folders onto the import form, and saying what was chosen. Without this the form works by choosing.

import { say } from "/assets/say.js";

async function filesOf(entry) {
  if (entry.isFile) return [await new Promise((done, failed) => entry.file(done, failed))];
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return found;
    for (const inner of some) found.push(...(await filesOf(inner)));
  }
}

function tell(form, files) {
  const bytes = [...files].reduce((sum, file) => sum + file.size, 0);
  const size = bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const what = files.length === 1 ? files[0].name : say("{q1} files", { q1: files.length });
  form.querySelector("[data-chosen]").textContent = files.length === 0 ? "" : `${what}, ${size}`;
}

for (const form of document.querySelectorAll("[data-drop]")) {
  const input = form.querySelector('input[type="file"]');
  input.addEventListener("change", () => tell(form, input.files));
  for (const kind of ["dragenter", "dragover"]) {
    form.addEventListener(kind, (event) => {
      event.preventDefault();
      form.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) form.addEventListener(kind, () => form.classList.remove("over"));
  form.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    const chosen = new DataTransfer();
    for (const entry of entries) for (const file of await filesOf(entry)) chosen.items.add(file);
    input.files = chosen.files;
    tell(form, input.files);
  });
  form.addEventListener("submit", (event) => {
    const bytes = [...input.files].reduce((sum, file) => sum + file.size, 0);
    if (bytes > Number(form.dataset.mostBytes)) {
      event.preventDefault();
      form.querySelector("[data-chosen]").textContent =
        say("That is too much to send through the browser. Import it by its place on this computer instead: More ways to import.");
      return;
    }
    if (input.files.length > 0) {
      form.querySelector("[data-chosen]").textContent += say(", reading…");
      return;
    }
    event.preventDefault();
    form.querySelector("[data-chosen]").textContent = say("Choose at least one file first.");
    input.focus();
  });
}
