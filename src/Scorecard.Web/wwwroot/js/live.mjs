// A page that stays up to date: the server says that something in its branch changed, the page asks for itself anew and exchanges what differs.
// Without this module the page shows what was true when it was opened.
import { exchange } from './live-parts.mjs';

const line = document.querySelector('[data-live-stream]');
const first = 1000;
let source = null;
let asOf = new Date();
let wait = first;
let retry = 0;
let silence = 0;
let asking = null;
let again = false;
let ended = false;

const sleep = milliseconds => new Promise(done => setTimeout(done, milliseconds));
const clock = () => asOf.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

// What the line says, and until when. A connection that is down is said until it is back.
const spoken = { count: 0, quiet: 0, clear: 0 };

function note(text) {
  clearTimeout(spoken.clear);
  line.classList.toggle('down', text !== '');
  line.textContent = text;
}

function tell() {
  if (spoken.quiet || spoken.count === 0 || line.classList.contains('down')) return;
  line.textContent = `Updated: ${spoken.count} figure${spoken.count === 1 ? '' : 's'} changed`;
  spoken.count = 0;
  clearTimeout(spoken.clear);
  spoken.clear = setTimeout(() => { if (!line.classList.contains('down')) line.textContent = ''; }, 8000);
  spoken.quiet = setTimeout(() => { spoken.quiet = 0; tell(); }, 5000);
}

function close() {
  source?.close();
  source = null;
  clearTimeout(retry);
  clearTimeout(silence);
  retry = 0;
}

function end(text) {
  ended = true;
  close();
  note(text);
}

// Asks for the page, once at a time and not more than twice a second; false where there was no answer.
async function ask() {
  const response = await fetch(line.dataset.liveFrom ?? location.href, { headers: { 'Live-Update': 'yes' }, cache: 'no-store' });
  if (response.redirected || [401, 403, 404].includes(response.status)) { end('Not live: this page is not open to you at the moment. Reload it to see why.'); return; }
  if (!response.ok) throw new Error(response.statusText);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  spoken.count += exchange(next, 'liveFrom' in line.dataset);
  line.dataset.liveStream = next.querySelector('[data-live-stream]').dataset.liveStream;
  asOf = new Date();
  tell();
}

async function askWhileNew() {
  try {
    do {
      again = false;
      await ask();
      if (again) await sleep(500);
    } while (again && !ended);
    return true;
  } catch {
    return false;
  } finally {
    asking = null;
  }
}

function refresh() {
  again = asking !== null;
  return asking ??= askWhileNew();
}

async function tryAgain() {
  close();
  if (ended || document.hidden) return;
  note(`Not live: trying again. Figures are as of ${clock()}.`);
  if (await refresh()) open();
  else if (!ended) later(wait);
}

function later(milliseconds) {
  if (retry || ended) return;
  retry = setTimeout(tryAgain, milliseconds);
  wait = Math.min(wait * 2, 30000);
}

function heard() {
  clearTimeout(retry);
  clearTimeout(silence);
  [retry, wait] = [0, first];
  if (line.classList.contains('down')) note('');
  silence = setTimeout(tryAgain, 40000);
}

function open() {
  if (source || ended || document.hidden) return;
  source = new EventSource(line.dataset.liveStream);
  source.addEventListener('still', () => { heard(); if (!asking) asOf = new Date(); });
  source.addEventListener('changed', async () => { heard(); if (!await refresh()) tryAgain(); });
  source.addEventListener('over', () => end('Not live: this page is open in many places. Reload it to go on here.'));
  // A stream that has only ended is opened again by the browser, within a moment of which nobody has to hear.
  source.addEventListener('error', () => later(source?.readyState === EventSource.CLOSED ? wait : 3000));
}

// Browsers keep six connections to a server, so only what is seen listens.
document.addEventListener('visibilitychange', () => document.hidden ? close() : open());
addEventListener('pagehide', close);
addEventListener('pageshow', event => { if (event.persisted) open(); });
addEventListener('online', () => { if (!source) tryAgain(); });
// What was left alone while somebody typed in it.
document.addEventListener('focusout', event => { if (event.target.closest('[data-live-late]')) refresh(); });
open();
