// An entry's place under a signed checkpoint: C2SP tlog-proof and tlog-checkpoint, RFC 6962 trees.

import { sha256 } from "./crypto.js";
import { decimal, fromBase64 } from "./encoding.js";
import { readNote } from "./note.js";
import { refused } from "./refusal.js";

export const FIRST_LINE = "c2sp.org/tlog-proof@v1";

/** A `.tlog-proof`. Nothing is verified here. */
export function readProof(text) {
  const end = text.indexOf("\n\n");
  const lines = end < 0 ? [] : text.slice(0, end).split("\n");
  if (lines.shift() !== FIRST_LINE) throw refused("proof", "1");
  if (lines[0]?.startsWith("extra ") && fromBase64(lines.shift().slice("extra ".length)) === null) {
    throw refused("proof", "2");
  }
  const numbered = lines.shift() ?? "";
  const index = numbered.startsWith("index ") ? decimal(numbered.slice("index ".length)) : null;
  const path = lines.map((line) => fromBase64(line, 32));
  if (index === null || path.includes(null)) throw refused("proof");
  return { index, path, checkpoint: readCheckpoint(text.slice(end + 2)) };
}

function readCheckpoint(text) {
  const note = readNote(text);
  const [origin, size, root, ...rest] = note.text.split("\n");
  // After the last line feed stands nothing; between it and the root, extensions, none of them empty.
  const whole = rest.length > 0 && rest.pop() === "" && !rest.includes("");
  const checkpoint = { note, origin, size: decimal(size ?? ""), root: fromBase64(root ?? "", 32) };
  if (!whole || origin === "" || checkpoint.size === null || checkpoint.root === null) throw refused("checkpoint");
  return checkpoint;
}

export const leafHash = (entry) => sha256([0], entry);
const nodeHash = (left, right) => sha256([1], left, right);

/** The root that an audit path leads to: RFC 9162, section 2.1.3.2. */
export async function inclusionRoot(size, index, leaf, path) {
  if (index >= size) throw refused("out-of-range");
  let [position, last, hash] = [index, size - 1n, leaf];
  for (const sibling of path) {
    if (last === 0n) throw refused("wrong-length");
    if (position & 1n || position === last) {
      hash = await nodeHash(sibling, hash);
      // On the right edge a node without sibling rises unchanged.
      while (!(position & 1n) && position !== 0n) [position, last] = [position >> 1n, last >> 1n];
    } else {
      hash = await nodeHash(hash, sibling);
    }
    [position, last] = [position >> 1n, last >> 1n];
  }
  if (last !== 0n) throw refused("wrong-length");
  return hash;
}
