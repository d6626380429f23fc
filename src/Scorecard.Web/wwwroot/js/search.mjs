// Search from anywhere: / or Ctrl+K opens a box whose list follows what is typed. Without it, the links lead to the search page.
const box = document.getElementById('search-box');
const text = document.getElementById('search-text');
const list = document.getElementById('search-hits');
const said = box.querySelector('[data-said]');
const hint = said.textContent;
let [waiting, asked, before] = [0, 0, null];

const options = () => [...list.querySelectorAll('[role=option]')];
const chosen = () => list.querySelector('[aria-selected=true]');

function choose(option) {
  chosen()?.setAttribute('aria-selected', 'false');
  option?.setAttribute('aria-selected', 'true');
  option?.scrollIntoView({ block: 'nearest' });
  if (option) text.setAttribute('aria-activedescendant', option.id); else text.removeAttribute('aria-activedescendant');
}

function show(html, sentence) {
  list.innerHTML = html;
  const found = options();
  list.hidden = found.length === 0;
  text.ariaExpanded = String(found.length > 0);
  choose(found[0]);
  said.textContent = sentence(found.length);
}

async function ask() {
  const number = ++asked;
  const typed = text.value.trim();
  if (!typed) { show('', () => hint); return; }
  const response = await fetch(`${text.dataset.hits}&q=${encodeURIComponent(typed)}`).catch(() => null);
  if (number !== asked) return;
  if (!response?.ok || response.redirected) { show('', () => 'The list does not answer. Press Enter for the search page.'); return; }
  const html = await response.text();
  if (number === asked) show(html, count => count ? `The best ${count}. Arrows choose, Enter opens.` : `Nothing found for “${typed}”. Use fewer or shorter words.`);
}

function open(opener) {
  if (box.open) return;
  before = opener;
  document.getElementById('side')?.matches(':popover-open') && document.getElementById('side').hidePopover();
  box.showModal();
  text.select();
}

document.addEventListener('keydown', event => {
  const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
  const slash = event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey;
  const k = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (!slash && !k || document.querySelector('dialog[open]:not(#search-box)')) return;
  event.preventDefault();
  open(document.activeElement);
});

document.querySelectorAll('[data-search]').forEach(link => link.addEventListener('click', event => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link);
}));

// What stands in the list until the answer comes is not what was typed, so Enter does not open it.
text.addEventListener('input', () => { clearTimeout(waiting); asked++; choose(null); waiting = setTimeout(ask, 120); });

text.addEventListener('keydown', event => {
  const all = options();
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && all.length) {
    event.preventDefault();
    choose(all[(all.indexOf(chosen()) + step + all.length) % all.length]);
  } else if (event.key === 'Enter' && chosen() && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    location.href = chosen().href;
  } else if (event.key === 'Enter' && text.value.trim()) {
    event.preventDefault();
    text.form.submit();
  } else if (event.key === 'Escape') {
    // A search field would first empty itself.
    event.preventDefault();
    box.close();
  }
});

box.addEventListener('click', event => { if (event.target === box || event.target.closest('[data-close]')) box.close(); });
box.addEventListener('close', () => before?.focus?.());
