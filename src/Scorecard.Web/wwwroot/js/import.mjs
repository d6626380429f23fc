// <form data-watched> is sent in the background, so that a bar shows how far it is: first the sending, then what the server says line by line.
// Without this module it is sent as any other form and answered when all is done.
const words = { sending: 'Sending', reading: 'Reading' };

document.querySelectorAll('form[data-watched]').forEach(form => {
  const [progress, refusal] = [form.querySelector('[data-progress]'), form.querySelector('[data-refusal]')];
  const show = (what, percent) => {
    progress.hidden = false;
    progress.querySelector('progress').value = percent;
    progress.querySelector('p').textContent = `${what}, ${Math.round(percent)} %`;
  };
  const refuse = sentence => {
    progress.hidden = true;
    refusal.hidden = false;
    refusal.querySelector('p').textContent = sentence;
    form.querySelectorAll('button').forEach(button => { button.disabled = false; });
  };
  const isTooLarge = file => file.size > Number(form.dataset.largest);

  form.addEventListener('submit', event => {
    event.preventDefault();
    refusal.hidden = true;
    const large = [...form.querySelector('[type=file]')?.files ?? []].find(isTooLarge);
    if (large) return refuse(`${large.name} is larger than ${form.dataset.largest / 2 ** 20} MB. Split it and import the parts one after the other.`);

    const request = new XMLHttpRequest();
    let read = 0;
    let answered = false;
    const readLines = () => {
      for (let end; (end = request.responseText.indexOf('\n', read)) >= 0; read = end + 1) {
        const line = JSON.parse(request.responseText.slice(read, end));
        answered ||= 'go' in line || 'problem' in line;
        if ('percent' in line) show(words.reading, line.percent);
        if ('problem' in line) refuse(line.problem);
        if ('go' in line) { show(words.reading, 100); location.assign(line.go); }
      }
    };
    const isLines = () => request.status === 200 && request.getResponseHeader('Content-Type')?.startsWith('application/x-ndjson');
    request.upload.onprogress = sent => show(words.sending, 100 * sent.loaded / sent.total);
    request.onprogress = () => { if (isLines()) readLines(); };
    request.onloadend = () => {
      if (isLines()) readLines();
      if (answered) return;
      refuse(request.status === 400 ? 'This page was open for too long. Reload it and try again.'
        : request.status === 413 ? 'The files are too large. Import them in parts.'
          : 'The answer did not arrive. Reload the page to see what was done.');
    };
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/x-ndjson');
    request.send(new FormData(form));
    form.querySelectorAll('button').forEach(button => { button.disabled = true; });
    show(words.sending, 0);
  });
});
