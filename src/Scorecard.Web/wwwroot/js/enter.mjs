// Enter and arrows move, a pasted column fills down, and each value is saved when its box is left. Scores come from the server.
import { body, boxes, content, element, enable, field, fill, held, icon, noteBox, put, showAsk, showProblem, showQuotient, showScore, showState } from './entry-row.mjs';

const form = document.querySelector('[data-entry-form]');
const rows = form ? [...form.querySelectorAll('[data-entry]')] : [];
const status = form?.querySelector('[data-status]');
const token = form?.querySelector('[name=__RequestVerificationToken]').value;
const reason = form?.querySelector('[data-reason]');
const pauses = [2, 5, 10, 30];

const rowOf = key => rows.find(row => row.dataset.entry === key);
const isDone = row => row.matches('.saved:not(.owed)');
const isRecorded = row => row.matches('.saved');
const say = (text, ok) => status.replaceChildren(icon(ok ? 'check' : 'alert-triangle'), element('span', '', text));

// What each row said when the server last answered, and when it was last saved.
const answered = new Map(), saved = new Map(), instead = new Map(), slips = new Map();
// What the rows held before the last paste; one press brings it back.
let pasted = [];
const waiting = new Map();
let sending = null, tries = 0, leaving = false, retry;

function address() {
  const url = new URL(location.href);
  url.searchParams.set('handler', 'Value');
  url.hash = '';
  return url;
}

function count() {
  const done = rows.filter(isDone).length;
  document.querySelector('[data-done]').textContent = done;
  document.querySelector('.done-box .ink').setAttribute('width', done);
  const [waiting, owed] = ['.held', '.saved.owed'].map(kind => rows.filter(row => row.matches(kind)).length);
  document.querySelector('[data-left]').textContent =
    [waiting && `${waiting} to confirm`, owed && `${owed} ${owed === 1 ? 'note' : 'notes'} owed`].filter(Boolean).join(', ');
  form.querySelector('[data-all-in]').hidden = done < rows.length;
  form.querySelector('[data-next]').hidden = done === rows.length;
  return done;
}

function show(row, answer) {
  row.className = `entry ${answer.cssClass}`;
  showProblem(row, answer.box, answer.problem, answer.question);
  showScore(row, answer);
  showState(row, answer.lacking, answer.waits);
  showAsk(row, answer);
  const standing = answer.unit && form.querySelector(`[data-standing="${answer.unit.id}"]`);
  if (standing) standing.textContent = answer.unit.sentence;
  const look = answer.problem ?? answer.question ?? answer.ask;
  if (count() === rows.length && !look) status.replaceChildren();
  else say(look ? `${row.dataset.name}: ${look}` : answer.state === 'open' ? `${row.dataset.name} is open.` : `${answer.waits ? 'Submitted' : 'Saved'} at ${answer.at}`, isDone(row) || answer.state === 'open');
}

function fail(row, sentence) {
  row.classList.remove('saved', 'owed');
  row.classList.add('unsaved');
  showState(row, 'Not saved');
  count();
  say(sentence, false);
}

// True once the row has an answer; false where it must be sent again.
async function send(row, extra) {
  const said = content(row);
  const sent = body(row);
  for (const [name, value] of Object.entries(extra)) sent.append(name, value);
  if (reason?.value.trim()) sent.append(reason.name, reason.value);
  let response;
  try {
    response = await fetch(address(), { method: 'POST', body: sent, redirect: 'manual', headers: { RequestVerificationToken: token, 'X-Requested-With': 'XMLHttpRequest' } });
  } catch {
    fail(row, 'Not saved. Will try again');
    return false;
  }
  if (response.status === 401 || response.type === 'opaqueredirect') {
    fail(row, 'Not saved: your sign-in has ended. Sign in again in another tab and come back; what you typed stays here.');
    return false;
  }
  if (response.status >= 500) {
    fail(row, response.status === 503 ? `Not saved. ${await response.text()} Will try again` : 'Not saved. Will try again');
    return false;
  }
  answered.set(row, said);
  if (!response.ok) {
    fail(row, response.status === 400
      ? 'Not saved: this page has expired. Copy what is not saved, then load the page again.'
      : 'Not saved: this value can no longer be entered here. Load the page again.');
    return true;
  }
  const answer = await response.json();
  if (answer.state === 'conflict') field(row, 'Theirs').value = answer.revision;
  if (['saved', 'notapplicable', 'waiting', 'open'].includes(answer.state)) {
    field(row, 'Seen').value = answer.revision;
    saved.set(row, said);
    // The boxes then say what was understood, unless the person has typed on.
    if (content(row) === said) {
      fill(row, answer.understood);
      answered.set(row, content(row));
      saved.set(row, content(row));
    }
  }
  instead.set(row, answer.instead);
  slips.set(row, answer.slip);
  show(row, answer);
  lookBack(row, answer);
  return true;
}

// On a phone only the row that has the focus is in sight: one that needs a look is brought back, unless the person types elsewhere.
function lookBack(row, answer) {
  const at = document.activeElement?.closest('[data-entry]');
  if (!matchMedia('(pointer: coarse)').matches || isDone(row) || answer.state === 'open' || !at || at === row || content(at) !== answered.get(at)) return;
  (answer.box === 'note' ? noteBox(row) : boxes(row)[0] ?? noteBox(row)).focus();
}

function save(row, extra = {}) {
  waiting.set(row, extra);
  sending ??= sendAll().finally(() => { sending = null; });
  return sending;
}

async function sendAll() {
  clearTimeout(retry);
  while (waiting.size > 0) {
    const [row, extra] = waiting.entries().next().value;
    waiting.delete(row);
    if (await send(row, extra)) {
      tries = 0;
      continue;
    }
    if (!waiting.has(row)) waiting.set(row, extra);
    retry = setTimeout(again, 1000 * pauses[Math.min(tries++, pauses.length - 1)]);
    return;
  }
}

const again = () => { if (waiting.size > 0) sending ??= sendAll().finally(() => { sending = null; }); };
const commit = row => { if (content(row) !== answered.get(row)) save(row); };

function go(row, box, step) {
  const all = rows.flatMap(boxes);
  const here = all.includes(box) ? all.indexOf(box) : all.indexOf(boxes(row).at(-1)) + (step < 0 ? 1 : 0);
  const next = all[here + step];
  if (!next) return commit(row);
  next.focus();
  if (next.type !== 'radio') next.select();
}

async function paste(row, box, text) {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/).map(line => line.split('\t'));
  const open = rows.slice(rows.indexOf(row)).filter(other => boxes(other).length > 0);
  const before = new Map();
  const filled = open.slice(0, lines.length).filter((other, i) => {
    if (!lines[i].some(cell => cell.trim())) return false;
    before.set(other, { values: held(other), recorded: isRecorded(other), said: content(other) });
    put(other, lines[i], i === 0 ? boxes(row).indexOf(box) : 0);
    return true;
  });
  const over = filled.filter(other => before.get(other).recorded && before.get(other).said !== content(other)).length;
  filled.forEach(other => waiting.set(other, {}));
  await (sending ??= sendAll().finally(() => { sending = null; }));
  const left = filled.filter(other => !isDone(other)).length;
  pasted = filled.filter(other => before.get(other).said !== content(other)).map(other => [other, before.get(other).values]);
  form.querySelector('[data-undo]').hidden = pasted.length === 0;
  say(`${filled.length} ${filled.length === 1 ? 'value' : 'values'} pasted${over ? `, ${over} over a recorded one` : ''}.`
    + `${left ? ` ${left} ${left === 1 ? 'needs' : 'need'} a look.` : ''}`, left === 0);
}

// Brings back what the rows held before the paste: further revisions, for nothing is ever deleted.
async function undo() {
  const back = pasted;
  pasted = [];
  form.querySelector('[data-undo]').hidden = true;
  back.forEach(([row, values]) => {
    fill(row, { ...values, seen: field(row, 'Seen').value });
    waiting.set(row, { Withdraw: row.dataset.entry });
  });
  await (sending ??= sendAll().finally(() => { sending = null; }));
  say(`${back.length} ${back.length === 1 ? 'value is' : 'values are'} as before the paste.`, true);
}

function listen(row) {
  enable(row);
  answered.set(row, content(row));
  saved.set(row, content(row));
  row.addEventListener('keydown', event => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing || event.target.tagName !== 'INPUT') return;
    const isText = event.target.type === 'text';
    const step = event.key === 'Enter' ? (event.shiftKey ? -1 : 1) : isText && event.target !== noteBox(row) ? { ArrowDown: 1, ArrowUp: -1 }[event.key] : undefined;
    if (!step) return;
    event.preventDefault();
    go(row, event.target, step);
  });
  row.addEventListener('paste', event => {
    const text = event.clipboardData.getData('text');
    if (!event.target.closest('[data-boxes]') || !/[\t\n]/.test(text.trim())) return;
    event.preventDefault();
    paste(row, event.target, text);
  });
  row.querySelector('[data-boxes]').addEventListener('input', () => showQuotient(row));
  row.querySelector('[data-boxes]').addEventListener('focusout', event => { if (!event.currentTarget.contains(event.relatedTarget)) commit(row); });
  noteBox(row).addEventListener('focusout', () => commit(row));
  row.querySelector('[data-na]').addEventListener('change', event => {
    enable(row);
    if (event.target.checked) {
      commit(row);
      noteBox(row).focus();
    } else boxes(row)[0].focus();
  });
}

function decide(button) {
  const row = rowOf(button.value);
  if (button.name === 'Keep') return void button.closest('.ask').remove();
  if (button.name === 'Take') fill(row, instead.get(row));
  if (button.name === 'Slip') fill(row, { ...slips.get(row), note: noteBox(row).value });
  if (button.name === 'Unnote') noteBox(row).value = '';
  if (button.name === 'Mine') field(row, 'Seen').value = field(row, 'Theirs').value;
  save(row, ['Withdraw', 'Meant'].includes(button.name) ? { [button.name]: button.value } : {});
  (boxes(row)[0] ?? noteBox(row)).focus();
}

if (form) {
  document.querySelectorAll('[data-scripted]').forEach(part => { part.hidden = false; });
  form.querySelector('[data-save]').hidden = true;
  rows.forEach(listen);
  form.addEventListener('submit', event => {
    // A question that came with the page knows nothing to put instead; then the form itself is sent.
    const known = { Take: instead, Slip: slips }[event.submitter?.name];
    if (known && !known.get(rowOf(event.submitter.value))) return void (leaving = true);
    event.preventDefault();
    if (event.submitter?.name) decide(event.submitter);
  });
  form.querySelector('[data-next]').addEventListener('click', () => {
    // A row that is on its way is not open: its answer comes while the person goes on.
    const open = rows.find(row => !isDone(row) && content(row) === answered.get(row));
    if (!open) return;
    (noteBox(open).matches('[aria-invalid]') ? noteBox(open) : boxes(open)[0] ?? noteBox(open)).focus();
  });
  form.querySelector('[data-undo]').addEventListener('click', undo);
  // What was refused for want of a reason is sent again with it.
  reason?.addEventListener('change', () => { if (reason.value.trim()) rows.filter(row => row.matches('.unsaved')).forEach(row => save(row)); });
  count();
  addEventListener('online', again);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) again(); });
  addEventListener('beforeunload', event => { if (!leaving && rows.some(row => content(row) !== saved.get(row) || row.matches('.unsaved'))) event.preventDefault(); });
}
