// Shows how far a search or an import is, and the page anew once it has ended. Without this module there is a link to look again.
const box = document.querySelector('[data-run]');
const bar = box?.querySelector('progress');
const words = box?.querySelector('[data-percent]');

async function look() {
  try {
    const answer = await fetch(box.dataset.run, { headers: { Accept: 'application/json' } });
    if (answer.status === 403 || answer.status === 404 || answer.redirected) return location.reload();
    if (answer.ok) {
      const { percent, runs } = await answer.json();
      if (!runs) return location.reload();
      bar.value = percent;
      words.textContent = `${percent}%`;
    }
  } catch {
    // Out of reach for a moment; asked again.
  }
  setTimeout(look, 1000);
}

if (box) {
  box.querySelector('[data-again]').hidden = true;
  setTimeout(look, 1000);
}
