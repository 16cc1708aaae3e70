// Keys and signed notes: C2SP signed-note and tlog-cosignature.

import { equationHolds, isSound, sha256 } from "./crypto.js";
import { fromBase64, same, toHex, utf8 } from "./encoding.js";
import { refused, unreadable } from "./refusal.js";

const MAX_BYTES = 1_000_000;
const MAX_SIGNATURES = 100;

/** What a key signs, by the byte of its type. */
export const LOG = 0x01;
export const WITNESS = 0x04;

/** A verifying key, `name+id+base64`. */
export async function readKey(text) {
  const [, name, id, data] = /^([^+]*)\+([^+]*)\+(.*)$/s.exec(text) ?? [];
  const bytes = data === undefined ? null : fromBase64(data);
  if (!bytes?.length) throw unreadable("key-form");
  const [kind, publicKey] = [bytes[0], bytes.slice(1)];
  if (kind !== LOG && kind !== WITNESS) throw unreadable("key-kind");
  if (publicKey.length !== 32) throw unreadable("key-form");
  if (!isName(name)) throw unreadable("key-name");
  if (!isSound(publicKey)) throw unreadable("key-weak");
  const digest = await sha256(utf8(`${name}\n`), bytes);
  if (toHex(digest.slice(0, 4)) !== id) throw unreadable("key-id");
  return { name, kind, id: digest.slice(0, 4), publicKey };
}

const isName = (name) => name !== "" && !/[\p{White_Space}+]/u.test(name);

/** A text with its signatures, none of them checked yet. */
export function readNote(whole) {
  const end = whole.lastIndexOf("\n\n");
  if (utf8(whole).length > MAX_BYTES || end < 0) throw refused("note");
  const text = whole.slice(0, end + 1);
  // Control characters other than line feeds.
  if (/[\0-\x09\x0b-\x1f]/.test(text)) throw refused("note");
  const lines = whole.slice(end + 2).split("\n");
  if (lines.pop() !== "" || lines.length < 1 || lines.length > MAX_SIGNATURES) throw refused("note");
  return { text, signatures: lines.map(readSignature) };
}

function readSignature(line) {
  const [, name, encoded] = /^— ([^ ]*) (.*)$/s.exec(line) ?? [];
  const blob = encoded === undefined ? null : fromBase64(encoded);
  if (!blob || blob.length < 5 || !isName(name)) throw refused("note");
  return { name, id: blob.slice(0, 4), bytes: blob.slice(4) };
}

/** The true signatures by these keys, in the keys' order; others' are passed over. A false one spoils the note. */
export async function trueSignatures(note, keys) {
  const found = [];
  for (const key of keys) {
    for (const { name, id, bytes } of note.signatures) {
      if (name !== key.name || !same(id, key.id)) continue;
      const time = key.kind === WITNESS ? timeOf(bytes) : null;
      if (!(await isTrue(key, bytes, time, note.text))) throw refused("false-signature", name);
      found.push({ key, time });
    }
  }
  return found;
}

/** When a witness cosigned: seconds since 1970, before the signature proper. */
const timeOf = (bytes) => BigInt(`0x${toHex(bytes.slice(0, 8))}`);

function isTrue(key, bytes, time, text) {
  if (time === null) return equationHolds(key.publicKey, utf8(text), bytes);
  return equationHolds(key.publicKey, utf8(`cosignature/v1\ntime ${time}\n${text}`), bytes.slice(8));
}
