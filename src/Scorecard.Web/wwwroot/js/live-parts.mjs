// Exchanges the parts of a page, <… data-live="key">, that differ from those of a newer one. Compared is what the server sent, so that what was opened
// or typed meanwhile makes no difference; it is carried over.
const figures = '.big, .mid, b.num, td.num, span.num';
const stops = 'a, button, input, select, textarea, summary, [tabindex]';
let sent = document.cloneNode(true);

const part = (page, key) => page.querySelector(`[data-live="${CSS.escape(key)}"]`);
const main = page => page.getElementById('main');

// The page without its parts and without the sentence after a save.
function frame(page) {
  const copy = main(page).cloneNode(true);
  copy.querySelectorAll('[data-live]').forEach(live => live.replaceWith(live.dataset.live));
  copy.querySelectorAll('[role=status]').forEach(said => said.remove());
  return copy.innerHTML.replace(/\s+/g, ' ');
}

// What is half written counts as well, wherever the focus is.
const isTyping = here => {
  const at = document.activeElement;
  const isIn = here.contains(at) && at.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');
  return isIn || [...here.querySelectorAll('textarea')].some(box => box.value !== box.defaultValue);
};

// Marks the figures that moved, keeps the marks of earlier ones, and counts.
function mark(here, fresh) {
  const [before, after] = [[...here.querySelectorAll(figures)], [...fresh.querySelectorAll(figures)]];
  if (before.length !== after.length) return 1;
  return after.filter((figure, i) => {
    const moved = figure.textContent.trim() !== before[i].textContent.trim();
    if (moved) figure.dataset.fresh = 'now';
    else if (before[i].dataset.fresh !== undefined) figure.dataset.fresh = '';
    return moved;
  }).length;
}

// Opened menus and rows stay open.
function carry(here, fresh) {
  const pairs = (selector, act) => {
    const others = fresh.querySelectorAll(selector);
    here.querySelectorAll(selector).forEach((element, i) => { if (others[i]) act(element, others[i]); });
  };
  pairs('details', (before, after) => { after.open = before.open; });
  pairs('[data-expand]', (before, after) => {
    after.ariaExpanded = before.ariaExpanded;
    after.closest('tbody').querySelectorAll('.kid').forEach(row => { row.hidden = before.ariaExpanded !== 'true'; });
  });
}

// Puts the new part in place; the focus and what was scrolled stay where they were.
function replace(here, fresh, put) {
  const at = here.contains(document.activeElement) && document.activeElement !== here ? document.activeElement : null;
  const place = at ? [...here.querySelectorAll(stops)].indexOf(at) : -1;
  const scrolled = [...here.querySelectorAll('.scroll')].map(box => [box.scrollLeft, box.scrollTop]);
  const offered = [...fresh.querySelectorAll(stops)];
  const boxes = [...fresh.querySelectorAll('.scroll')];
  put(fresh);
  boxes.forEach((box, i) => { if (scrolled[i]) [box.scrollLeft, box.scrollTop] = scrolled[i]; });
  if (at) (offered.find(stop => at.id ? stop.id === at.id : at.getAttribute('href') && stop.getAttribute('href') === at.getAttribute('href')) ?? offered[place])?.focus({ preventScroll: true });
}

function exchangePart(next, key) {
  const [before, here, live] = [part(sent, key), part(document, key), part(next, key)];
  if (!before || !here || before.outerHTML === live.outerHTML) return 0;
  if (isTyping(here)) {
    here.dataset.liveLate = '';
    live.replaceWith(next.importNode(before, true));
    return 0;
  }
  const fresh = document.importNode(live, true);
  const moved = main(document).contains(here) ? mark(here, fresh) : 0;
  carry(here, fresh);
  replace(here, fresh, () => here.replaceWith(fresh));
  return moved;
}

function exchangeAll(next) {
  const here = main(document);
  const fresh = document.importNode(main(next), true);
  const moved = mark(here, fresh);
  carry(here, fresh);
  replace(here, fresh, () => here.replaceChildren(...fresh.childNodes));
  return moved;
}

// Returns how many figures moved. Of another page that shows some of the same, only the parts are exchanged.
export function exchange(next, partsOnly = false) {
  const keys = [...next.querySelectorAll('[data-live]')].map(live => live.dataset.live);
  const whole = !partsOnly && frame(sent) !== frame(next);
  if (whole && isTyping(main(document))) { main(document).dataset.liveLate = ''; return 0; }
  delete main(document).dataset.liveLate;
  let moved = whole ? exchangeAll(next) : 0;
  for (const key of keys)
    if (!whole || !main(next).contains(part(next, key))) moved += exchangePart(next, key);
  if (!partsOnly) document.title = next.title;
  document.querySelectorAll('[data-filter]').forEach(box => { if (box.value) box.dispatchEvent(new Event('input')); });
  sent = next;
  return moved;
}

// The dots last until somebody is here again.
for (const act of ['pointerdown', 'keydown'])
  document.addEventListener(act, () => document.querySelectorAll('[data-fresh]').forEach(figure => { delete figure.dataset.fresh; }));
