// Every page, for everybody who may see it, in both directions of writing and on small screens: whole without
// JavaScript, and without barriers that axe can find.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import axe from 'axe-core';
import { address, cases, people, send, signedIn, stranger } from './demo.mjs';

const LANGUAGES = [{ lang: 'en', dir: 'ltr' }, { lang: 'ar', dir: 'rtl' }];
const [WIDE, NARROW, NARROWEST] = [1280, 360, 320];

const [first, second] = cases;
const PUBLIC = [
  '/', '/register', '/register?q=nothing+has+these+words', '/criteria', '/policy', '/verify', '/sign-in',
  '/partners/tencent', '/partners/lindenfield', '/partners/tencent/ownership', '/partners/lindenfield/ownership',
  '/partners/lindenfield/ownership?on=2020-01-01',
  ...cases.flatMap((id) => [`/register/${id}`, `/register/${id}/comment`]),
  `/register/${first}?on=2020-03-31`, `/register/${first}/events/1`, `/register/${second}/events/60`,
];

test('public pages', async (t) => {
  await walk(t, PUBLIC, stranger, async (page) => {
    assert.deepEqual(await page.context().cookies(), [], 'a public page set a cookie');
  });
});

// What is alike for everybody who sees it, and in every case, is looked at once: as the first who gets there.
const SAME_FOR_ALL = /\/do\/.*|\/(account|codes|passkeys|contract|evidence|flags|open|questions|sign)$/;
const seen = new Set();
for (const { id, role } of people) {
  test(`the office as ${role}`, async (t) => {
    const guest = await signedIn(id, { javaScriptEnabled: false });
    const cookies = await guest.context().cookies();
    const paths = await reachable(guest, role);
    await guest.context().close();
    await walk(t, paths, async (options) => {
      const page = await stranger(options);
      await page.context().addCookies(cookies);
      return page;
    });
  });
}

test('a form with errors', async (t) => {
  const page = await signedIn('officer');
  for (const { lang } of LANGUAGES) {
    await page.goto(`/office/open?lang=${lang}`);
    await send(page);
    await page.locator('.error-summary').waitFor();
    await hasNoBarrier(page);
  }
  await page.context().close();
});

test('a question to the browser for a passkey', async (t) => {
  const page = await stranger();
  for (const { lang } of LANGUAGES) {
    await page.goto(`/sign-in?lang=${lang}`);
    await page.locator('#passkey button').click();
    await page.locator('form[data-passkey]').waitFor();
    await hasNoBarrier(page);
  }
  await page.context().close();
});

/** Looks at each page in each language, first without JavaScript, then with axe. */
async function walk(t, paths, enter, also = async () => {}) {
  const plain = await enter({ javaScriptEnabled: false });
  const scripted = await enter({});
  const faults = listen(scripted);
  for (const path of paths) {
    for (const { lang, dir } of LANGUAGES) {
      await t.test(`${path} in ${lang}`, async () => {
        const there = `${path}${path.includes('?') ? '&' : '?'}lang=${lang}`;
        const response = await plain.goto(there);
        assert.equal(response.status(), 200);
        await isWhole(plain, lang, dir);
        await also(plain);
        faults.length = 0;
        await scripted.goto(there);
        await hasNoBarrier(scripted);
        assert.deepEqual(faults, []);
        await also(scripted);
      });
    }
  }
  await plain.context().close();
  await scripted.context().close();
}

/** Console errors, which violations of the Content Security Policy are too, and requests to elsewhere. */
function listen(page) {
  const faults = [];
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('request', (request) => new URL(request.url()).origin === address || faults.push(`asks ${request.url()}`));
  return faults;
}

async function isWhole(page, lang, dir) {
  const root = page.locator('html');
  assert.equal(await root.getAttribute('lang'), lang);
  assert.equal(await root.getAttribute('dir'), dir);
  assert.equal(await page.locator('h1').count(), 1, 'a page has one h1');
  for (const width of [WIDE, NARROW, NARROWEST]) {
    await page.setViewportSize({ width, height: 800 });
    assert.deepEqual(await page.evaluate(stickingOut), [], `sticks out at ${width} pixels`);
  }
}

/** The elements that make the page wider than the screen. Runs in the page. */
function stickingOut() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const scrolls = (element) => element.closest('.scroll, pre') && !element.matches('.scroll, pre');
  const out = [...document.body.querySelectorAll('*')].filter((element) => {
    const { left, right } = element.getBoundingClientRect();
    return (left < -1 || right > width + 1) && !scrolls(element);
  });
  return ['the page', ...out.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
}

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
// The rules that width and colours decide; all others would say the same again.
const OF_LAYOUT = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'];

/** Asks axe on a wide light screen and on a narrow dark one. */
async function hasNoBarrier(page) {
  await page.evaluate(axe.source);
  for (const [width, colorScheme, runOnly] of [[WIDE, 'light', WCAG], [NARROW, 'dark', OF_LAYOUT]]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    const found = await page.evaluate(barriers, runOnly);
    assert.deepEqual(found, [], `barriers at ${width} pixels in ${colorScheme} colours`);
  }
}

/** What axe finds that is serious or critical. Runs in the page. */
async function barriers(runOnly) {
  const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
  const grave = violations.filter(({ impact }) => ['serious', 'critical'].includes(impact));
  return grave.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}

/** The pages that somebody reaches from the office by links, as far as nobody has seen their like. */
async function reachable(page, role) {
  const found = [];
  const left = ['/office', '/account'];
  while (left.length > 0) {
    const path = left.shift();
    const like = SAME_FOR_ALL.exec(path)?.[0] ?? `${role} ${path}`;
    if (seen.has(like)) continue;
    seen.add(like);
    found.push(path);
    await page.goto(path);
    const links = await page.locator('main a').evaluateAll((all) => all.map(({ pathname }) => pathname));
    // A calendar is a file, and no page.
    left.push(...links.filter((link) => /^\/(office|account|people)/.test(link) && !link.endsWith('.ics')));
  }
  return found;
}
