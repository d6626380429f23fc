// What follows from the two numbers of a scale while they are typed: which way is better, and whether a level is to be kept.
const number = box => {
  const text = box.value.replace(/\s/g, '');
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const plain = last < 0 ? text : text.slice(0, last).replace(/[.,]/g, '') + '.' + text.slice(last + 1);
  return plain === '' ? NaN : Number(plain.replace('\u2212', '-').replace(/[^\d.-]/g, ''));
};
const ends = names => names.split(' ').map(name => document.getElementsByName(name)[0]);

document.querySelectorAll('[data-ends]').forEach(hint => {
  const [from, to] = ends(hint.dataset.ends);
  const asked = 'Whether higher or lower is better follows from these two numbers.';
  const say = () => {
    const way = number(to) - number(from);
    hint.textContent = way > 0 ? 'Higher is better.' : way < 0 ? 'Lower is better.' : asked;
  };
  [from, to].forEach(box => box.addEventListener('input', say));
});

document.querySelectorAll('[data-level]').forEach(offer => {
  const [from, to] = ends(offer.dataset.level);
  const show = () => {
    offer.hidden = number(to) !== number(from);
    offer.querySelector('span').textContent = to.value;
  };
  [from, to].forEach(box => box.addEventListener('input', show));
});
