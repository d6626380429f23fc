// <fieldset data-when="Name" data-is="A B"> is shown while the control of that name has one of those values.
// Without this module all of them are shown, each with its own legend; the server reads those of the choice.
const parts = document.querySelectorAll('[data-when]');
const show = () => parts.forEach(part => {
  const control = part.closest('form').elements.namedItem(part.dataset.when);
  part.hidden = !part.dataset.is.split(' ').includes(control.value);
});
document.addEventListener('change', show);
show();
