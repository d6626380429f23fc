// Shows only the boxes that belong to what was chosen. Without it, all are there.
document.querySelectorAll('[data-as], [data-method]').forEach(select => {
  const show = () => select.parentElement.querySelectorAll('[data-for]').forEach(part => { part.hidden = part.dataset.for !== select.value; });
  select.addEventListener('change', show);
  show();
});
document.querySelector('.preview')?.focus();
