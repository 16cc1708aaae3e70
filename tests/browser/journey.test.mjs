// A whole case by eight people, none of them with JavaScript: opened, examined, consulted on, refused to be
// announced, rejected over a dissent, and read by a stranger.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { fill, said, send, signedIn, stranger } from './demo.mjs';

const NO_SCRIPT = { javaScriptEnabled: false };
const REASONS = 'Nobody could tell the participants who reads what they say.';
const DISSENT = 'A shorter pilot without recordings would have answered the concern.';

test('a case from its opening to a published rejection', async (t) => {
  const here = {};
  for (const id of ['officer', 'diligence', 'partner', 'society', 'expert', 'approver', 'head']) {
    here[id] = await signedIn(id, NO_SCRIPT);
  }
  here.public = await stranger(NO_SCRIPT);
  let id;

  const look = (who, below = '') => here[who].goto(`/office/cases/${id}${below}`);
  /** Fills in and sends a form, and expects that it is recorded. */
  const act = async (who, name, values) => {
    await look(who, `/do/${name}`);
    await fill(here[who], values);
    await send(here[who]);
    await isRecorded(here[who]);
  };

  await t.test('the officer opens it', async () => {
    const page = here.officer;
    await page.goto('/office');
    await page.locator('main a[href$="/office/open"]').click();
    await fill(page, {
      'institution.id': 'example-institution',
      'institution.name': 'Example Institution (invented)',
      'partner.id': 'lindenfield',
      'partner.name': 'Lindenfield Meetings Cooperative (invented)',
      'partner.country': 'CH',
      'partner.state-owned': 'no',
      'engagement.title': 'Recorded hearings (invented)',
      'engagement.kind': 'pilot',
      'engagement.summary': 'The cooperative records the hearings of a working group.',
      'engagement.uses': ['name', 'people'],
      'engagement.free-of-charge': 'yes',
      'engagement.exclusive': 'no',
      'engagement.used-by-civil-society': 'yes',
      'engagement.renews-itself': 'no',
    });
    await send(page);
    await isRecorded(page);
    id = /IMP-\d+-\d+/.exec(page.url())[0];
    assert.equal((await here.public.goto(`/register/${id}`)).status(), 200, 'the pre-notice is public at once');
  });

  await t.test('what is left out is asked for at its field, and nothing is lost', async () => {
    const page = here.officer;
    await look('officer', '/do/evidence.added');
    await fill(page, { title: 'Report on recordings (invented)' });
    await send(page);
    const asked = page.locator('.error-summary a');
    assert.ok(await asked.count() >= 2);
    for (const link of await asked.all()) {
      assert.equal(await page.locator(`[id="${(await link.getAttribute('href')).slice(1)}"]`).count(), 1);
    }
    assert.equal(await page.locator('[name="title"]').inputValue(), 'Report on recordings (invented)');
  });

  await t.test('facts, interests and sources are recorded', async () => {
    await act('officer', 'technology.described', {
      'technology.proprietary': 'no',
      'technology.algorithmic': 'yes',
      'technology.account-required': 'no',
      'technology.identity-required': 'unknown',
      'technology.alternative-offered': 'no',
    });
    await act('officer', 'data.described', {
      'data.personal': 'people-at-risk', 'data.partner-access': 'unknown', 'data.own-purposes': 'unknown',
    });
    for (const who of ['officer', 'diligence', 'head', 'approver']) {
      await act(who, 'interests.declared', {});
    }
    await act('officer', 'institution.declared', {});
    await act('officer', 'evidence.added', {
      kind: 'independent', publisher: 'Example Auditors (invented)', title: 'Report on recordings (invented)',
      'published-on': '2026-01-20', quote: 'Recordings were kept for longer than was said.',
    });
  });

  await t.test('diligence assesses, answers, and raises a flag; the officer answers it, diligence does not agree', async () => {
    await look('diligence', '/evidence');
    await here.diligence.locator('main a[href*="/do/evidence.assessed"]').click();
    await fill(here.diligence, { reliability: 'credible', reasons: 'Compared with what others publish.' });
    await send(here.diligence);
    await isRecorded(here.diligence);
    await act('diligence', 'answer.given', { code: 'EX-01', value: 'no', evidence: ['E-1'] });
    await act('diligence', 'flag.raised', { code: 'X-1', summary: 'Recordings are kept without a term.' });
    await act('officer', 'flag.answered', {
      code: 'X-1', outcome: 'accepted-with-measure', reasons: 'A term can be agreed.', measure: 'Thirty days.',
    });
    await act('diligence', 'flag.reviewed', { code: 'X-1', holds: 'false', reasons: 'Nobody checks the term.' });
  });

  await t.test('the partner is asked, and replies', async () => {
    await look('officer', '/do/reply.invited');
    await send(here.officer);
    await isRecorded(here.officer);
    await look('partner');
    assert.match(await said(here.partner), /Recordings are kept without a term/);
    await act('partner', 'reply.received', { text: 'We delete when we are asked to.' });
  });

  await t.test('an announcement is refused, and the page says what is missing', async () => {
    await look('officer', '/do/partnership.announced');
    await fill(here.officer, { text: 'We are glad to work together.' });
    await send(here.officer);
    assert.doesNotMatch(here.officer.url(), /done=/);
    const codes = await here.officer.locator('.unmet > li > .hint:last-child').allInnerTexts();
    assert.ok(codes.some((text) => text.includes('G-ANN-1')), codes.join());
    assert.ok(codes.length >= 5, 'every requirement that is not met is named');
    assert.equal(await here.officer.locator('[name="text"]').inputValue(), 'We are glad to work together.');
  });

  await t.test('reviews are asked for and given', async () => {
    for (const [reviewer, subject, opinion] of [['society', 'human rights', 'objects'], ['expert', 'technology', 'supports']]) {
      assert.equal((await look(reviewer)).status(), 403, 'a reviewer sees a case only when asked');
      await act('officer', 'review.requested', { reviewer, subject });
      await act(reviewer, 'interests.declared', {});
      await act(reviewer, 'review.given', { subject, opinion, reasons: `On ${subject}, by ${reviewer}.` });
    }
  });

  await t.test('on the emergency path a consultation opens, and a stranger comments', async () => {
    await act('diligence', 'assessment.recorded', { status: 'draft', summary: 'Draft: who listens is not known.' });
    await look('officer', '/do/consultation.opened');
    const terms = { options: 'Do not proceed\nMinutes instead of recordings', 'safe-channel': 'true' };
    await fill(here.officer, terms);
    await send(here.officer);
    assert.match(await said(here.officer), /G-CON-1/, 'without an emergency the notice must be public for a while');
    await act('head', 'emergency.invoked', { reason: 'The hearings begin.', 'post-hoc-on': inDays(30) });
    await act('officer', 'consultation.opened', terms);

    const page = here.public;
    await page.goto(`/register/${id}`);
    await page.locator(`main a[href$="/register/${id}/comment"]`).first().click();
    await fill(page, { naming: 'anonymous', text: 'Whoever speaks there may be heard at home.' });
    await send(page);
    assert.match(await said(page), /may be heard at home/, 'the comment is shown before it is sent');
    await send(page);
    await receiptHolds(page, 'a[href$="/receipt"]');
    await act('officer', 'comment.answered', { comments: ['C-1'], outcome: 'accepted', reasons: 'It weighs most.' });
    assert.deepEqual(await page.context().cookies(), []);
  });

  await t.test('a rejection is proposed; its author cannot sign, and the risk puts it beyond the approver', async () => {
    await act('officer', 'stage.entered', { stage: 'decision' });
    await act('officer', 'decision.proposed', { kind: 'reject', reasons: REASONS, accountable: 'A. Head (invented)' });
    assert.equal((await look('officer', '/sign')).status(), 403);
    await act('expert', 'dissent.recorded', { text: DISSENT });
    await look('approver', '/sign');
    await fill(here.approver, { carried: 'I would.' });
    await send(here.approver);
    assert.match(await said(here.approver), /only these decide/);
  });

  await t.test('the head signs what is shown, and publishes', async () => {
    await look('head', '/sign');
    assert.match(await said(here.head), new RegExp(`${REASONS}.*${DISSENT}`));
    await send(here.head);
    assert.equal(await here.head.locator('#carried-error').count(), 1, 'an objection is open: it must be carried');
    await fill(here.head, { carried: 'The objection is why it is rejected.', 'carried-by': 'Hugo Head (invented)' });
    await send(here.head);
    await isRecorded(here.head);
    await here.public.goto(`/register/${id}`);
    assert.ok(!(await said(here.public)).includes(DISSENT), 'a dissent is not told before the decision');
    await act('head', 'decision.published', {});
  });

  await t.test('everybody reads the decision with its reasons and the dissent, and can prove it', async () => {
    const page = here.public;
    for (const lang of ['en', 'ar']) {
      await page.goto(`/register/${id}?lang=${lang}`);
      const text = await said(page);
      for (const part of [REASONS, DISSENT, 'The objection is why it is rejected.']) assert.ok(text.includes(part), part);
    }
    await page.goto(`/register?lang=en`);
    await page.getByRole('link', { name: 'Recorded hearings (invented)' }).first().click();
    await page.locator('.timeline a:not([href*="/receipt"])').last().click();
    await receiptHolds(page, 'main a[href$="/receipt"]');
  });
});

test('a form that is out of date says what was done meanwhile', async () => {
  const officer = await signedIn('officer', NO_SCRIPT);
  const diligence = await signedIn('diligence', NO_SCRIPT);
  const form = '/office/cases/IMP-2020-0001/do';
  await officer.goto(`${form}/terms.described`);
  await diligence.goto(`${form}/flag.raised`);
  await fill(diligence, { code: 'X-1', summary: 'Something new came up.' });
  await send(diligence);
  await isRecorded(diligence);
  await fill(officer, { 'engagement.title': 'Another title' });
  await send(officer);
  const notice = await officer.locator('.notice-warning').innerText();
  assert.match(notice, /X-1/);
  assert.equal(await officer.locator('[name="engagement.title"]').inputValue(), 'Another title');
  await officer.goto('/register/IMP-2020-0001');
  assert.doesNotMatch(await said(officer), /Another title/);
});

test('a session that is ended elsewhere stops working', async () => {
  const lost = await signedIn('lawyer', NO_SCRIPT);
  const own = await signedIn('lawyer', NO_SCRIPT);
  await own.goto('/account');
  for (;;) {
    const end = own.locator('main form[action*="/account/sessions/"] button').first();
    if (await end.count() === 0) break;
    await end.click();
  }
  await lost.goto('/office');
  assert.equal(new URL(lost.url()).pathname, '/sign-in');
  assert.equal((await own.goto('/office')).status(), 200);
  assert.equal(new URL(own.url()).pathname, '/office');
});

async function isRecorded(page) {
  if (!/[?&]done=\d+/.test(page.url())) assert.fail(`not recorded at ${page.url()}: ${(await said(page)).slice(0, 600)}`);
}

/** Downloads the receipt that the page offers, and has it checked by the program. */
async function receiptHolds(page, link) {
  const key = await (await page.request.get('/ledger/vkey')).text();
  const path = await page.locator(link).first().getAttribute('href');
  const file = join(mkdtempSync(join(tmpdir(), 'receipt-')), 'receipt.json');
  writeFileSync(file, await published(page, path));
  execFileSync(process.env.IMPRIMATUR_BIN, ['ledger', 'receipt', 'verify', file, '--key', key.trim()]);
}

/** What lies at `path`, as soon as a checkpoint covers it: publishing comes after recording. */
async function published(page, path) {
  for (let tries = 0; tries < 100; tries += 1) {
    const response = await page.request.get(path);
    if (response.ok()) return response.body();
    await wait(100);
  }
  return assert.fail(`${path} is not published`);
}

function inDays(days) {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
