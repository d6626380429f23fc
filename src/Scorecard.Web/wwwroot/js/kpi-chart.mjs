// One KPI over its own periods, with the target in steps. Colours come from the CSS tokens, so both themes just work.
const data = JSON.parse(document.getElementById('chart-data').textContent);
const canvas = document.getElementById('chart');
const numbers = new Intl.NumberFormat(data.culture || undefined, { maximumFractionDigits: 4 });
const currency = '€$£'.includes(data.unit[0] || ' ');
const tick = value => {
  const text = numbers.format(Math.abs(value));
  const sign = value < 0 ? '\u2212' : '';
  return currency ? sign + data.unit[0] + text + data.unit.slice(1) : sign + text + (['%', '×'].includes(data.unit) ? data.unit : '');
};
const probe = document.createElement('i');
document.body.append(probe);
const token = name => { probe.className = ''; probe.style.color = `var(--${name})`; return getComputedStyle(probe).color; };
const lastTarget = data.target.findLastIndex(value => value !== null);
let chart;

function draw() {
  chart?.destroy();
  const [ink, muted, line, surface, good, goodText] = ['ink', 'ink-3', 'line', 'surface', 'good', 'good-text'].map(token);
  Chart.defaults.font = { family: getComputedStyle(document.body).fontFamily, size: 12 };
  Chart.defaults.color = muted;
  Chart.defaults.animation = false;
  chart = new Chart(canvas, {
    type: 'line',
    data: {
      labels: data.labels,
      datasets: [
        { label: 'Actual', data: data.actual, texts: data.actualText, borderColor: ink, backgroundColor: ink, borderWidth: 2, pointRadius: 2.5, pointHitRadius: 12 },
        { label: 'Target', data: data.target, texts: data.targetText, borderColor: good, borderWidth: 1.5, pointRadius: data.labels.length === 1 ? 2.5 : 0, stepped: 'middle' },
      ],
    },
    options: {
      maintainAspectRatio: false,
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: 18, right: 8 } },
      scales: {
        x: { grid: { display: false }, border: { color: line }, ticks: { maxRotation: 0, autoSkipPadding: 24 } },
        y: { grace: '8%', border: { display: false }, grid: { color: line }, ticks: { maxTicksLimit: 6, callback: tick } },
      },
      plugins: {
        legend: { display: false },
        tooltip: {
          backgroundColor: ink, titleColor: surface, bodyColor: surface, displayColors: false, padding: 10,
          callbacks: { label: item => `${item.dataset.label} ${item.dataset.texts[item.dataIndex] ?? '\u2013'}` },
        },
        annotation: {
          clip: false,
          annotations: lastTarget < 0 ? {} : {
            target: {
              type: 'label', xValue: lastTarget, yValue: data.target[lastTarget], content: `Target ${data.targetText[lastTarget]}`,
              position: { x: 'end', y: 'end' }, yAdjust: -2, color: goodText, font: { size: 12, weight: 600 }, padding: 0, backgroundColor: 'transparent',
            },
          },
        },
      },
    },
  });
}

document.fonts.ready.then(draw);
document.addEventListener('themechange', draw);
