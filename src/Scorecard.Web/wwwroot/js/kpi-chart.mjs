// One KPI over its own periods, with the target in steps. Colours come from the CSS tokens, so both themes just work.
const data = JSON.parse(document.getElementById('chart-data').textContent);
const canvas = document.getElementById('chart');
const numbers = new Intl.NumberFormat(data.culture || undefined, { maximumFractionDigits: 4 });
const currency = '€$£'.includes(data.unit[0] || ' ');
const tick = value => {
  if (data.isYesNo) return value === 1 ? 'Yes' : 'No';
  const text = numbers.format(Math.abs(value));
  const sign = value < 0 ? '\u2212' : '';
  return currency ? sign + data.unit[0] + text + data.unit.slice(1) : sign + text + (['%', '×'].includes(data.unit) ? data.unit : '');
};
const probe = document.createElement('i');
document.body.append(probe);
const token = name => { probe.className = ''; probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
const part = (list, i) => list.map(entry => entry?.[i] ?? null);
const faded = (name, share) => token(name).replace('rgb(', 'rgba(').replace(')', `, ${share})`);
const signals = new Map(data.signals.map(signal => [signal.at, signal]));
const lastTarget = data.target.findLastIndex(value => value !== null);
let chart;

// Hatched, as on the page: stripes of the text's colour on the surface.
function hatch(ink, surface) {
  const tile = document.createElement('canvas');
  tile.width = tile.height = 4;
  const pen = tile.getContext('2d');
  pen.fillStyle = surface;
  pen.fillRect(0, 0, 4, 4);
  pen.strokeStyle = ink;
  pen.beginPath();
  for (const from of [-4, 0, 4]) { pen.moveTo(from, 4); pen.lineTo(from + 4, 0); }
  pen.stroke();
  return pen.createPattern(tile, 'repeat');
}

function draw() {
  chart?.destroy();
  const [ink, muted, line, surface, good, goodText] = ['ink', 'ink-3', 'line', 'surface', 'good', 'good-text'].map(token);
  Chart.defaults.font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  Chart.defaults.color = muted;
  Chart.defaults.animation = false;
  const accent = token('accent');
  const narrow = canvas.parentElement.clientWidth < 520;
  const toneOf = { good: token('good'), bad: token('bad'), none: token('ink-2') };
  const edge = extra => ({ borderWidth: 0, pointRadius: 0, pointHitRadius: 0, ...extra });
  const spoken = data.signals.find(signal => signal.label);
  // The value stands on the side of its point that the line does not come from, unless the target's words are there.
  const before = spoken ? data.actual.slice(0, spoken.at).findLast(earlier => earlier !== null) : undefined;
  const value = spoken && data.actual[spoken.at];
  const known = data.actual.filter(value => value !== null);
  const span = Math.max(...known) - Math.min(...known);
  const gap = lastTarget >= 0 && spoken ? data.target[lastTarget] - value : Infinity;
  const below = spoken && (Math.abs(gap) < span / 5 ? gap > 0 : before > value);
  let row = 0;
  const starts = [...data.rebases].sort((a, b) => a.at - b.at)
    .map((start, i, all) => ({ ...start, row: i > 0 && start.at - all[i - 1].at < data.labels.length * 0.4 ? ++row : (row = 0) }));
  chart = new Chart(canvas, {
    type: 'line',
    data: {
      labels: data.labels,
      datasets: [
        {
          label: 'Actual', data: data.actual, texts: data.actualText, borderColor: ink, backgroundColor: ink, borderWidth: 2, pointHitRadius: 12, order: 0,
          pointRadius: data.labels.map((_, i) => signals.has(i) ? 5 : 2.5), pointStyle: data.labels.map((_, i) => signals.has(i) ? 'rectRot' : 'circle'),
          pointBackgroundColor: data.labels.map((_, i) => toneOf[signals.get(i)?.tone] ?? ink), pointBorderColor: data.labels.map((_, i) => signals.has(i) ? surface : ink),
        },
        {
          label: 'Waits for approval:', data: data.waiting, texts: data.waitingText, showLine: false, pointRadius: 6, pointHitRadius: 12, pointStyle: 'rect',
          pointBackgroundColor: hatch(ink, surface), pointBorderColor: ink, borderColor: ink, order: -1,
        },
        { label: 'Target', data: data.target, texts: data.targetText, borderColor: good, borderWidth: 1.5, pointRadius: data.labels.length === 1 ? 2.5 : 0, stepped: 'middle', order: 2 },
        { label: 'Forecast', data: part(data.fan, 2), texts: data.fanText, borderColor: accent, borderWidth: 2, borderDash: [4, 4], pointRadius: 0, order: 1 },
        edge({ data: part(data.fan, 1), order: 3 }), edge({ data: part(data.fan, 3), fill: '-1', backgroundColor: faded('accent', 0.2), order: 3 }),
        edge({ data: part(data.fan, 0), order: 4 }), edge({ data: part(data.fan, 4), fill: '-1', backgroundColor: faded('accent', 0.12), order: 4 }),
        edge({ data: part(data.limits, 0), stepped: 'middle', order: 5 }), edge({ data: part(data.limits, 2), fill: '-1', backgroundColor: faded('none', 0.16), stepped: 'middle', order: 5 }),
        { data: part(data.limits, 1), borderColor: token('none'), borderWidth: 1, pointRadius: 0, pointHitRadius: 0, stepped: 'middle', order: 4 },
      ],
    },
    options: {
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: 18, right: 8 } },
      scales: {
        x: { grid: { display: false }, border: { color: line }, ticks: { maxRotation: 0, autoSkipPadding: 24 } },
        y: { ...(data.isYesNo ? { min: -0.2, max: 1.2, afterBuildTicks: scale => { scale.ticks = [{ value: 0 }, { value: 1 }]; } } : { grace: '8%' }), border: { display: false }, grid: { color: line }, ticks: { maxTicksLimit: 6, callback: tick } },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: ink, titleColor: surface, bodyColor: surface, displayColors: false, padding: 10, filter: item => item.dataset.texts?.[item.dataIndex],
          callbacks: { label: item => `${item.dataset.label} ${item.dataset.texts[item.dataIndex] ?? '\u2013'}` },
        },
        annotation: {
          clip: false,
          annotations: {
            ...Object.fromEntries(starts.map(start => [`start${start.at}`, {
              type: 'line', xMin: start.at - 0.5, xMax: start.at - 0.5, borderColor: token('ink-3'), borderWidth: 1, borderDash: [3, 3],
              label: { display: !narrow, content: start.label.length > 40 ? `${start.label.slice(0, 39)}\u2026` : start.label, position: 'end', backgroundColor: surface, color: muted, font: { size: 12 }, padding: 3, yAdjust: -4 + 20 * start.row },
            }])),
            ...spoken && {
              signal: {
                type: 'label', xValue: spoken.at, yValue: value, content: data.actualText[spoken.at],
                position: { x: spoken.at > data.labels.length * 0.85 ? 'end' : 'center', y: below ? 'start' : 'end' }, xAdjust: spoken.at > data.labels.length * 0.85 ? 8 : 0, yAdjust: below ? 9 : -9,
                color: token(spoken.tone === 'none' ? 'ink-2' : `${spoken.tone}-text`), font: { size: 12, weight: 600 }, backgroundColor: faded('surface', 0.85), padding: 2,
              },
            },
            ...lastTarget >= 0 && { target: {
              type: 'label', xValue: lastTarget, yValue: data.target[lastTarget], content: `Target ${data.targetText[lastTarget]}`,
              position: { x: 'end', y: 'end' }, yAdjust: -2, color: goodText, font: { size: 12, weight: 600 }, padding: 0, backgroundColor: 'transparent',
            } },
          },
        },
      },
    },
  });
}

document.fonts.ready.then(draw);
document.addEventListener('themechange', draw);
