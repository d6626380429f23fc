// The number that a text says where `mark` marks decimals, as the server reads it; NaN for none, and where it could mean two: 1,000 and 1.000.
const parted = /^([-+]?[1-9]\d{0,2}([.,])\d{3}(?:\2\d{3})*)(?:(?!\2)([.,])(\d+))?$/;

export function numberOf(text, mark) {
  const digits = text.replace(/[\s'\u2019]/g, '').replace(/%+$/, '').replace(/^[\u2212\u2013]/, '-');
  if (!digits) return NaN;
  const thousands = parted.exec(digits);
  if (!thousands) return Number(digits.replace(',', '.'));
  const [, whole, between, decimal, decimals] = thousands;
  const unclear = decimal ? decimal !== mark : whole.split(between).length === 2;
  return unclear ? NaN : Number(`${whole.replaceAll(between, '')}.${decimals ?? 0}`);
}
