// SHA-256 and Ed25519: the browser's own, or no verdict.

import { join } from "./encoding.js";
import { unknown } from "./refusal.js";

export async function sha256(...parts) {
  if (!globalThis.crypto?.subtle) throw unknown("no-crypto");
  return new Uint8Array(await crypto.subtle.digest("SHA-256", join(...parts)));
}

/** Whether the equation of Ed25519 holds, whatever the key. Whom to believe has to be asked first: `isSound`. */
export async function equationHolds(publicKey, message, signature) {
  const key = await imported(publicKey);
  return key !== null && signature.length === 64 && crypto.subtle.verify("Ed25519", key, signature, message);
}

async function imported(publicKey) {
  if (!globalThis.crypto?.subtle) throw unknown("no-crypto");
  try {
    return await crypto.subtle.importKey("raw", publicKey, "Ed25519", false, ["verify"]);
  } catch (error) {
    // A key that is no point of the curve is a fault of the key; anything else one of the browser.
    if (error.name === "DataError") return null;
    throw unknown("no-ed25519");
  }
}

const P = 2n ** 255n - 19n;
const D = 37095705934669439343138083508754565189542113879843219016388785533085940283555n;
/** The coordinates y of the eight points of small order: of order 1, 2, 4, and 8 twice. */
const SMALL = [
  1n,
  P - 1n,
  0n,
  0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
];

/** Whether a public key is a point of the curve, spelt as it should be, and not of small order: a key that is not
    makes the equation hold for signatures that nobody made. */
export function isSound(publicKey) {
  const y = [...publicKey].reduceRight((number, byte) => (number << 8n) | BigInt(byte), 0n) & ((1n << 255n) - 1n);
  if (y >= P || SMALL.includes(y)) return false;
  // x^2 = (y^2 - 1) / (d y^2 + 1); it has a root where Euler's criterion says so.
  const square = (y * y) % P;
  return power((square - 1n + P) * (D * square + 1n), (P - 1n) / 2n) === 1n;
}

function power(base, exponent) {
  let result = 1n;
  for (let square = base % P; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * square) % P;
    square = (square * square) % P;
  }
  return result;
}
