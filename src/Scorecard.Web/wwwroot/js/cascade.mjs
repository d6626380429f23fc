// The cascade's tree: unfolds in place, moves by arrow keys, links by L or by dragging. Without it, every fold is a link and every link has its page.
const table = document.querySelector('[data-cascade]');
const dialog = document.getElementById('link-dialog');
let picked = null;

const rows = () => [...table.querySelectorAll('tr[data-way]')];
const nameOf = row => row.querySelector('.ob div > a').textContent;
const focusOn = row => row?.querySelector('.ob div > a').focus();
const parentOf = row => rows().find(r => r.dataset.way === row.dataset.way.slice(0, row.dataset.way.lastIndexOf('.')));

function remember() {
  const address = new URL(location.href);
  const open = rows().filter(r => r.querySelector('.tw')?.ariaExpanded === 'true').map(r => r.dataset.way);
  if (open.length) address.searchParams.set('open', open.join(',')); else address.searchParams.delete('open');
  history.replaceState(null, '', address);
}

async function unfold(row) {
  const twisty = row.querySelector('a.tw');
  const response = await fetch(`${table.dataset.cascade}&handler=branch&way=${row.dataset.way}`);
  if (!response.ok || response.redirected) { location.href = twisty.href; return; }
  twisty.ariaExpanded = 'true';
  row.insertAdjacentHTML('afterend', await response.text());
  prepare();
  remember();
}

function fold(row) {
  row.querySelector('a.tw').ariaExpanded = 'false';
  rows().filter(r => r.dataset.way.startsWith(row.dataset.way + '.')).forEach(r => r.remove());
  remember();
}

const isOpen = row => row.querySelector('a.tw')?.ariaExpanded === 'true';
const toggle = row => isOpen(row) ? fold(row) : unfold(row);

function prepare() {
  rows().forEach(row => { row.draggable = row.dataset.link !== undefined; });
}

function ask(from, to) {
  if (!from || !to || from === to || !to.dataset.objective) return;
  const form = dialog.querySelector('form');
  form.action = new URL(`../../objectives/${from.dataset.objective}/contributions?handler=add`, location.href);
  form.elements['Input.ToId'].value = to.dataset.objective;
  dialog.querySelector('[data-link-sentence]').textContent = `“${nameOf(from)}” will support “${nameOf(to)}”.`;
  dialog.showModal();
}

function pick(row) {
  picked?.classList.remove('picked');
  picked = row;
  row?.classList.add('picked');
}

function onKey(event) {
  const row = event.target.closest('tr[data-way]');
  if (!row || event.altKey || event.ctrlKey || event.metaKey) return;
  const all = rows();
  const at = all.indexOf(row);
  const acts = {
    ArrowDown: () => focusOn(all[at + 1]),
    ArrowUp: () => focusOn(all[at - 1]),
    ArrowRight: () => row.querySelector('a.tw') && !isOpen(row) ? unfold(row) : focusOn(all[at + 1]),
    ArrowLeft: () => isOpen(row) ? fold(row) : focusOn(parentOf(row)),
    ' ': () => row.querySelector('a.tw') && toggle(row),
    l: () => { if (picked && picked !== row) { ask(picked, row); pick(null); } else if (row.dataset.link !== undefined) pick(row); },
    Escape: () => pick(null),
  };
  const act = acts[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

if (table) {
  prepare();
  table.addEventListener('keydown', onKey);
  table.addEventListener('click', event => {
    const twisty = event.target.closest('a.tw');
    if (!twisty || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    toggle(twisty.closest('tr'));
  });
  table.addEventListener('dragstart', event => { pick(event.target.closest('tr')); event.dataTransfer.effectAllowed = 'link'; });
  table.addEventListener('dragover', event => { if (picked && event.target.closest('tr[data-objective]')) event.preventDefault(); });
  table.addEventListener('drop', event => { event.preventDefault(); ask(picked, event.target.closest('tr')); pick(null); });
  table.addEventListener('dragend', () => pick(null));
  dialog.querySelector('[data-close]').addEventListener('click', () => dialog.close());
}
