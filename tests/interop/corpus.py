"""One verdict everywhere: good and spoilt receipts, made here from the specifications, and what each verifier says."""

import base64
import json

from tlog import Key, b64, inclusion, leaf_hash, root

LOG = Key("corpus.example/log", bytes(range(7, 39)))
FORGER = Key("corpus.example/log", bytes(range(8, 40)))
OTHER = Key("other.example/log", bytes(range(9, 41)))


def leaf(number):
    """A sealed event, in canonical JSON."""
    know = {"r": b64(root([])), "s": 0}
    said = {"act": "sealed", "cm": b64(leaf_hash(str(number).encode())), "know": know, "t": "2026-11-21", "tag": b64(bytes([number % 256] * 16)), "v": 1}
    return json.dumps(said, separators=(",", ":"), sort_keys=True).encode()


LEAVES = [leaf(number) for number in range(300)]
HASHES = [leaf_hash(one) for one in LEAVES]


class Receipt:
    """An entry, its path and a checkpoint: what all verifiers can be asked about."""

    def __init__(self, size, index, /, **spoilt):
        self.size, self.index = size, index
        self.leaf = LEAVES[index]
        self.path = inclusion(index, HASHES[:size])
        self.note = LOG.sign(size, root(HASHES[:size]))
        self.__dict__.update(spoilt)

    def write(self, folder):
        folder.mkdir(parents=True)
        (folder / "leaf").write_bytes(self.leaf)
        (folder / "note").write_text(self.note)
        (folder / "index").write_text(str(self.index))
        (folder / "path").write_text("".join(f"{b64(one)}\n" for one in self.path))
        (folder / "receipt.json").write_text(self.ours())

    def proof(self):
        """As a C2SP tlog-proof."""
        path = "".join(f"{b64(one)}\n" for one in self.path)
        return f"c2sp.org/tlog-proof@v1\nindex {self.index}\n{path}\n{self.note}"

    def ours(self):
        """As a receipt of our own form."""
        return json.dumps({"format": "imprimatur/receipt/v1", "leaf": self.leaf.decode(), "proof": self.proof(), "disclosures": []})


def flipped(data, bit):
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def respelt(note):
    """The same signature with the group's order added to its second half: only lax verifiers take it."""
    order = 2**252 + 27742317777372353535851937790883648493
    rest, blob = note.rstrip("\n").rsplit(" ", 1)
    raw = base64.b64decode(blob)
    return f"{rest} {b64(raw[:36] + (int.from_bytes(raw[36:], 'little') + order).to_bytes(32, 'little'))}\n"


def good():
    for size, index in [(1, 0), (2, 1), (3, 2), (7, 3), (8, 7), (255, 254), (256, 0), (257, 256), (300, 255)]:
        yield f"entry {index} of {size}", Receipt(size, index)
    signed = Receipt(7, 3)
    yield "a signature of somebody unknown besides", Receipt(7, 3, note=signed.note + OTHER.sign(7, root(HASHES[:7])).split("\n\n")[1])


def spoilt():
    for size, index in [(2, 1), (7, 3), (257, 256), (300, 255)]:
        right = Receipt(size, index)
        path, note = right.path, right.note
        changes = {
            "a flipped bit in the path": {"path": [flipped(path[0], 77), *path[1:]]},
            "a flipped bit at the path's end": {"path": [*path[:-1], flipped(path[-1], 255)]},
            "a hash dropped": {"path": path[1:]},
            "a hash added": {"path": [*path, path[0]]},
            "the entry before": {"index": index - 1},
            "the entry after": {"index": index + 1},
            "an entry beyond the end": {"index": size},
            "another leaf": {"leaf": LEAVES[index - 1]},
            "another size under the signature": {"note": note.replace(f"\n{size}\n", f"\n{size + 1}\n", 1)},
            "another root under the signature": {"note": note.replace(b64(root(HASHES[:size])), b64(root(HASHES[:size - 1])), 1)},
            "another tree, signed": {"note": LOG.sign(size - 1, root(HASHES[:size - 1]))},
            "somebody else's key of the same name": {"note": FORGER.sign(size, root(HASHES[:size]))},
            "another log": {"note": OTHER.sign(size, root(HASHES[:size]))},
            "another origin, signed": {"note": LOG.sign(size, root(HASHES[:size]), origin="other.example/log")},
            "no signature": {"note": note.split("\n\n")[0] + "\n\n"},
            "a signature in its second spelling": {"note": respelt(note)},
            "a leading zero": {"note": LOG.sign(f"0{size}", root(HASHES[:size]))},
        }
        if len(path) > 1:
            changes["two hashes swapped"] = {"path": [path[1], path[0], *path[2:]]}
        for what, change in changes.items():
            yield f"{what}, entry {index} of {size}", Receipt(size, index, **change)
