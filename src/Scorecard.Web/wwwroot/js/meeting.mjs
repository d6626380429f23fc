// Walks through the slides without leaving the page, so that the full screen stays: links and forms of a slide are fetched and put in its place.
// Without this module they are links and forms like any other.
const stage = document.querySelector('[data-stage]');
const find = selector => stage.querySelector(selector);

// What is written down but not saved yet, with the objective that it is about, goes along to the next slide.
const unsaved = () => {
  const form = find('[data-capture]');
  return form?.querySelector('textarea').value.trim() ? [...form.elements].filter(e => e.name.startsWith('Input.')) : [];
};

const restore = boxes => boxes.forEach(old => {
  const box = [...find('[data-capture]')?.elements ?? []].find(e => e.name === old.name && (e.type !== 'radio' || e.value === old.value));
  if (!box) return;
  if (box.type === 'radio') box.checked = old.checked; else box.value = old.value;
});

const show = async (response, saves) => {
  const answer = new DOMParser().parseFromString(await response.text(), 'text/html');
  const next = answer.querySelector('[data-stage]');
  if (!next) return location.assign(response.url);
  const typed = saves ? [] : unsaved();
  stage.replaceChildren(...next.childNodes);
  restore(typed);
  document.title = answer.title;
  ready();
  find('[role=alert]') ? find('textarea').focus() : find('[data-heading]').focus();
  scrollTo(0, 0);
};

const go = async (address, keep) => {
  try {
    const response = await fetch(address);
    if (!keep) history.pushState(null, '', address);
    await show(response);
  } catch {
    location.assign(address);
  }
};

const ready = () => {
  const button = find('[data-full]');
  if (button) button.hidden = !document.fullscreenEnabled;
};

const full = () => document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen?.();

stage.addEventListener('click', event => {
  const link = event.target.closest('a[data-go]');
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    go(link.href);
  } else if (event.target.closest('[data-full]')) {
    full();
  }
});

stage.addEventListener('submit', async event => {
  event.preventDefault();
  const form = event.target;
  try {
    const response = await fetch(form.action, { method: 'post', body: new URLSearchParams(new FormData(form)) });
    // Sent once more as a form it shows what is wrong, with what was typed, and is saved only once.
    if (response.status >= 500) return form.submit();
    if (response.redirected) history.replaceState(null, '', response.url);
    await show(response, form.matches('[data-capture]'));
  } catch {
    form.submit();
  }
});

addEventListener('popstate', () => go(location.href, true));

const keys = {
  ArrowRight: '[data-next]', PageDown: '[data-next]', ' ': '[data-next]', ArrowLeft: '[data-back]', PageUp: '[data-back]', Home: '[data-first]', End: '[data-last]',
};

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const at = event.target;
  if (at.closest('input, select, textarea')) {
    if (event.key === 'Escape') at.blur();
    return;
  }
  if (event.key === 'Escape') {
    if (!document.fullscreenElement && !at.closest('details[open]')) find('[data-leave]').click();
    return;
  }
  if (event.key === ' ' && at.closest('a, button, summary')) return;
  const kind = find(`[data-kind="${CSS.escape(event.key.toLowerCase())}"]`);
  const link = keys[event.key === ' ' && event.shiftKey ? 'PageUp' : event.key];
  if (link) {
    event.preventDefault();
    find(link)?.click();
  } else if (kind) {
    event.preventDefault();
    kind.checked = true;
    find('[data-capture] textarea').focus();
  } else if (event.key.toLowerCase() === 'f') {
    full();
  }
});

ready();
