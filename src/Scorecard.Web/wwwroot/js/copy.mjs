// <button data-copy="#box" hidden> copies what is in the box; it shows only where that works.
document.querySelectorAll('[data-copy]').forEach(button => {
  const box = document.querySelector(button.dataset.copy);
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(box.value);
    button.querySelector('span').textContent = 'Copied';
  });
  box.addEventListener('focus', () => box.select());
});
