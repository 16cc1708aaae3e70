// Whom to believe: C2SP tlog-policy, or the key of one log alone.

import { decimal } from "./encoding.js";
import { LOG, WITNESS, readKey, trueSignatures } from "./note.js";
import { Refusal, refused, unreadable } from "./refusal.js";

/** A policy, or a log's key: a key has no white space, a policy always some. */
export async function readTrust(text) {
  const plain = text.trim();
  if (/\s/.test(plain)) return readPolicy(text);
  const key = await readKey(plain);
  if (key.kind !== LOG) throw unreadable("key-of-witness");
  return { logs: [key], witnesses: [], quorum: null };
}

async function readPolicy(text) {
  const reader = { logs: [], witnesses: [], members: new Map(), claimed: new Set(), quorum: undefined };
  for (const [index, line] of text.split("\n").entries()) {
    try {
      await readLine(reader, line);
    } catch (error) {
      if (error instanceof Refusal && error.kind === "unreadable") throw unreadable(error.reason, `${index + 1}`);
      throw error;
    }
  }
  if (reader.quorum === undefined) throw unreadable("policy-quorum");
  return reader;
}

async function readLine(reader, line) {
  if (/[\0-\x08\n-\x1f\x7f]/.test(line)) throw unreadable("policy-line");
  const [first, ...items] = line.split(/[ \t]+/).filter((item) => item !== "");
  if (first === undefined || first.startsWith("#")) return;
  const count = items.length;
  if (first === "log" && (count === 1 || count === 2)) await log(reader, items[0]);
  else if (first === "witness" && (count === 2 || count === 3)) await witness(reader, ...items);
  else if (first === "group" && count >= 2) group(reader, ...items);
  else if (first === "quorum" && count === 1) quorum(reader, items[0]);
  else throw unreadable("policy-line");
}

async function log(reader, text) {
  reader.logs.push(await newKey(text, LOG, reader.logs));
}

async function witness(reader, name, text) {
  const key = await newKey(text, WITNESS, reader.witnesses);
  define(reader, name, { witness: name });
  // The name in the policy is its own; the key's name is what stands in notes.
  reader.witnesses.push({ ...key, called: name });
}

async function newKey(text, kind, others) {
  const key = await readKey(text);
  if (key.kind !== kind) throw unreadable("policy-line");
  if (others.some((other) => `${other.publicKey}` === `${key.publicKey}`)) throw unreadable("policy-line");
  return key;
}

function group(reader, name, threshold, ...names) {
  const members = names.map((member) => claim(reader, member));
  const needed = threshold === "any" ? 1n : threshold === "all" ? BigInt(members.length) : decimal(threshold);
  if (needed === null || needed < 1n || needed > BigInt(members.length)) throw unreadable("policy-line");
  define(reader, name, { needed, members });
}

function quorum(reader, name) {
  if (reader.quorum !== undefined) throw unreadable("policy-line");
  reader.quorum = name === "none" ? null : find(reader, name);
}

function define(reader, name, member) {
  if (name === "none" || reader.members.has(name)) throw unreadable("policy-line");
  reader.members.set(name, member);
}

/** None may count twice: each is a member of at most one group. */
function claim(reader, name) {
  const member = find(reader, name);
  if (reader.claimed.has(member)) throw unreadable("policy-line");
  reader.claimed.add(member);
  return member;
}

function find(reader, name) {
  const member = reader.members.get(name);
  if (member === undefined) throw unreadable("policy-line");
  return member;
}

/** Checks a checkpoint: signed by a log of the policy, every known cosignature true, the quorum met. Gives the
    witnesses that cosigned, each with its first time. */
export async function judge(policy, { origin, note }) {
  const own = policy.logs.filter((key) => key.name === origin);
  if ((await trueSignatures(note, own)).length === 0) throw refused("no-log-signature", origin);
  const found = await trueSignatures(note, policy.witnesses);
  const cosigned = [];
  for (const key of policy.witnesses) {
    const times = found.filter((one) => one.key === key).map((one) => one.time);
    if (times.length > 0) cosigned.push({ witness: key.called, time: times.reduce((a, b) => (a < b ? a : b)) });
  }
  const present = new Set(cosigned.map((one) => one.witness));
  if (policy.quorum !== null && !isMet(policy.quorum, present)) throw refused("too-few", [...present].join(", "));
  return cosigned;
}

function isMet(member, present) {
  if (member.witness !== undefined) return present.has(member.witness);
  return BigInt(member.members.filter((one) => isMet(one, present)).length) >= member.needed;
}
