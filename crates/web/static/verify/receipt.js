// A receipt: a leaf, the proof that it is in a log, and fields shown of what it commits to. The rules and their
// order are those of `imprimatur ledger receipt verify`; tests hold the two to the same verdicts.

import { sha256 } from "./crypto.js";
import { bigEndian, fromBase64, fromUtf8, same, toBase64, utf8 } from "./encoding.js";
import { readJson } from "./json.js";
import { readLeaf } from "./leaf.js";
import { judge, readTrust } from "./policy.js";
import { FIRST_LINE, inclusionRoot, leafHash, readProof } from "./proof.js";
import { Refusal, refused, unreadable } from "./refusal.js";

const FORMAT = "imprimatur/receipt/v1";
export const MAX_BYTES = 4 << 20;

/** Checks everything; what is not proven is thrown as a `Refusal`. `trust` is a policy, or a log's key. */
export async function verify(bytes, trust) {
  const policy = await readTrust(trust);
  const receipt = readReceipt(bytes);
  const leaf = await readLeaf(receipt.leaf);
  const { index, path, checkpoint } = readProof(receipt.proof);
  const cosigned = await judge(policy, checkpoint);
  const hash = await leafHash(utf8(receipt.leaf));
  const root = await inclusionRoot(checkpoint.size, index, hash, path);
  if (!same(root, checkpoint.root)) throw refused("wrong-root");
  for (const field of receipt.disclosures) await verifyField(field, leaf);
  const shown = receipt.disclosures.map(({ name, text }) => ({ name, text }));
  return { origin: checkpoint.origin, index, size: checkpoint.size, hash: toBase64(hash), leaf, cosigned, shown };
}

function readReceipt(bytes) {
  if (bytes.length > MAX_BYTES) throw unreadable("too-long");
  const text = fromUtf8(bytes);
  if (text?.startsWith(`${FIRST_LINE}\n`)) throw unreadable("bare-proof");
  let receipt;
  try {
    receipt = members(readJson(text), ["format", "leaf", "proof", "disclosures"]);
    const { format, leaf, proof, disclosures } = receipt;
    if (![format, leaf, proof].every((one) => typeof one === "string")) throw new TypeError();
    if (!Array.isArray(disclosures)) throw new TypeError();
    receipt.disclosures = disclosures.map(readField);
  } catch {
    throw unreadable("not-a-receipt");
  }
  if (receipt.format !== FORMAT) throw unreadable("format", receipt.format);
  return receipt;
}

/** Exactly these members, as an object or, as the command also reads them, as a list in this order. */
function members(value, names) {
  if (Array.isArray(value)) {
    if (value.length !== names.length) throw new TypeError();
    return Object.fromEntries(names.map((name, at) => [name, value[at]]));
  }
  const given = Object.keys(value);
  if (given.length !== names.length || !given.every((name) => names.includes(name))) throw new TypeError();
  return value;
}

function readField(given) {
  const field = members(given, ["name", "value", "salt", "index", "count", "path"]);
  const value = readValue(field.value);
  const [salt, path] = [fromBase64(field.salt, 32), field.path.map((hash) => fromBase64(hash, 32))];
  if (typeof field.name !== "string" || value === null || salt === null || path.includes(null)) throw new TypeError();
  if (typeof field.index !== "number" || typeof field.count !== "number" || field.count >= 2 ** 32) throw new TypeError();
  return { ...field, value, salt, path, text: new TextDecoder().decode(value) };
}

/** `{"text": …}` or `{"base64": …}`, as bytes. */
function readValue(value) {
  const [[spelling, text], ...more] = Object.entries(value);
  if (more.length > 0 || typeof text !== "string") throw new TypeError();
  if (spelling === "text") return utf8(text);
  return spelling === "base64" ? fromBase64(text) : null;
}

/** The leaf must commit to exactly this name, value and salt. */
async function verifyField({ name, value, salt, index, count, path }, leaf) {
  if (leaf.cm === undefined) throw refused("nothing-committed");
  const label = utf8(name);
  const digest = await sha256(
    utf8("imprimatur/field/v1\0"), salt, bigEndian(label.length, 4), label, bigEndian(value.length, 8), value,
  );
  try {
    const root = await inclusionRoot(BigInt(count), BigInt(index), await leafHash(digest), path);
    const cm = await sha256(utf8("imprimatur/object/v1\0"), bigEndian(count, 4), root);
    if (toBase64(cm) !== leaf.cm) throw refused("disclosure", name);
  } catch (error) {
    throw error instanceof Refusal && error.kind === "refused" ? refused("disclosure", name) : error;
  }
}
