// <form data-passkey="create|get" data-options="address"> asks the device for a passkey, puts it into Input.Credential and sends the form.
const known = () => 'PublicKeyCredential' in window && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

document.querySelectorAll('[data-passkey]').forEach(form => {
  if (!known()) return;
  const button = form.querySelector('button');
  const said = form.querySelector('[data-said]');
  const say = text => { said.textContent = text; said.hidden = !text; };
  button.hidden = false;
  say('');
  form.addEventListener('submit', async event => {
    const box = form.elements['Input.Credential'];
    if (box.value) return;
    event.preventDefault();
    button.disabled = true;
    try {
      const response = await fetch(form.dataset.options, { method: 'POST', body: new FormData(form) });
      if (!response.ok) throw new Error();
      const options = await response.json();
      const credential = form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
      box.value = JSON.stringify(credential);
      form.submit();
    } catch {
      say('No passkey was given. Try once more, or use another way.');
      button.disabled = false;
    }
  });
});
