// The demonstration that runs, a browser, and people in front of its pages.

import { readFileSync } from 'node:fs';
import { after } from 'node:test';
import { chromium } from 'playwright-core';

const printed = readFileSync(process.env.IMPRIMATUR_DEMO, 'utf8');
/** Everybody’s password. */
export const password = /password for everybody: (\S+)/.exec(printed)[1];

/** Address of the site, without a slash at the end. */
export const address = /http:\/\/localhost:\d+/.exec(printed)[0];

/** Whoever can sign in: `{ id, role }`. */
export const people = [...printed.matchAll(/^ {2}(\w+) +\w+ \w+ +([a-z-]+)$/gm)].map(([, id, role]) => ({ id, role }));

/** Identifiers of the cases that the demonstration tells. */
export const cases = [...printed.matchAll(/\/register\/(\S+)$/gm)].map(([, id]) => id);

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
after(() => browser.close());

/** Somebody who is not signed in, in a browser of their own. */
export async function stranger(options = {}) {
  const context = await browser.newContext({ baseURL: address, ...options });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

/** Somebody who is signed in, in a browser of their own. */
export async function signedIn(id, options = {}) {
  const page = await stranger(options);
  await page.goto('/sign-in');
  await fill(page, { name: id, password });
  await send(page);
  if (new URL(page.url()).pathname !== '/office') throw new Error(`${id} could not sign in: ${await said(page)}`);
  return page;
}

/**
 * Fills in fields by their names. A day is `2026-11-21`; a list ticks exactly these boxes; other values are
 * typed or chosen, whatever the field is.
 */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`main [name="${name}"]`);
    if (await field.count() === 0) await fillDay(page, name, value);
    else await fillOne(page, name, field, value);
  }
}

async function fillOne(page, name, field, value) {
  const kind = await field.first().evaluate((element) => element.type);
  const choice = (one) => page.locator(`main [name="${name}"][value="${one}"]`);
  if (kind === 'radio') await choice(value).check();
  else if (kind === 'checkbox') for (const one of [value].flat()) await choice(one).check();
  else if (kind === 'select-one') await field.selectOption(value);
  else await field.fill(value);
}

async function fillDay(page, name, value) {
  for (const [index, part] of ['year', 'month', 'day'].entries()) {
    await page.locator(`main [name="${name}-${part}"]`).fill(value.split('-')[index]);
  }
}

/** Presses the main button of the page. */
export async function send(page) {
  await page.locator('main .button-main').click();
}

/** What the page says, in one line. */
export async function said(page) {
  return (await page.locator('main').innerText()).replace(/\s+/g, ' ');
}
