// What follows from the two numbers of a scale while they are typed: which way is better, and whether a level is to be kept.
import { numberOf } from './number.mjs';

const ends = names => names.split(' ').map(name => document.getElementsByName(name)[0]);

document.querySelectorAll('[data-ends]').forEach(hint => {
  const [from, to] = ends(hint.dataset.ends);
  const { mark } = hint.dataset;
  const asked = 'Whether higher or lower is better follows from these two numbers.';
  const say = () => {
    const way = numberOf(to.value, mark) - numberOf(from.value, mark);
    hint.textContent = way > 0 ? 'Higher is better.' : way < 0 ? 'Lower is better.' : asked;
  };
  [from, to].forEach(box => box.addEventListener('input', say));
});

document.querySelectorAll('[data-level]').forEach(offer => {
  const [from, to] = ends(offer.dataset.level);
  const { mark } = offer.dataset;
  const show = () => {
    offer.hidden = numberOf(to.value, mark) !== numberOf(from.value, mark);
    offer.querySelector('span').textContent = to.value;
  };
  [from, to].forEach(box => box.addEventListener('input', show));
});

// The currency beside boxes of money follows the unit of measure while it is typed.
document.querySelectorAll('[data-money]').forEach(money => {
  const unit = document.getElementsByName(money.dataset.money)[0];
  const say = () => {
    const text = unit.value.trim();
    const sign = '€$£'.includes(text[0] || ' ') ? text[0] : '';
    money.firstElementChild.textContent = sign;
    money.lastElementChild.textContent = sign ? text.slice(1) : /^[A-Z]{3}$/.test(text) ? text : '';
  };
  unit.addEventListener('input', say);
});
