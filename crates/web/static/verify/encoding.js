// Bytes and the texts that stand for them, each with exactly one spelling per value. What has another gives null.

export const utf8 = (text) => new TextEncoder().encode(text);

export function fromUtf8(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

export const toBase64 = (bytes) => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));

/** Standard base64 with padding; `length` in bytes, if only one will do. */
export function fromBase64(text, length) {
  let binary;
  try {
    binary = atob(text);
  } catch {
    return null;
  }
  // The browser forgives white space, missing padding and stray bits; writing it again shows them.
  if (btoa(binary) !== text) return null;
  const bytes = Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
  return length === undefined || bytes.length === length ? bytes : null;
}

/** A whole number below 2^64, without sign or leading zeros. */
export function decimal(text) {
  if (!/^(0|[1-9][0-9]{0,19})$/.test(text)) return null;
  const number = BigInt(text);
  return number < 1n << 64n ? number : null;
}

export const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** The number as so many bytes, the greatest first. */
export function bigEndian(number, length) {
  const digits = BigInt(number).toString(16).padStart(2 * length, "0");
  return Uint8Array.from({ length }, (_, index) => parseInt(digits.slice(2 * index, 2 * index + 2), 16));
}

export function join(...parts) {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export const same = (a, b) => a.length === b.length && a.every((byte, index) => byte === b[index]);
