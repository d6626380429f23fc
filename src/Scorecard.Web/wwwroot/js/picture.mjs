// <button data-picture="#map, .keyrow" data-as="png" data-name="…"> saves what these show, one below the other, in a file that stands
// alone: the light theme's colours as they come out, words as words, and the name above it all. An SVG holds what the page draws; a PNG is
// made of it at twice the size.
const NS = 'http://www.w3.org/2000/svg';
const EDGE = 16;
const HEAD = 44;
const SKIPPED = '.visually-hidden, .btn, .drop, .split, script, template, title, desc';
const PAINTS = ['fill', 'stroke', 'color', 'stop-color'];
const LOOKS = [
  'fill-opacity', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-size', 'font-weight',
  'font-family', 'text-anchor', 'dominant-baseline', 'marker-start', 'marker-end', 'paint-order', 'vector-effect',
];
const brush = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
const known = new Map();
let sprite;

function make(name, attributes, ...content) {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...content);
  return made;
}

// Any colour that CSS knows, as every reader of SVG knows it, and how much of it covers.
function solid(color) {
  if (!known.has(color)) {
    brush.clearRect(0, 0, 1, 1);
    brush.fillStyle = color;
    brush.fillRect(0, 0, 1, 1);
    const [red, green, blue, cover] = brush.getImageData(0, 0, 1, 1).data;
    known.set(color, [`#${[red, green, blue].map(part => part.toString(16).padStart(2, '0')).join('')}`, cover / 255]);
  }
  return known.get(color);
}

function painted(copy, style) {
  LOOKS.forEach(look => { const value = style.getPropertyValue(look); if (value && value !== 'none') copy.setAttribute(look, value.replaceAll('"', "'")); });
  PAINTS.forEach(paint => {
    const value = style.getPropertyValue(paint);
    if (!value || value === 'none' || value.startsWith('url')) { copy.setAttribute(paint, (value || 'none').replaceAll('"', '')); return; }
    const [color, cover] = solid(value);
    copy.setAttribute(paint, color);
    if (cover < 1 && paint !== 'color') copy.setAttribute(`${paint}-opacity`, cover * (Number(style.getPropertyValue(`${paint}-opacity`)) || 1));
  });
  return copy;
}

// A mark of the sprite is drawn in place, since the file has no sprite beside it.
function stamped(use, style) {
  const symbol = sprite.getElementById(use.getAttribute('href').split('#')[1]);
  if (!symbol) return [];
  const part = make('g', Object.fromEntries([...symbol.attributes].filter(a => !/^(id|viewBox|xmlns)/.test(a.name)).map(a => [a.name, a.value])));
  part.append(...symbol.cloneNode(true).childNodes);
  const told = (_, name, otherwise) => solid(style.getPropertyValue(name).trim() || otherwise || '#fff')[0];
  part.querySelectorAll('*').forEach(shape => [...shape.attributes].forEach(a => { a.value = a.value.replace(/var\((--[\w-]+)(?:,([^)]*))?\)/, told); }));
  const place = Object.fromEntries(['x', 'y', 'width', 'height'].filter(key => use.hasAttribute(key)).map(key => [key, use.getAttribute(key)]));
  return [painted(make('svg', { ...place, viewBox: symbol.getAttribute('viewBox') ?? undefined }, part), style)];
}

function copied(node) {
  if (node.nodeType === Node.TEXT_NODE) return [document.createTextNode(node.data)];
  if (!(node instanceof SVGElement) || node.matches(SKIPPED)) return [];
  const style = getComputedStyle(node);
  if (!node.closest('defs') && (style.display === 'none' || style.visibility === 'hidden')) return [];
  if (node.localName === 'use') return stamped(node, style);
  const kept = [...node.attributes].filter(a => !/^(class|style|href|role|tabindex|xmlns|data-|aria-)/.test(a.name) && (a.name !== 'id' || node.closest('defs')));
  const copy = make(node.localName === 'a' ? 'g' : node.localName, Object.fromEntries(kept.map(a => [a.name, a.value])));
  copy.append(...[...node.childNodes].flatMap(copied));
  return [painted(copy, style)];
}

function lines(text, style, at) {
  const found = [];
  const range = document.createRange();
  for (const word of text.data.matchAll(/\S+/g)) {
    range.setStart(text, word.index);
    range.setEnd(text, word.index + word[0].length);
    const box = range.getBoundingClientRect();
    if (box.width === 0) continue;
    const last = found.at(-1);
    if (last && Math.abs(last.top - box.top) < 2) { last.words += ` ${word[0]}`; last.right = box.right; }
    else found.push({ words: word[0], left: box.left, right: box.right, top: box.top });
  }
  brush.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  const above = brush.measureText('x').fontBoundingBoxAscent;
  const [fill, cover] = solid(style.color);
  return found.map(line => make('text', {
    x: at.x(line.left), y: at.y(line.top + above), fill, 'fill-opacity': cover < 1 ? cover : undefined, textLength: (line.right - line.left).toFixed(1),
    lengthAdjust: 'spacingAndGlyphs', 'font-size': style.fontSize, 'font-weight': style.fontWeight, 'font-family': style.fontFamily.replaceAll('"', "'"),
  }, style.textTransform === 'uppercase' ? line.words.toUpperCase() : line.words));
}

function edges(box, style, at) {
  const [left, right, top, bottom] = [at.x(box.left), at.x(box.right), at.y(box.top), at.y(box.bottom)];
  const sides = { Left: [left, top, left, bottom], Right: [right, top, right, bottom], Top: [left, top, right, top], Bottom: [left, bottom, right, bottom] };
  return Object.entries(sides).flatMap(([side, [x1, y1, x2, y2]]) => {
    const [width, kind] = [parseFloat(style[`border${side}Width`]), style[`border${side}Style`]];
    const [stroke, cover] = solid(style[`border${side}Color`]);
    const dashes = { dashed: `${3 * width} ${2 * width}`, dotted: `${width} ${width}` }[kind];
    return !width || kind === 'none' || !cover ? []
      : [make('line', { x1, y1, x2, y2, stroke, 'stroke-opacity': cover, 'stroke-width': width, 'stroke-dasharray': dashes })];
  });
}

function laid(element, at) {
  if (element.matches(SKIPPED) || !element.checkVisibility({ visibilityProperty: true })) return [];
  const [box, style] = [element.getBoundingClientRect(), getComputedStyle(element)];
  const place = { x: at.x(box.left), y: at.y(box.top), width: box.width, height: box.height };
  if (element instanceof HTMLCanvasElement) return [make('image', { ...place, href: element.toDataURL() })];
  if (element instanceof SVGElement) {
    const [copy] = copied(element);
    if (!copy) return [];
    for (const [key, value] of Object.entries(place)) copy.setAttribute(key, value);
    return [copy];
  }
  const [fill, cover] = solid(style.backgroundColor);
  const ground = cover ? [make('rect', { ...place, fill, 'fill-opacity': cover, rx: parseFloat(style.borderTopLeftRadius) || 0 })] : [];
  return [...ground, ...edges(box, style, at), ...[...element.childNodes].flatMap(child =>
    child.nodeType === Node.TEXT_NODE ? lines(child, style, at) : child instanceof Element ? laid(child, at) : [])];
}

function drawn(roots, name) {
  const boxes = roots.map(root => root.getBoundingClientRect());
  const width = Math.ceil(Math.max(320, ...boxes.map(box => box.width)) + 2 * EDGE);
  const picture = make('svg', { xmlns: NS, width });
  const font = getComputedStyle(document.body).fontFamily.replaceAll('"', "'");
  picture.append(make('title', {}, name), make('rect', { width: '100%', height: '100%', fill: '#ffffff' }));
  picture.append(make('text', { x: EDGE, y: 28, 'font-size': 16, 'font-weight': 600, 'font-family': font, fill: solid(getComputedStyle(document.body).color)[0] }, name));
  let top = HEAD;
  roots.forEach((root, i) => {
    const [box, start] = [boxes[i], top];
    picture.append(...laid(root, { x: x => +(x - box.left + EDGE).toFixed(2), y: y => +(y - box.top + start).toFixed(2) }));
    top += box.height + EDGE;
  });
  picture.setAttribute('height', Math.ceil(top));
  picture.setAttribute('viewBox', `0 0 ${width} ${Math.ceil(top)}`);
  return picture;
}

// In the light theme, whatever the person looks at, and what is made of dots with twice as many.
function inLight(draw) {
  const { dataset } = document.documentElement;
  const theme = dataset.theme;
  const dots = window.Chart?.defaults.devicePixelRatio;
  const change = (now, ratio) => {
    dataset.theme = now;
    if (!window.Chart) return;
    window.Chart.defaults.devicePixelRatio = ratio;
    document.dispatchEvent(new Event('themechange'));
  };
  change('light', 2);
  try { return draw(); } finally { change(theme, dots); }
}

async function dotted(source, { width, height }) {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(source)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: width * 2, height: height * 2 });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(done => canvas.toBlob(done));
}

export async function save({ picture: selector, as, name }) {
  sprite ??= new DOMParser().parseFromString(await (await fetch(document.documentElement.dataset.icons)).text(), 'image/svg+xml');
  const roots = [...document.querySelectorAll(selector)].filter(root => root.checkVisibility());
  const drawing = inLight(() => drawn(roots, name));
  const source = new XMLSerializer().serializeToString(drawing);
  const size = { width: Number(drawing.getAttribute('width')), height: Number(drawing.getAttribute('height')) };
  const file = as === 'svg' ? new Blob([source], { type: 'image/svg+xml' }) : await dotted(source, size);
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(file), download: `${name}.${as}` });
  link.click();
  URL.revokeObjectURL(link.href);
}
