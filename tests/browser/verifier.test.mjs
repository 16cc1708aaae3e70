// The page that checks a receipt: for every file it says what the command says, without asking anybody anything.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { address, cases, stranger } from './demo.mjs';

const { CORPUS, EDGES, IMPRIMATUR_BIN } = process.env;
/** What the page shows, by the command's exit code. */
const SAID = ['accepted', 'refused', 'unreadable'];
const folder = mkdtempSync(join(tmpdir(), 'verifier-'));

/** The page, loaded and then cut off from the network; whatever it asks for is noted. */
async function verifier(options = {}, prepare = async () => {}) {
  const page = await stranger(options);
  await prepare(page);
  await page.goto('/verify?lang=en');
  await page.locator('#verifier form').waitFor();
  await page.context().setOffline(true);
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  return { page, asked };
}

/** Gives the page a file and what to believe; what it answers, by verdict, reason and rows. */
async function answerOf(page, file, trust) {
  await page.locator('#receipt').setInputFiles([]);
  if (trust !== undefined) await page.locator('#trust').fill(trust);
  await page.locator('#receipt').setInputFiles(file);
  await page.locator('[data-verdict]:visible').waitFor();
  return page.evaluate(() => {
    const seen = (kind) => [...document.querySelectorAll(`[data-${kind}]`)].filter((part) => part.checkVisibility());
    const rows = seen('row').map((row) => [row.dataset.row, row.querySelector('bdi').textContent]);
    return {
      verdict: seen('verdict').map(({ dataset }) => dataset.verdict).join(),
      reason: seen('reason').map(({ dataset }) => dataset.reason).join(),
      remarks: seen('remark').map(({ dataset }) => dataset.remark),
      rows: Object.fromEntries(rows),
    };
  });
}

/** What the command says: its exit code, and what a good receipt proves. */
async function command(file, trust) {
  const policy = join(folder, 'policy');
  writeFileSync(policy, trust);
  const believed = /\s/.test(trust) ? ['--policy', policy] : [`--key=${trust}`];
  const line = ['ledger', 'receipt', 'verify', file, '--format', 'json', ...believed];
  const told = promisify(execFile)(IMPRIMATUR_BIN, line, { maxBuffer: 64 << 20 });
  const { code = 0, stdout } = await told.catch((failed) => failed);
  if (code !== 0) return { code };
  // Numbers as they are written: beyond 2^53, reading them as JSON would round them.
  const number = (name) => new RegExp(`"${name}": ?(\\d+)`).exec(stdout)?.[1];
  return { code, index: number('index'), witnessed: number('witnessed-by'), shown: JSON.parse(stdout).shown };
}

/** Seconds since 1970 as the page writes them. */
function instant(seconds) {
  if (seconds === undefined) return undefined;
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? `1970 + ${seconds} s` : date.toISOString().replace('.000', '');
}

test('every receipt of the corpus gets the same verdict from page and command', { skip: CORPUS ? false : 'no corpus was written' }, async () => {
  const { page, asked } = await verifier();
  const corpus = JSON.parse(readFileSync(join(CORPUS, 'cases.json'), 'utf8'));
  for (const { name, file, trust, verdict } of corpus) {
    const { code, ...told } = await command(join(CORPUS, file), trust);
    const { verdict: said, reason, remarks, rows } = await answerOf(page, join(CORPUS, file), trust);
    assert.deepEqual([code, said], [verdict, SAID[verdict]], `${name}: ${reason}`);
    assert.equal(reason === '', verdict === 0, name);
    if (verdict > 0) continue;
    assert.deepEqual([rows.index, rows.latest], [told.index, instant(told.witnessed)], name);
    assert.equal(remarks.includes('unwitnessed'), told.witnessed === undefined, name);
    assert.equal(rows.shown ?? '', told.shown.map((field) => field.join(': ')).join('\n'), name);
  }
  assert.deepEqual(asked, [], 'the page asked for something');
  console.log(`${corpus.length} receipts, one verdict each`);
  await page.context().close();
});

test('every edge case of Ed25519 gets the right verdict', { skip: EDGES ? false : 'no edge cases were written' }, async () => {
  const { page } = await verifier();
  await page.context().setOffline(false);
  const vectors = readFileSync(EDGES, 'utf8').trim().split('\n').map((line) => line.split(' '));
  const [accepted, sound] = await page.evaluate(async (all) => {
    const { equationHolds, isSound } = await import('/static/verify/crypto.js');
    const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => parseInt(byte, 16));
    const holds = all.map(([key, signature, message]) => equationHolds(bytes(key), bytes(message), bytes(signature)));
    return [await Promise.all(holds), all.map(([key]) => isSound(bytes(key)))];
  }, vectors);
  assert.deepEqual(accepted, vectors.map(([, , , verdict]) => verdict === 'accepted'));
  assert.deepEqual(sound, vectors.map(([, , , , key]) => key === 'sound'), 'keys that may be believed');
  console.log(`${accepted.filter(Boolean).length} of ${vectors.length} edge cases accepted`);
  await page.context().close();
});

test('a receipt of this register, by the key that the site names', async (t) => {
  const { page, asked } = await verifier();
  const receipt = await (await fetch(`${address}/register/${cases[0]}/events/1/receipt`)).text();
  const file = join(folder, 'first.receipt.json');
  writeFileSync(file, receipt);

  await t.test('it is accepted, with what it rests on', async () => {
    const { verdict, remarks, rows } = await answerOf(page, file);
    assert.equal(verdict, 'accepted');
    assert.ok(remarks.includes('own-key'), 'believing the site’s own key is remarked on');
    assert.equal(rows.case, cases[0]);
    assert.equal(rows.event, '1');
    assert.match(rows.hash, /^[A-Za-z0-9+/]{43}=$/);
  });

  await t.test('changing whom to believe judges it again', async () => {
    await page.locator('#trust').fill('somebody+else');
    await page.locator('#trust').blur();
    await page.locator('[data-verdict="unreadable"]:visible').waitFor();
    assert.equal(await page.locator('[data-reason="key-form"]').isVisible(), true);
  });

  await t.test('a file can be dropped', async () => {
    await page.reload().catch(() => {});
    await page.context().setOffline(false);
    await page.goto('/verify?lang=ar');
    await page.locator('#verifier form').waitFor();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'dropped.json'));
      document.querySelector('#verifier form').dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, receipt);
    await page.locator('[data-verdict="accepted"]:visible').waitFor();
  });
  assert.deepEqual(asked.filter((url) => !url.startsWith(address)), []);
  await page.context().close();
});

test('a browser without Ed25519 cannot tell', async () => {
  const { page } = await verifier({}, (page) => page.addInitScript(() => {
    crypto.subtle.importKey = async () => { throw new DOMException('Unrecognized name.', 'NotSupportedError'); };
  }));
  const receipt = await (await fetch(`${address}/register/${cases[0]}/events/1/receipt`)).text();
  writeFileSync(join(folder, 'second.receipt.json'), receipt);
  const { verdict, reason } = await answerOf(page, join(folder, 'second.receipt.json'));
  assert.deepEqual([verdict, reason], ['unknown', 'no-ed25519']);
  await page.context().close();
});

test('without JavaScript the page says how to check a receipt', async () => {
  const page = await stranger({ javaScriptEnabled: false });
  await page.goto('/verify?lang=en');
  assert.match(await page.locator('#verifier').innerText(), /imprimatur ledger receipt verify/);
  for (const hidden of await page.locator('#verifier [hidden]').all()) assert.equal(await hidden.isVisible(), false);
  await page.context().close();
});
