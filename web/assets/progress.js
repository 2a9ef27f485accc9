// Follows a running import; when it is done the page is asked for again, and then is the report.

for (const box of document.querySelectorAll("[data-progress]")) {
  const [text, detail, status] = ["text", "detail", "status"].map((name) => box.querySelector(`[data-${name}]`));
  const bar = box.querySelector("progress");
  const source = new EventSource(box.dataset.progress);
  let said = 0;
  source.addEventListener("message", (event) => {
    const now = JSON.parse(event.data);
    text.textContent = now.text;
    detail.textContent = now.detail;
    bar.value = now.percent;
    if (Date.now() - said > 5000) {
      status.textContent = `${now.percent} %`;
      said = Date.now();
    }
    if (now.done) {
      source.close();
      location.reload();
    }
  });
}
