// The what-if panel: sliders fill boxes, and the result follows while one moves. Without it, “Work it out” does the same.
const form = document.querySelector('[data-what-if]');
const result = document.querySelector('[data-what-if-result]');
const status = document.querySelector('[data-what-if-status]');
const go = document.querySelector('[data-what-if-go]');
let asking;
let waiting;

async function ask() {
  asking?.abort();
  asking = new AbortController();
  try {
    const response = await fetch(form.dataset.whatIf, { method: 'POST', body: new FormData(form), signal: asking.signal });
    if (!response.ok || response.redirected) throw new Error(response.statusText);
    result.innerHTML = await response.text();
    status.textContent = result.querySelector('.big')?.textContent.trim() ?? '';
  } catch (error) {
    if (error.name === 'AbortError') return;
    go.hidden = false;
    status.textContent = 'The score could not be worked out. Try “Work it out”.';
  }
}

// The result follows by itself.
if (go) go.hidden = true;
form?.querySelectorAll('[data-slides]').forEach(slider => {
  const box = form.elements.namedItem(slider.dataset.slides);
  slider.hidden = false;
  const follow = () => { if (box.value && !Number.isNaN(Number(box.value.replace(',', '.')))) slider.value = box.value.replace(',', '.'); };
  follow();
  slider.addEventListener('input', () => { box.value = slider.value.replace('.', form.dataset.decimal); });
  box.addEventListener('input', follow);
});
form?.addEventListener('input', event => {
  if (['Name', 'kpi'].includes(event.target.name)) return;
  clearTimeout(waiting);
  waiting = setTimeout(ask, 60);
});
