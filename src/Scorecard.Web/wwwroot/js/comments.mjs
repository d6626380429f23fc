// Completes the names of people behind an @ while a comment is typed, and says at once that a file is too large.
// Without this module names are typed whole, and the server says it.
const word = /(^|[\s(])@([\p{L}\p{N}'’-]*(?: [\p{L}\p{N}'’-]*)?)$/u;
let list = null;
let asked = 0;

const behind = box => box.value.slice(0, box.selectionStart).match(word)?.[2];

function close() {
  list?.remove();
  list = null;
  document.querySelectorAll('[data-say] textarea').forEach(box => {
    box.removeAttribute('aria-controls');
    box.removeAttribute('aria-activedescendant');
  });
}

function choose(box, name) {
  const [before, after] = [box.value.slice(0, box.selectionStart), box.value.slice(box.selectionStart)];
  const start = before.length - behind(box).length;
  box.setRangeText(name + (after.startsWith(' ') ? '' : ' '), start, before.length, 'end');
  close();
  box.focus();
}

function mark(box, index) {
  const options = [...list.children];
  const at = (index + options.length) % options.length;
  options.forEach((option, i) => option.setAttribute('aria-selected', String(i === at)));
  box.setAttribute('aria-activedescendant', options[at].id);
}

function offer(box, people) {
  close();
  if (people.length === 0) return;
  list = document.createElement('ul');
  list.className = 'offered';
  list.id = `${box.id}-people`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'People');
  list.replaceChildren(...people.map(({ name, title }, i) => {
    const option = document.createElement('li');
    option.id = `${box.id}-person-${i}`;
    option.setAttribute('role', 'option');
    option.textContent = title ? `${name}, ${title}` : name;
    option.dataset.name = name;
    option.addEventListener('pointerdown', event => { event.preventDefault(); choose(box, name); });
    return option;
  }));
  box.after(list);
  box.setAttribute('aria-controls', list.id);
  mark(box, 0);
}

document.addEventListener('input', async event => {
  const box = event.target.closest('[data-say] textarea');
  if (!box) return;
  const name = behind(box);
  if (name === undefined) { close(); return; }
  const mine = ++asked;
  try {
    const response = await fetch(`${box.form.dataset.say}&q=${encodeURIComponent(name)}`);
    if (mine === asked && response.ok) offer(box, await response.json());
  } catch {
    // Names are typed whole then.
  }
});

document.addEventListener('keydown', event => {
  const box = event.target;
  if (!list || !box.matches?.('[data-say] textarea')) return;
  const at = [...list.children].findIndex(option => option.getAttribute('aria-selected') === 'true');
  const act = {
    ArrowDown: () => mark(box, at + 1),
    ArrowUp: () => mark(box, at - 1),
    Enter: () => choose(box, list.children[at].dataset.name),
    Tab: () => choose(box, list.children[at].dataset.name),
    Escape: close,
  }[event.key];
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
});

document.addEventListener('focusout', event => { if (event.target.closest('[data-say]')) close(); });

document.addEventListener('change', event => {
  const box = event.target.closest('[data-largest]');
  if (!box) return;
  const large = [...box.files].find(file => file.size > Number(box.dataset.largest));
  box.setCustomValidity(large ? `“${large.name}” is larger than 10 MB. Choose a smaller one.` : '');
  box.reportValidity();
});
