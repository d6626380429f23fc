// The strategy map: the card in focus stays with its direct causes and effects, the rest dims and the list narrows; arrow keys move, Escape clears.
// Without it the map is a drawing with links. Only classes change, and places are read from the drawing, so that large maps stay quick.
const map = document.querySelector('.smap');
const lists = document.querySelectorAll('[data-links]');
const title = document.querySelector('[data-title]');
const clear = document.querySelector('[data-clear]');
const whole = document.querySelector('[data-whole]');

function start() {
  const cards = new Map([...map.querySelectorAll('.n')].map(card => [card.dataset.node, card]));
  const places = [...cards.values()].map(card => ({ card, x: Number(card.dataset.x), y: Number(card.dataset.y) }));
  const near = new Map([...cards].map(([id, card]) => [id, new Set([card])]));
  for (const line of document.querySelectorAll('.smap .e, [data-links] > li'))
    for (const [here, there] of [[line.dataset.from, line.dataset.to], [line.dataset.to, line.dataset.from]]) {
      near.get(here)?.add(line);
      if (cards.has(there)) near.get(here)?.add(cards.get(there));
    }
  let kept = '';
  let shown = '';

  function show(id) {
    if (id === shown) return;
    near.get(shown)?.forEach(part => part.classList.remove('near', 'on'));
    near.get(id)?.forEach(part => part.classList.add('near'));
    cards.get(id)?.classList.add('on');
    shown = id;
    [map, ...lists].forEach(part => part.classList.toggle('focused', !!id));
    title.textContent = cards.get(id)?.dataset.name ?? title.dataset.title;
    clear.hidden = !id;
    if (whole) whole.hidden = !!id;
  }

  function forget() {
    kept = '';
    show('');
    if (map.contains(document.activeElement)) document.activeElement.blur();
  }

  /** The nearest card in a direction; what lies aside counts double. */
  function neighbour(from, dx, dy) {
    const here = places.find(p => p.card === from);
    const distance = p => Math.abs(p.x - here.x) * (dx ? 1 : 2) + Math.abs(p.y - here.y) * (dy ? 1 : 2);
    return places.filter(p => dx ? (p.x - here.x) * dx > 1 && Math.abs(p.y - here.y) < 40 : (p.y - here.y) * dy > 1).sort((a, b) => distance(a) - distance(b))[0]?.card;
  }

  const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };
  // Not on the drawing itself, which would become a stop of its own.
  map.parentElement.addEventListener('focusin', event => { kept = event.target.closest('.n')?.dataset.node ?? kept; show(kept); });
  map.addEventListener('pointerover', event => { if (event.pointerType === 'mouse') show(event.target.closest('.n')?.dataset.node ?? kept); });
  map.addEventListener('pointerleave', () => show(kept));
  map.addEventListener('keydown', event => {
    const card = event.target.closest('.n');
    if (!card || !ways[event.key] || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    neighbour(card, ...ways[event.key])?.focus();
  });
  clear.addEventListener('click', forget);
  document.addEventListener('keydown', event => { if (event.key === 'Escape' && !event.defaultPrevented) forget(); });
}

if (map) start();

// <button data-fullscreen hidden> shows the map alone, where the browser can.
document.querySelectorAll('[data-fullscreen]').forEach(button => {
  button.hidden = !document.fullscreenEnabled;
  button.addEventListener('click', () => document.querySelector('[data-map]').requestFullscreen());
});
