// <button data-picture="#canvas" data-name="…" hidden> saves the drawing as it is shown, on the colour of the page.
document.querySelectorAll('[data-picture]').forEach(button => {
  const drawing = document.querySelector(button.dataset.picture);
  if (!drawing?.toBlob) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const copy = Object.assign(document.createElement('canvas'), { width: drawing.width, height: drawing.height });
    const brush = copy.getContext('2d');
    brush.fillStyle = getComputedStyle(drawing.closest('.card') ?? document.body).backgroundColor;
    brush.fillRect(0, 0, copy.width, copy.height);
    brush.drawImage(drawing, 0, 0);
    copy.toBlob(picture => {
      const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(picture), download: `${button.dataset.name}.png` });
      link.click();
      URL.revokeObjectURL(link.href);
    });
  });
});
