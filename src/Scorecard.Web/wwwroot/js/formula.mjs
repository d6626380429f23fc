// Completion of codes in a formula's box: a list under the box, chosen by arrows and Enter or Tab, or by a click. Without it the codes can be read below.
const word = /(\[[^\]]*|[\p{L}][\p{L}\p{N}_.]*)$/u;

document.querySelectorAll('textarea[data-codes]').forEach(box => {
  const source = document.querySelector(box.dataset.codes);
  if (!source) return;
  const codes = [...source.querySelectorAll('[data-code]')].map(item => ({ code: item.dataset.code, said: item.textContent.trim() }));
  const list = document.createElement('ul');
  list.className = 'completion';
  list.id = 'formula-list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', 'KPIs');
  box.after(list);
  box.setAttribute('role', 'combobox');
  box.setAttribute('aria-autocomplete', 'list');
  box.setAttribute('aria-controls', list.id);
  let at = -1;

  const options = () => [...list.children];
  const close = () => {
    list.hidden = true;
    at = -1;
    box.setAttribute('aria-expanded', 'false');
    box.removeAttribute('aria-activedescendant');
  };
  const mark = to => {
    at = (to + options().length) % options().length;
    options().forEach((option, i) => option.setAttribute('aria-selected', i === at));
    box.setAttribute('aria-activedescendant', options()[at].id);
    options()[at].scrollIntoView({ block: 'nearest' });
  };
  const take = option => {
    const typed = box.value.slice(0, box.selectionStart).match(word)?.[0] ?? '';
    box.setRangeText(option.dataset.take, box.selectionStart - typed.length, box.selectionStart, 'end');
    close();
    box.focus();
  };
  const offer = () => {
    const typed = box.value.slice(0, box.selectionStart).match(word)?.[0].replace('[', '').toLowerCase();
    const found = typed === undefined ? [] : codes.filter(one => one.said.toLowerCase().includes(typed)).slice(0, 8);
    if (!found.length) return close();
    list.replaceChildren(...found.map((one, i) => {
      const option = document.createElement('li');
      option.id = `${list.id}-${i}`;
      option.setAttribute('role', 'option');
      option.dataset.take = one.code;
      option.textContent = one.said;
      option.addEventListener('mousedown', event => { event.preventDefault(); take(option); });
      return option;
    }));
    list.hidden = false;
    box.setAttribute('aria-expanded', 'true');
    at = -1;
  };

  close();
  box.addEventListener('input', offer);
  box.addEventListener('blur', close);
  box.addEventListener('keydown', event => {
    if (list.hidden) return;
    if (event.key === 'ArrowDown') mark(at + 1);
    else if (event.key === 'ArrowUp') mark(at < 0 ? -1 : at - 1);
    else if (event.key === 'Escape') close();
    else if ((event.key === 'Enter' || event.key === 'Tab') && at >= 0) take(options()[at]);
    else return;
    event.preventDefault();
  });
});
