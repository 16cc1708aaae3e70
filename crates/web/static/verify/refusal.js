// Why there is no proof. The kinds are those of the command's exit codes, and one more:
// "refused" (1): it proves nothing; "unreadable" (2): nothing to judge; "unknown": this browser cannot tell.

export class Refusal extends Error {
  constructor(kind, reason, detail = "") {
    super(`${kind}: ${reason} ${detail}`);
    // The reason names a sentence of the page; the detail stands beside it.
    Object.assign(this, { kind, reason, detail });
  }
}

export const refused = (reason, detail) => new Refusal("refused", reason, detail);
export const unreadable = (reason, detail) => new Refusal("unreadable", reason, detail);
export const unknown = (reason) => new Refusal("unknown", reason);
