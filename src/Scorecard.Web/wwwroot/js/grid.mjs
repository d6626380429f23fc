// The grid of values: arrows, ranges, blocks from and to a spreadsheet, fill, undo, and a draft that survives a closed tab. Nothing is saved before Submit.
const form = document.querySelector('[data-grid]');
const table = form?.querySelector('table');
const status = form?.querySelector('[data-status]');
const bar = form?.querySelector('[data-cell]');
const note = form?.querySelector('[data-cell-note]');
const days = 7 * 24 * 3600 * 1000;
const key = `grid ${form?.dataset.grid} ${location.pathname}${location.search}`;

// By row and column; null where a period takes no value.
const cells = table ? [...table.tBodies[0].rows].map(row => [...row.cells].slice(1).map(cell => cell.querySelector('input'))) : [];
const width = cells[0]?.length ?? 0;
const place = new Map(cells.flatMap((row, r) => row.map((input, c) => [input, { r, c }])).filter(([input]) => input));
const first = new Map([...place.keys()].map(input => [input, input.dataset.was ? input.dataset.was.slice(1) : input.defaultValue]));
let anchor = null, head = null, past = [], future = [], before = new Map();

// What is entered next stands at the end.
const pane = form?.querySelector('.gridscroll');
if (pane) pane.scrollLeft = pane.scrollWidth;

const at = ({ r, c }) => cells[r]?.[c];
const counted = n => `${n} ${n === 1 ? 'value' : 'values'}`;
const changed = () => [...place.keys()].filter(input => input.value.trim() !== first.get(input).trim());

function range() {
  if (!anchor || !head) return [];
  const [r1, r2] = [anchor.r, head.r].sort((a, b) => a - b), [c1, c2] = [anchor.c, head.c].sort((a, b) => a - b);
  return cells.slice(r1, r2 + 1).map(row => row.slice(c1, c2 + 1));
}

function paint() {
  const chosen = new Set(range().flat());
  for (const input of place.keys()) {
    const several = chosen.size > 1 && chosen.has(input);
    input.parentElement.classList.toggle('sel', several);
    input.parentElement.classList.toggle('dirty', !several && input.value.trim() !== first.get(input).trim());
  }
}

function tell() {
  const some = changed();
  form.querySelector('[data-discard]').hidden = some.length === 0;
  form.querySelector('[data-submit]').textContent = some.length ? `Submit ${counted(some.length)}` : 'Submit';
  if (some.length) status.textContent = `${some.length} changed, not saved yet. The draft stays on this device.`;
  try {
    if (some.length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), values: some.map(input => [input.name, input.value]) }));
    else localStorage.removeItem(key);
  } catch { /* Without a store there is no draft. */ }
  paint();
}

// One step that Ctrl Z takes back: cells with what they are to hold.
function put(pairs) {
  const step = pairs.filter(([input, text]) => input && input.value !== text).map(([input, text]) => [input, input.value, text]);
  if (!step.length) return;
  for (const [input, , text] of step) { input.value = text; before.set(input, text); }
  past.push(step);
  future = [];
  tell();
}

function step(from, to, which) {
  const last = from.pop();
  if (!last) return;
  for (const [input, was, is] of last) { input.value = which ? was : is; before.set(input, input.value); }
  to.push(last);
  focus(place.get(last[0][0]));
  tell();
}

function focus(to, extend = false) {
  const input = to && at(to);
  if (!input) return false;
  head = to;
  if (!extend) anchor = to;
  input.focus();
  input.select();
  paint();
  return true;
}

// The next cell that takes a value; others are passed over.
function move(dr, dc, extend) {
  for (let r = head.r + dr, c = head.c + dc; r >= 0 && r < cells.length && c >= 0 && c < width; r += dr, c += dc)
    if (focus({ r, c }, extend)) return true;
  return false;
}

function show(input) {
  bar.hidden = false;
  bar.querySelector('[data-cell-name]').textContent = input.getAttribute('aria-label');
  note.value = input.value.split('#').slice(1).join('#').trim();
}

const said = input => input.value.split('#')[0].trim();
const withNote = (value, words) => words.trim() ? `${value} # ${words.trim()}`.trim() : value;
const text = () => range().map(row => row.map(input => input?.value ?? '').join('\t')).join('\n');

function paste(block) {
  const rows = block.replace(/\r?\n$/, '').split(/\r?\n/).map(line => line.split('\t'));
  const chosen = range();
  if (rows.length === 1 && rows[0].length === 1) return put(chosen.flat().map(input => [input, rows[0][0].trim()]));
  const top = { r: Math.min(anchor.r, head.r), c: Math.min(anchor.c, head.c) };
  put(rows.flatMap((row, r) => row.map((value, c) => [at({ r: top.r + r, c: top.c + c }), value.trim()])));
}

function fill(down) {
  const chosen = range();
  put(chosen.flatMap((row, r) => row.map((input, c) => [input, (down ? chosen[0][c] : row[0])?.value ?? ''])));
}

function onKey(event) {
  const input = event.target;
  if (!place.has(input)) return;
  const command = event.ctrlKey || event.metaKey, whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
  const atStart = whole || (input.selectionEnd === 0), atEnd = whole || (input.selectionStart === input.value.length);
  const acts = {
    ArrowUp: () => move(-1, 0, event.shiftKey),
    ArrowDown: () => move(1, 0, event.shiftKey),
    ArrowLeft: () => atStart && move(0, -1, event.shiftKey),
    ArrowRight: () => atEnd && move(0, 1, event.shiftKey),
    Enter: () => move(event.shiftKey ? -1 : 1, 0) || true,
    Escape: () => { input.value = before.get(input) ?? first.get(input); tell(); return true; },
  };
  const commands = { z: () => event.shiftKey ? step(future, past, false) : step(past, future, true), y: () => step(future, past, false), d: () => fill(true), r: () => fill(false) };
  if (command && commands[event.key.toLowerCase()]) { commands[event.key.toLowerCase()](); event.preventDefault(); }
  else if (!command && acts[event.key] && acts[event.key]()) event.preventDefault();
  else if (event.key === 'Delete' && range().flat().length > 1) { put(range().flat().map(one => [one, ''])); event.preventDefault(); }
}

if (table) {
  bar.hidden = false;
  for (const hint of form.querySelectorAll('[data-scripted]')) hint.hidden = false;
  table.addEventListener('keydown', onKey);
  table.addEventListener('focusin', event => {
    if (!place.has(event.target)) return;
    const to = place.get(event.target);
    if (head?.r !== to.r || head?.c !== to.c) { head = anchor = to; paint(); }
    before.set(event.target, event.target.value);
    show(event.target);
  });
  table.addEventListener('mousedown', event => {
    const to = place.get(event.target);
    if (to && event.shiftKey && anchor) { head = to; paint(); event.preventDefault(); }
  });
  table.addEventListener('mouseover', event => {
    const to = place.get(event.target);
    if (to && event.buttons === 1 && anchor && !event.shiftKey) { head = to; paint(); }
  });
  table.addEventListener('change', event => {
    const input = event.target, was = before.get(input) ?? first.get(input);
    if (!place.has(input) || was === input.value) return;
    past.push([[input, was, input.value]]);
    future = [];
    before.set(input, input.value);
    tell();
  });
  table.addEventListener('input', event => { if (place.has(event.target)) { show(event.target); tell(); } });
  table.addEventListener('copy', event => {
    if (range().flat().length < 2) return;
    event.clipboardData.setData('text/plain', text());
    event.preventDefault();
  });
  table.addEventListener('cut', event => {
    if (range().flat().length < 2) return;
    event.clipboardData.setData('text/plain', text());
    put(range().flat().map(input => [input, '']));
    event.preventDefault();
  });
  table.addEventListener('paste', event => {
    const block = event.clipboardData.getData('text/plain');
    if (!/[\t\n]/.test(block.trim()) && range().flat().length < 2) return;
    paste(block);
    event.preventDefault();
  });
  note.addEventListener('change', () => { const input = head && at(head); if (input) put([[input, withNote(said(input), note.value)]]); });
  form.querySelector('[data-cell-na]').addEventListener('click', () => {
    const input = head && at(head);
    if (!input) return;
    put([[input, withNote('N/A', note.value)]]);
    note.focus();
  });
  form.querySelector('[data-discard]').addEventListener('click', () => put([...place.keys()].map(input => [input, first.get(input)])));
  form.addEventListener('keydown', event => { if (event.key === 'Enter' && event.target === note) { event.preventDefault(); note.blur(); } });
  form.addEventListener('submit', () => { for (const input of place.keys()) if (input.value.trim() === first.get(input).trim()) input.disabled = true; });
  restore();
}

// What was refused stands in the boxes already; a draft of another revision than the one shown is left alone.
function restore() {
  let draft = null;
  try { draft = JSON.parse(localStorage.getItem(key)); } catch { /* No draft. */ }
  if (form.dataset.saved === 'True' || !draft || Date.now() - draft.at > days) return tell();
  const byName = new Map([...place.keys()].map(input => [input.name, input]));
  put(draft.values.map(([name, value]) => [byName.get(name), value]));
  const back = changed().length;
  if (back) status.textContent = `${counted(back)} of your draft ${back === 1 ? 'is back. It is' : 'are back. They are'} not saved yet.`;
}
