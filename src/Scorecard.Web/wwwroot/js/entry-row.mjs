// What a row of the entry page says and shows.
import { numberOf } from './number.mjs';

const sprite = document.documentElement.dataset.icons;

function drawing(cssClass, symbol, label) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('class', cssClass);
  if (label) { svg.setAttribute('role', 'img'); svg.setAttribute('aria-label', label); } else svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `${sprite}#${symbol}`);
  svg.append(use);
  return svg;
}

export function element(name, cssClass, ...content) {
  const made = document.createElement(name);
  if (cssClass) made.className = cssClass;
  made.append(...content);
  return made;
}

export const icon = name => drawing('ic sm', name);

export const field = (row, name) => row.querySelector(`[name$=".${name}"]`);

const notApplicable = row => row.querySelector('[data-na]');

// The boxes that a person goes through: one, two of a ratio, or the chosen answer.
export const boxes = row => [...row.querySelectorAll('[data-boxes] input')].filter((box, i, all) =>
  !box.disabled && (box.type !== 'radio' || box.checked || (i === 0 && !all.some(other => other.checked))));

export const noteBox = row => row.querySelector('[data-box=note]');

// The row as a form of its own; what it says beside the revision tells whether anything was changed.
export function body(row) {
  const sent = new URLSearchParams();
  for (const input of row.querySelectorAll('[name]'))
    if (!input.disabled && (input.checked || !['radio', 'checkbox'].includes(input.type))) sent.append(`Rows[0].${input.name.split('.')[1]}`, input.value);
  return sent;
}

export const content = row => [...body(row)].filter(([name]) => !/(Seen|Theirs)$/.test(name)).join('\n');

// Boxes of what does not apply cannot be typed into, and are passed over.
export function enable(row) {
  const off = notApplicable(row).checked;
  row.querySelectorAll('[data-boxes] input').forEach(box => { box.disabled = off; });
  const box = row.querySelector('[data-box=value]');
  if (box) box.placeholder = off ? 'N/A' : '';
}

export function fill(row, values) {
  row.querySelectorAll('[data-boxes] input').forEach(box => {
    if (box.type === 'radio') box.checked = box.value === (values.value ?? '');
    else box.value = values[box.dataset.box] ?? '';
  });
  noteBox(row).value = values.note ?? '';
  notApplicable(row).checked = values.notApplicable;
  field(row, 'Seen').value = values.seen;
  enable(row);
  showQuotient(row);
}

// Cells of a spreadsheet, from one of the boxes on.
export function put(row, cells, from) {
  const yes = row.querySelector('[data-boxes] [type=radio]');
  if (yes) {
    const answer = { yes: '1', 1: '1', no: '0', 0: '0' }[cells[0].trim().toLowerCase()];
    row.querySelectorAll('[data-boxes] input').forEach(radio => { radio.checked = answer === undefined ? radio.checked : radio.value === answer; });
    return;
  }
  boxes(row).slice(from).forEach((box, i) => { if (cells[i]?.trim()) box.value = cells[i].trim(); });
}

// What the boxes hold, to be put back.
export function held(row) {
  const chosen = row.querySelector('[data-boxes] [type=radio]:checked');
  const values = { value: chosen?.value, note: noteBox(row).value, notApplicable: notApplicable(row).checked, seen: field(row, 'Seen').value };
  row.querySelectorAll('[data-boxes] [data-box]').forEach(box => { values[box.dataset.box] = box.value; });
  return values;
}

// What the two numbers of a ratio come to, while they are typed; nothing where one could mean two numbers.
export function showQuotient(row) {
  const parts = row.querySelector('[data-multiplier]');
  if (!parts) return;
  const { multiplier, decimals, before, after, mark } = parts.dataset;
  const [above, below] = boxes(row).map(box => numberOf(box.value, mark));
  const value = multiplier * above / below;
  row.querySelector('[data-quotient]').textContent = Number.isFinite(value)
    ? `= ${before}${value.toFixed(decimals).replace('-', '\u2212').replace('.', mark)}${after}` : '';
}

export function showProblem(row, box, sentence, question) {
  const atNote = box === 'note';
  row.querySelector('[data-problem=value]').textContent = (atNote ? null : sentence) ?? question ?? '';
  row.querySelector('[data-problem=note]').textContent = (atNote ? sentence : null) ?? '';
  row.querySelectorAll('[data-box]').forEach(input => {
    const marked = sentence && (input.dataset.box === box || (box === 'value' && /nator$/.test(input.dataset.box)));
    marked ? input.setAttribute('aria-invalid', 'true') : input.removeAttribute('aria-invalid');
  });
  noteBox(row).placeholder = atNote ? 'Why?' : 'Add a note';
}

// What the row lacks to be done in two words; nothing for one that is open.
export function showState(row, lacking, waits) {
  const saved = row.matches('.saved:not(.owed)');
  row.querySelector('[data-state]').replaceChildren(...!saved && !lacking ? []
    : saved && waits ? [element('span', 'hatched', waits[0].toUpperCase() + waits.slice(1))]
    : [element('span', saved ? 'ok' : 'err', icon(saved ? 'check' : 'alert-triangle'), saved ? 'Saved' : lacking)]);
}

export function showScore(row, answer) {
  row.querySelector('[data-score]').replaceChildren(...answer.state === 'notapplicable' ? [element('span', 'muted', 'N/A')]
    : answer.score === null ? []
    : [element('span', 'scr', drawing(`mk ${answer.tone}`, `s-${answer.tone}`, answer.word), element('b', 'num', answer.score))]);
}

// A question under the row with its answers.
export function showAsk(row, answer) {
  row.parentElement.querySelector(`[data-ask="${row.dataset.entry}"]`)?.remove();
  if (!answer.ask) return;
  const button = (name, text) => Object.assign(element('button', 'btn btn-sm', text), { name, value: row.dataset.entry });
  const cell = element('td', '', element('div', '', element('p', '', answer.ask),
    ...answer.choices.map(choice => button(choice.name, choice.text))));
  cell.colSpan = 8;
  cell.setAttribute('role', 'cell');
  const asked = element('tr', 'ask', cell);
  asked.dataset.ask = row.dataset.entry;
  asked.setAttribute('role', 'row');
  row.after(asked);
}
