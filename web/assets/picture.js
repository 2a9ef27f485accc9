// A drawn picture as PNG: the server's SVG on a canvas of twice its size. Without this SVG and PDF are there all the same.

async function save(link) {
  const image = new Image();
  image.src = link.href;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * image.naturalWidth;
  canvas.height = 2 * image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  const out = document.createElement("a");
  out.href = URL.createObjectURL(blob);
  out.download = link.dataset.png;
  out.click();
  URL.revokeObjectURL(out.href);
}

for (const link of document.querySelectorAll("a[data-png]")) {
  link.hidden = false;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    save(link);
  });
}
