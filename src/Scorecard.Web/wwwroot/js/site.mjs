// Behaviour every page shares. Everything works without it, except the theme button and the list filter.
const root = document.documentElement;

document.querySelector('[data-theme-toggle]')?.addEventListener('click', () => {
  root.dataset.theme = root.dataset.theme === 'dark' ? 'light' : 'dark';
  localStorage.setItem('theme', root.dataset.theme);
  document.dispatchEvent(new Event('themechange'));
});

// Menus are <details class="drop">: close on Escape and on a click outside.
const closeMenus = keep => document.querySelectorAll('details.drop[open]').forEach(menu => { if (menu !== keep) menu.open = false; });
document.addEventListener('click', event => closeMenus(event.target.closest('details.drop')));
document.addEventListener('keydown', event => {
  const menu = event.key === 'Escape' && event.target.closest?.('details.drop[open]');
  if (menu) { menu.open = false; menu.querySelector('summary').focus(); }
});

// <input data-filter="#list"> narrows the items of that list.
document.querySelectorAll('[data-filter]').forEach(box => box.addEventListener('input', () => {
  const words = box.value.trim().toLowerCase();
  document.querySelectorAll(`${box.dataset.filter} > li`).forEach(item => { item.hidden = !item.textContent.toLowerCase().includes(words); });
}));

// A row that opens its detail rows: <button data-expand aria-expanded> in the first row of a <tbody>.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-expand]');
  if (!button) return;
  const open = button.getAttribute('aria-expanded') !== 'true';
  button.setAttribute('aria-expanded', open);
  button.closest('tbody').querySelectorAll('.kid').forEach(row => { row.hidden = !open; });
});

// ? opens the list of keys.
document.addEventListener('keydown', event => {
  if (event.key !== '?' || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, textarea, select, dialog[open]')) return;
  document.getElementById('keys')?.togglePopover();
});

// <form data-instant>: a choice acts at once; what is typed waits for Enter. Without this the form's button sends it.
document.addEventListener('change', event => {
  if (event.target.matches('select, input[type=checkbox], input[type=radio]')) event.target.closest('form[data-instant]')?.requestSubmit();
});

// <button data-picture> saves a drawing; the code for it comes when it is first asked for.
document.addEventListener('click', event => {
  const button = event.target.closest('[data-picture]');
  if (button) import('./picture.mjs').then(picture => picture.save(button.dataset));
});

// A box for a date says below how it was understood, in the words of all dates here.
document.addEventListener('input', event => {
  if (event.target.type !== 'date') return;
  const words = event.target.parentElement.querySelector('[data-day]');
  const day = event.target.valueAsDate;
  words.textContent = day && day.getUTCFullYear() > 999
    ? day.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }) : '';
});
