// JSON, more strictly than the browser reads it.

const TOKEN = /"(?:[^"\\]+|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/gs;
const MAX_LEVELS = 4;
const MAX_BYTES = 16384;

/**
 * A receipt's JSON. Throws where a member is given twice, a string is no Unicode, or a number is not a whole one
 * below 2^64 in its plain spelling: the browser would make something of each.
 */
export function readJson(text) {
  const value = JSON.parse(text);
  const named = [];
  let last;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === "{" || token === "[") named.push(new Set());
    else if (token === "}" || token === "]") named.pop();
    else if (token === ":") {
      if (named.at(-1).has(last)) throw new SyntaxError("given twice");
      named.at(-1).add(last);
    } else if (token.startsWith('"')) {
      last = JSON.parse(token);
      if (!last.isWellFormed()) throw new SyntaxError("no Unicode");
    } else if (/^[-0-9]/.test(token) && !(/^\d+$/.test(token) && BigInt(token) < 1n << 64n)) {
      throw new SyntaxError("not a whole number");
    }
  }
  return value;
}

/** A leaf's JSON: RFC 8785 in the profile of leaves. Throws unless the text is the one spelling of its value. */
export function readCanonical(text) {
  if (new TextEncoder().encode(text).length > MAX_BYTES) throw new SyntaxError("too long");
  const value = JSON.parse(text);
  if (written(value, 0) !== text) throw new SyntaxError("another spelling");
  return value;
}

function written(value, level) {
  switch (typeof value) {
    case "boolean":
      return String(value);
    case "number":
      if (Number.isSafeInteger(value)) return String(value);
      break;
    case "string":
      if (!/\p{Cc}/u.test(value) && value.normalize("NFC") === value) return `"${value.replace(/["\\]/g, "\\$&")}"`;
      break;
    case "object":
      if (value !== null && level < MAX_LEVELS) return writtenList(value, level + 1);
  }
  throw new SyntaxError("outside of the profile");
}

function writtenList(value, level) {
  if (Array.isArray(value)) return `[${value.map((item) => written(item, level)).join(",")}]`;
  // Sorted by UTF-16 code units, as the specification asks and as the browser compares strings.
  const members = Object.keys(value).sort().map((key) => `${written(key, level)}:${written(value[key], level)}`);
  return `{${members.join(",")}}`;
}
