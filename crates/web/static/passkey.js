// Asks the browser for a passkey, puts its answer into the form, and sends the form.
// The form carries what to ask for: data-passkey ("create" or "get") and data-options.

const form = document.querySelector("form[data-passkey]");

async function ask() {
  const options = JSON.parse(form.dataset.options);
  if (form.dataset.passkey === "create") {
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
  return navigator.credentials.get({ publicKey });
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const failed = document.getElementById("passkey-failed");
  failed.hidden = true;
  try {
    const answer = await ask();
    form.elements.answer.value = JSON.stringify(answer);
    form.submit();
  } catch {
    // The person changed their mind, the browser is too old, or there is no such passkey here:
    // browsers do not say which, so that sites cannot find out what is on a device.
    failed.hidden = false;
    failed.focus();
  }
});
