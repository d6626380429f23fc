// <button data-print hidden> prints the page; without this module the browser's own menu does.
document.querySelectorAll('[data-print]').forEach(button => {
  button.hidden = false;
  button.addEventListener('click', () => print());
});
