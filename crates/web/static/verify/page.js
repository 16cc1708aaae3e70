// The part of the page that checks a receipt. Nothing is sent anywhere: the file is read and judged here.

import { Refusal, unknown } from "./refusal.js";
import { MAX_BYTES, verify } from "./receipt.js";

const section = document.getElementById("verifier");
const [form, outcome] = [section.querySelector("form"), section.querySelector("[role=status]")];
const { trust, receipt } = form.elements;

/** Files and texts are judged one after the other; only the last asked for is shown. */
let asked = 0;

async function check(file) {
  const turn = ++asked;
  const answer = await judged(file, trust.value);
  if (turn === asked) show({ file: file.name, ...answer });
}

async function judged(file, believed) {
  try {
    // A byte more than is read, so that the rest of a huge file need not be.
    const bytes = new Uint8Array(await file.slice(0, MAX_BYTES + 1).arrayBuffer());
    return { verdict: "accepted", ...proven(await verify(bytes, believed)), "own-key": believed === trust.defaultValue };
  } catch (error) {
    // A fault of ours or of the browser is no verdict on the receipt.
    const { kind, reason, detail } = error instanceof Refusal ? error : unknown("fault");
    return { verdict: kind, reason, detail };
  }
}

/** What stands in the rows of the answer, by their names. */
function proven({ origin, index, size, hash, leaf, cosigned, shown }) {
  const times = cosigned.map(({ time }) => time);
  return {
    origin, index, size, hash,
    act: leaf.act, case: leaf.case, event: leaf.n, role: leaf.role, time: leaf.t,
    cosigners: cosigned.map(({ witness, time }) => `${witness} ${instant(time)}`).join("\n"),
    latest: times.length > 0 ? instant(times.reduce((a, b) => (a > b ? a : b))) : "",
    unwitnessed: times.length === 0,
    shown: shown.map(({ name, text }) => `${name}: ${text.replaceAll(/[\n\r\u2028\u2029]/g, "\u23ce")}`).join("\n"),
  };
}

function instant(seconds) {
  const date = new Date(Number(seconds) * 1000);
  return Number.isNaN(date.getTime()) ? `1970 + ${seconds} s` : date.toISOString().replace(".000", "");
}

/** Shows the parts that belong to the answer and hides the others; without an answer, all. */
function show(answer = {}) {
  outcome.querySelector("dl").hidden = answer.verdict === undefined;
  for (const part of outcome.querySelectorAll("[data-verdict]")) part.hidden = part.dataset.verdict !== answer.verdict;
  for (const part of outcome.querySelectorAll("[data-reason]")) part.hidden = part.dataset.reason !== answer.reason;
  for (const part of outcome.querySelectorAll("[data-remark]")) part.hidden = !answer[part.dataset.remark];
  for (const row of outcome.querySelectorAll("[data-row]")) {
    const value = String(answer[row.dataset.row] ?? "");
    row.hidden = value === "";
    row.querySelector("bdi").textContent = value;
  }
}

async function again() {
  show();
  if (receipt.files.length > 0) await check(receipt.files[0]);
}

receipt.addEventListener("change", again);
trust.addEventListener("change", again);
form.addEventListener("submit", (event) => event.preventDefault());
// A file may also be dropped anywhere on the form.
form.addEventListener("dragover", (event) => event.preventDefault());
form.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length === 0) return;
  receipt.files = event.dataTransfer.files;
  return again();
});

section.querySelector("[data-without-script]").hidden = true;
for (const part of section.querySelectorAll("[data-with-script]")) part.hidden = false;
