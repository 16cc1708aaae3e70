// A passkey is added, signs in without a name, and is removed: with the browser's own software authenticator.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fill, password, said, send, signedIn } from './demo.mjs';

/** Gives the page a device that holds passkeys and knows its owner. */
async function withAuthenticator(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true,
  };
  const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', { options });
  return (isUserVerified) => devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified });
}

test('a passkey from its registration to its removal', async (t) => {
  const page = await signedIn('lawyer');
  const recognises = await withAuthenticator(page);

  await t.test('it is added', async () => {
    await page.goto('/account');
    await page.locator('main a[href$="/account/passkeys"]').click();
    await fill(page, { label: 'Blue key', password });
    await send(page);
    await send(page);
    await page.waitForURL(/done=passkey-on/);
    assert.match(await said(page), /The passkey is added/);
    assert.match(await said(page), /You have \u20681\u2069 passkey/);
  });

  await t.test('it signs in without a name', async () => {
    await page.locator('header .session button').click();
    await page.goto('/sign-in?next=/account');
    await page.locator('#passkey button').click();
    await send(page);
    await page.waitForURL(/\/account$/);
    assert.match(await said(page), /Sign-in name lawyer/);
  });

  await t.test('a device that does not recognise its owner signs nobody in', async () => {
    await page.locator('header .session button').click();
    await recognises(false);
    await page.goto('/sign-in');
    await page.locator('#passkey button').click();
    await send(page);
    await page.locator('#passkey-failed:not([hidden])').waitFor();
    assert.match(await said(page), /Your browser gave no passkey/);
    await recognises(true);
    await send(page);
    await page.waitForURL(/\/office$/);
  });

  await t.test('it is removed, and no longer signs in', async () => {
    await page.goto('/account/passkeys');
    await page.locator('main [name="credential"]').check();
    await page.locator('main [name="password-again"]').fill(password);
    await page.locator('main .button-grave').click();
    await page.waitForURL(/done=passkey-off/);
    await page.locator('header .session button').click();
    await page.goto('/sign-in');
    await page.locator('#passkey button').click();
    await send(page);
    await page.waitForURL(/passkey\/answer/);
    assert.match(await said(page), /not known here/);
  });
  await page.context().close();
});
