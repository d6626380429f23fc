// Drawing on the map: drag from card to card, or L on the cause and Enter on the effect. Either fills the form beside the map, which works without this.
const map = document.querySelector('.smap');
const form = document.getElementById('draw');
const how = form?.querySelector('[data-how]');
const hint = 'Drag from the cause to the effect, or press L on the cause, move with the arrow keys and press Enter on the effect.';

function start() {
  const drag = 6;
  let picked = null;
  let pressed = null;
  let line = null;
  let dragged = false;

  function pick(card) {
    picked?.classList.remove('picked');
    picked = card;
    card?.classList.add('picked');
    how.textContent = card ? `From “${card.dataset.name}”. Move to what it drives and press Enter, or Escape to stop.` : hint;
  }

  function choose(from, to) {
    pick(null);
    if (!to || from === to) return;
    form.elements['Input.CauseId'].value = from.dataset.node;
    form.elements['Input.EffectId'].value = to.dataset.node;
    how.textContent = `From “${from.dataset.name}” to “${to.dataset.name}”. Say after how long, then press Enter.`;
    form.elements['Input.Lag'].focus();
    form.elements['Input.Lag'].select();
  }

  const at = event => new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse());
  const cardAt = event => document.elementFromPoint(event.clientX, event.clientY)?.closest('.n');

  function letGo() {
    line?.remove();
    [line, pressed] = [null, null];
  }

  how.hidden = false;
  how.textContent = hint;
  map.dataset.drawing = '';

  map.addEventListener('keydown', event => {
    const card = event.target.closest('.n');
    if (!card || event.altKey || event.ctrlKey || event.metaKey) return;
    const acts = {
      l: () => picked && picked !== card ? choose(picked, card) : pick(card),
      Enter: picked && (() => choose(picked, card)),
      Escape: picked && (() => pick(null)),
    };
    const act = acts[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }, true);

  map.addEventListener('dragstart', event => event.preventDefault());
  map.addEventListener('pointerdown', event => {
    dragged = false;
    if (event.button === 0 && event.pointerType !== 'touch') pressed = event.target.closest('.n') && { card: event.target.closest('.n'), x: event.clientX, y: event.clientY };
  });
  document.addEventListener('pointermove', event => {
    if (!pressed || (!line && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) < drag)) return;
    const to = at(event);
    if (!line) {
      line = map.appendChild(document.createElementNS(map.namespaceURI, 'line'));
      const from = at({ clientX: pressed.x, clientY: pressed.y });
      Object.entries({ class: 'draw', x1: from.x, y1: from.y }).forEach(([name, value]) => line.setAttribute(name, value));
      dragged = true;
    }
    line.setAttribute('x2', to.x);
    line.setAttribute('y2', to.y);
  });
  document.addEventListener('pointerup', event => {
    const from = pressed?.card;
    const drew = !!line;
    letGo();
    if (drew) choose(from, cardAt(event));
  });
  document.addEventListener('pointercancel', letGo);
  // A drag ends on a link; it was no click.
  map.addEventListener('click', event => { if (dragged) event.preventDefault(); dragged = false; });
}

if (map && form) start();
