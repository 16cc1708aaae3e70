// Leaves: what the log says in public about one event. Exactly the keys of their kind, every value checked.

import { fromBase64, toBase64, utf8 } from "./encoding.js";
import { sha256 } from "./crypto.js";
import { readCanonical } from "./json.js";
import { refused } from "./refusal.js";

const MAX_WORD = 128;

const isText = (value) => typeof value === "string";
const isAct = (value) =>
  isText(value) && value.length <= MAX_WORD && (value === "sealed" || /^[a-z][a-z0-9_-]*(\.[a-z][a-z0-9_-]*)+$/.test(value));
const isWord = (value) => isText(value) && /^[!-~]{1,128}$/.test(value);
const isOrigin = (value) => isText(value) && value !== "" && utf8(value).length <= MAX_WORD;
const isHash = (value) => isText(value) && fromBase64(value, 32) !== null;
const isHashes = (value) => Array.isArray(value) && value.length > 0 && value.every(isHash);
const isTag = (value) => isText(value) && fromBase64(value, 16) !== null;
const isBytes = (value) => isText(value) && fromBase64(value) !== null;
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isInstant = (value) =>
  isText(value) && /T([01]\d|2[0-3])(:[0-5]\d){2}Z$/.test(value) && isDay(value.slice(0, -"Thh:mm:ssZ".length));
const optional = (check) => (value) => value === undefined || check(value);

function isDay(value) {
  const [, year, month, day] = (isText(value) && /^(\d{4})-(\d\d)-(\d\d)$/.exec(value)) || [];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const length = { "02": leap ? 29 : 28, "04": 30, "06": 30, "09": 30, 11: 30 }[month] ?? 31;
  return month >= 1 && month <= 12 && day >= 1 && day <= length;
}

function isKnown(value) {
  return value instanceof Object && keysFit({ r: isHash, s: isCount }, value);
}

const EVENT = {
  act: isAct, case: isWord, cm: isHash, know: isKnown, n: (value) => isCount(value) && value > 0,
  prev: optional(isHash), role: isWord, seen: optional(isHash), t: isInstant, v: (value) => value === 1,
};
const ERASURE = { ...EVENT, basis: (value) => isText(value) && value !== "", fields: isHashes, target: isCount };
const SEALED = { act: isAct, cm: isHash, know: isKnown, t: isDay, tag: isTag, v: EVENT.v };
const GENESIS = { act: isAct, final: optional(isBytes), origin: isOrigin, t: isInstant, v: EVENT.v };
const KINDS = new Map([["payload.erased", ERASURE], ["sealed", SEALED], ["log.genesis", GENESIS]]);

const keysFit = (kind, value) =>
  Object.keys(value).every((key) => Object.hasOwn(kind, key)) &&
  Object.entries(kind).every(([key, check]) => check(value[key]));

/** Reads the text of an entry. */
export async function readLeaf(text) {
  let leaf;
  try {
    leaf = readCanonical(text);
  } catch {
    throw refused("leaf");
  }
  if (!(leaf instanceof Object) || Array.isArray(leaf)) throw refused("leaf");
  const isEvent = !["sealed", "log.genesis"].includes(leaf.act);
  if (!keysFit(KINDS.get(leaf.act) ?? EVENT, leaf)) throw refused("leaf");
  if (isEvent && (leaf.prev !== undefined) !== leaf.n > 1) throw refused("leaf");
  if (leaf.know?.s === 0 && leaf.know.r !== toBase64(await sha256())) throw refused("leaf");
  return leaf;
}
