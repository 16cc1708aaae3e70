"""Receipts and policies of our own forms, good and spoilt: what the command and the page must judge alike.

Beyond `corpus.py`, whose proofs every verifier can read. The verdict is the command's exit code: 0 it proves what it
says, 1 it proves nothing, 2 there is nothing to judge.
"""

import base64
import hashlib
import json
import struct

from corpus import LEAVES, LOG, OTHER, Receipt, leaf
from tlog import Key, b64, inclusion, leaf_hash, node_hash, root, vkey

PROVES, PROVES_NOTHING, UNREADABLE = 0, 1, 2

WITNESSES = [Key(f"witness.example/w{number}", bytes([100 + number] * 32), kind=4) for number in range(1, 5)]
SAID = {"act": "case.opened", "case": "IMP-2026-0001", "cm": b64(bytes(32)), "know": {"r": b64(root([])), "s": 0}, "n": 1, "role": "focal-point", "t": "2024-02-29T23:59:59Z", "v": 1}
ERASED = {**SAID, "act": "payload.erased", "basis": "on request", "fields": [b64(bytes(32))], "target": 0}
TIME = 1_795_282_317


def canonical(said):
    return json.dumps(said, separators=(",", ":"), sort_keys=True, ensure_ascii=False)


def proof_of(entry, note=None, **changes):
    """A receipt of the only entry of its log."""
    one = Receipt(1, 0, leaf=entry.encode(), note=note or LOG.sign(1, leaf_hash(entry.encode())), **changes)
    return one.proof()


def receipt(entry=LEAVES[0].decode(), proof=None, disclosures=(), **more):
    said = {"format": "imprimatur/receipt/v1", "leaf": entry, "proof": proof_of(entry) if proof is None else proof, "disclosures": list(disclosures)}
    return json.dumps({**said, **more})


def cases():
    """Name, the receipt's file, whom to believe, and the verdict."""
    for name, file, verdict in [*files(), *leaves(), *proofs(), *notes(), *fields()]:
        yield name, file if isinstance(file, bytes) else file.encode(), LOG.vkey(), verdict
    for name, trust, verdict in keys():
        yield name, receipt().encode(), trust, verdict
    for name, note, trust, verdict in [*policies(), *quorums()]:
        yield name, receipt(proof=proof_of(LEAVES[0].decode(), note)).encode(), trust, verdict


def files():
    good, said = receipt(), json.loads(receipt())
    bare = said["proof"]
    yield "a receipt", good, PROVES
    yield "in indented JSON", json.dumps(said, indent=2), PROVES
    yield "its members in another order", json.dumps(dict(reversed(said.items()))), PROVES
    yield "white space around it", f"\r\n\t {good} \n", PROVES
    yield "needless escapes", good.replace("imprimatur", "\\u0069mprimatur"), PROVES
    yield "its values as a list", json.dumps(list(said.values())), PROVES
    yield "a list too short", json.dumps(list(said.values())[:3]), UNREADABLE
    yield "a list too long", json.dumps([*said.values(), []]), UNREADABLE
    yield "nothing", "", UNREADABLE
    yield "cut off", good[:-1], UNREADABLE
    yield "something after it", good + "}", UNREADABLE
    yield "a byte order mark", "\ufeff" + good, UNREADABLE
    yield "not UTF-8", good.encode().replace(b"imprimatur", b"\xffmprimatur"), UNREADABLE
    replaced = receipt(canonical({**ERASED, "basis": "\ufffd"}))
    yield "the letter that stands for a lost one", replaced, PROVES
    yield "not UTF-8, where that letter could stand", replaced.encode().replace(b"\\ufffd", b"\xff"), UNREADABLE
    yield "half a letter", good.replace("imprimatur", "\\ud83dmprimatur"), UNREADABLE
    yield "half a letter in the leaf", good.replace("sealed", "\\udc00ealed"), UNREADABLE
    yield "a whole letter by halves", good.replace("sealed", "\\ud83d\\ude00ealed"), PROVES_NOTHING
    yield "another format", good.replace("receipt/v1", "receipt/v2"), UNREADABLE
    yield "a member too many", receipt(more=1), UNREADABLE
    yield "a member given twice", good.replace("{", '{"leaf": "", ', 1), UNREADABLE
    yield "a member given twice, spelt otherwise", good.replace("{", '{"\\u006ceaf": "", ', 1), UNREADABLE
    yield "a comment", good + "// good", UNREADABLE
    yield "a tab in a string", good.replace("imprimatur", "impri\tmatur"), UNREADABLE
    yield "a bare proof", bare, UNREADABLE
    yield "a string", json.dumps(good), UNREADABLE
    yield "null", "null", UNREADABLE
    yield "as long as it may be", good + " " * ((4 << 20) - len(good)), PROVES
    yield "too long", good + " " * ((4 << 20) - len(good) + 1), UNREADABLE
    yield "a long entry", receipt(entry="\\\n" * 500_000, proof=bare), PROVES_NOTHING
    for name in said:
        yield f"without {name}", json.dumps({key: value for key, value in said.items() if key != name}), UNREADABLE
        yield f"{name} is null", json.dumps({**said, name: None}), UNREADABLE
        yield f"{name} is a number", json.dumps({**said, name: 1}), UNREADABLE


def leaves():
    def of(said):
        text = said if isinstance(said, str) else canonical(said)
        return receipt(text)

    event, erased = SAID, ERASED
    later = {**SAID, "n": 2, "prev": b64(bytes(32)), "seen": b64(bytes(32))}
    genesis = {"act": "log.genesis", "origin": "ledger.example/log", "t": SAID["t"], "v": 1}
    sealed = json.loads(leaf(0))
    good = {
        "an event": event, "a later event": later, "an erasure": erased, "a first entry": genesis, "a sealed event": sealed,
        "a first entry after another log": {**genesis, "final": b64(b"checkpoint\n")},
        "letters beyond ASCII": {**erased, "basis": "à la demande de \U0001d516 \"ق\" \\"},
        "the greatest count": {**event, "know": {"r": b64(bytes(32)), "s": 2**53 - 1}},
        "a word of 128 letters": {**event, "role": "r" * 128},
        "a century's leap day": {**event, "t": "2000-02-29T00:00:00Z"},
    }
    for name, said in good.items():
        yield name, of(said), PROVES
    wrong = {
        "act": ["opened", "Case.opened", "case.", ".opened", "case.1", "case opened.now", "a." + "b" * 127, 1],
        "case": ["", "a b", "é", "c" * 129, 1],
        "cm": [b64(bytes(31)), b64(bytes(32))[:-1], b64(bytes(32))[:-2] + "B=", "", 1],
        "know": [{"r": b64(bytes(32)), "s": 0}, {"r": b64(bytes(32)), "s": 2**53}, {"r": b64(root([]))}, {"r": b64(root([])), "s": -1}, {"q": 0, "r": b64(root([])), "s": 0}, [], "", 0],
        "n": [0, -1, 2, 2**53, 1.5, "1", True],
        "prev": [b64(bytes(32))],
        "role": ["", "focal point"],
        "seen": ["", [b64(bytes(32))]],
        "t": ["2024-02-29", "2023-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-04-31T00:00:00Z", "2024-01-00T00:00:00Z", "2024-01-01T24:00:00Z", "2024-01-01T00:60:00Z", "2024-01-01T00:00:60Z", "2024-01-01T00:00:00+00:00", "2024-1-01T00:00:00Z", "٢٠٢٤-01-01T00:00:00Z"],
        "v": [0, 2, "1", True],
        "basis": ["a ground"],
        "who": ["me"],
    }
    for key, values in wrong.items():
        for value in values:
            yield f"{key} is {value!r}", of({**event, key: value}), PROVES_NOTHING
    for key in event:
        yield f"an event without {key}", of({name: value for name, value in event.items() if name != key}), PROVES_NOTHING
    yield "a later event without its forerunner", of({**event, "n": 2}), PROVES_NOTHING
    for name, value in [("basis", ""), ("fields", []), ("fields", ["x"]), ("target", -1), ("basis", "e\u0301"), ("basis", "\x7f"), ("basis", "\u0085")]:
        yield f"an erasure whose {name} is {value!r}", of({**erased, name: value}), PROVES_NOTHING
    for name, value in [("tag", b64(bytes(15))), ("t", SAID["t"]), ("case", "IMP-2026-0001"), ("know", {})]:
        yield f"a sealed event whose {name} is {value!r}", of({**sealed, name: value}), PROVES_NOTHING
    for name, value in [("origin", ""), ("origin", "é" * 65), ("final", "x"), ("final", 1), ("cm", b64(bytes(32)))]:
        yield f"a first entry whose {name} is {value!r}", of({**genesis, name: value}), PROVES_NOTHING
    text = canonical(event)
    spellings = {
        "a space": text.replace(":", ": ", 1), "a space after it": text + " ", "unsorted keys": json.dumps(dict(reversed(event.items())), separators=(",", ":")),
        "a key given twice": text.replace('"v":1', '"v":1,"v":1'), "a fraction": text.replace('"v":1', '"v":1.0'), "an exponent": text.replace('"v":1', '"v":1e0'),
        "minus nothing": text.replace('"s":0', '"s":-0'), "a needless escape": text.replace("case.opened", "c\\u0061se.opened"),
        "an escaped slash": canonical(erased).replace("on request", "on\\/request"), "an escaped tab": canonical(erased).replace("on request", "on\\trequest"),
        "half a letter": canonical(erased).replace("on request", "\\ud800"), "no object": "[1]", "nothing": "", "a string": '"act"', "null": "null",
        "a member of the language": text.replace('{"act"', '{"__proto__":{},"act"'),
        "many levels": "[" * 5 + "]" * 5, "very many levels": "[" * 8000 + "]" * 8000,
        "too long": canonical({**erased, "basis": "b" * 16_384}),
    }
    for name, spelling in spellings.items():
        yield f"an entry spelt with {name}", of(spelling), PROVES_NOTHING


def proofs():
    entry, good = LEAVES[3].decode(), Receipt(7, 3).proof()
    first, number, *rest = good.split("\n")
    stray = rest[0][:-2] + chr(ord(rest[0][-2]) + 1) + "="
    for name, proof, verdict in [
        ("with extra bytes", good.replace("\nindex", "\nextra YQ==\nindex"), PROVES),
        ("with extra bytes, but none", good.replace("\nindex", "\nextra \nindex"), PROVES),
        ("with extra bytes with stray bits", good.replace("\nindex", "\nextra YR==\nindex"), PROVES_NOTHING),
        ("with extra bytes twice", good.replace("\nindex", "\nextra YQ==\nextra YQ==\nindex"), PROVES_NOTHING),
        ("without index", good.replace(f"{number}\n", ""), PROVES_NOTHING),
        ("with a plus before the index", good.replace("index ", "index +"), PROVES_NOTHING),
        ("with zeros before the index", good.replace("index ", "index 0"), PROVES_NOTHING),
        ("with a space after the index", good.replace(number, f"{number} "), PROVES_NOTHING),
        ("with an index of 2^64 and more", good.replace(number, f"index {2**64 + 3}"), PROVES_NOTHING),
        ("of another version", good.replace("@v1", "@v2"), PROVES_NOTHING),
        ("without an empty line", good.replace("\n\n", "\n", 1), PROVES_NOTHING),
        ("with two empty lines", good.replace("\n\n", "\n\n\n", 1), PROVES_NOTHING),
        ("with carriage returns", good.replace("\n", "\r\n"), PROVES_NOTHING),
        ("with stray bits in a hash", good.replace(rest[0], stray), PROVES_NOTHING),
        ("with a hash without padding", good.replace(rest[0], rest[0][:-1]), PROVES_NOTHING),
        ("with a space before a hash", good.replace(rest[0], f" {rest[0]}"), PROVES_NOTHING),
        ("that is empty", "", PROVES_NOTHING),
    ]:
        yield f"a proof {name}", receipt(entry, proof), verdict
    for index, size in [(2**64 - 2, 2**64 - 1), (2**53, 2**53 + 1), (2**53 + 1, 2**53 + 3), (2**63, 2**64 - 1)]:
        path, tree_root = far_path(index, size)
        far = Receipt(1, 0, index=index, path=path, note=LOG.sign(size, tree_root)).proof()
        yield f"entry {index} of {size}", receipt(proof=far), PROVES
        yield f"entry {index} of {size}, said to be the next", receipt(proof=far.replace(f"index {index}", f"index {index + 1}")), PROVES_NOTHING
    path, tree_root = far_path(7, 2**64)
    beyond = Receipt(1, 0, index=7, path=path, note=LOG.sign(2**64, tree_root)).proof()
    yield "a size of 2^64", receipt(proof=beyond), PROVES_NOTHING
    longer = Receipt(1, 0, path=[bytes(32)], note=LOG.sign(1, node_hash(bytes(32), leaf_hash(LEAVES[0])))).proof()
    yield "a path beyond the root", receipt(proof=longer), PROVES_NOTHING


def far_path(index, size):
    """A path of made-up hashes for the first leaf at this place, and the root that it leads to."""
    position, last, tree_root, path = index, size - 1, leaf_hash(LEAVES[0]), []
    while last:
        if position % 2 or position != last:
            path.append(hashlib.sha256(struct.pack(">Q", last)).digest())
            tree_root = node_hash(path[-1], tree_root) if position % 2 else node_hash(tree_root, path[-1])
        position, last = position // 2, last // 2
    return path, tree_root


def notes():
    entry = LEAVES[0].decode()
    note, tree_root = LOG.sign(1, leaf_hash(LEAVES[0])), leaf_hash(LEAVES[0])
    text, line = note.split("\n\n")
    dash, name, blob = line.rstrip("\n").split(" ")
    unknown = OTHER.sign(1, tree_root).split("\n\n")[1]
    for what, spoilt, verdict in [
        ("signed twice alike", note + line, PROVES),
        ("signed by 99 unknown keys besides", note + unknown * 99, PROVES),
        ("signed by 100 unknown keys besides", note + unknown * 100, PROVES_NOTHING),
        ("with an extension", LOG.sign(1, tree_root, extension="more\n"), PROVES),
        ("with an empty extension", LOG.sign(1, tree_root, extension="\n"), PROVES_NOTHING),
        ("with a tab in an extension", LOG.sign(1, tree_root, extension="a\tb\n"), PROVES_NOTHING),
        ("with the letter DEL in an extension", LOG.sign(1, tree_root, extension="\x7f\n"), PROVES),
        ("of a million bytes and more", LOG.sign(1, tree_root, extension="e" * 1_000_000 + "\n"), PROVES_NOTHING),
        ("without a line feed at its end", note[:-1], PROVES_NOTHING),
        ("with a line feed more at its end", note + "\n", PROVES_NOTHING),
        ("with a line that is none", note + "signed\n", PROVES_NOTHING),
        ("with two spaces", note.replace(f"{name} ", f"{name}  "), PROVES_NOTHING),
        ("with a hyphen for the dash", note.replace("— ", "- "), PROVES_NOTHING),
        ("with a space within an unknown name", note + unknown.replace("other", "o\u00a0ther"), PROVES_NOTHING),
        ("with a plus within an unknown name", note + unknown.replace("other", "o+ther"), PROVES_NOTHING),
        ("with a signature without padding", note.replace(blob, blob.rstrip("=")), PROVES_NOTHING),
        ("with a key id alone", f"{text}\n\n{dash} {name} {b64(LOG.id)}\n", PROVES_NOTHING),
        ("with an unknown key's id alone besides", note + f"{dash} {name} {b64(bytes(4))}\n", PROVES_NOTHING),
        ("with a byte of signature", f"{text}\n\n{dash} {name} {b64(LOG.id + b'1')}\n", PROVES_NOTHING),
        ("with a false signature besides the true one", note + f"{dash} {name} {b64(LOG.id + bytes(64))}\n", PROVES_NOTHING),
        ("with a signature of this name by an unknown key besides", note + f"{dash} {name} {b64(bytes(68))}\n", PROVES),
        ("signed by a witness alone", f"{text}\n\n" + WITNESSES[0].cosign(note, TIME)[len(note):], PROVES_NOTHING),
        ("with an empty origin", Key("", bytes(32)).sign(1, tree_root), PROVES_NOTHING),
    ]:
        yield f"a checkpoint {what}", receipt(entry, proof_of(entry, spoilt)), verdict


def fields():
    def committed(*shown):
        """The receipt of an event that commits to four digests, of which these are shown."""
        salted = [(name, value, bytes([number] * 32)) for number, (name, value) in enumerate(shown)]
        digests = [hashlib.sha256(b"imprimatur/field/v1\0" + salt + struct.pack(">I", len(name.encode())) + name.encode() + struct.pack(">Q", len(value)) + value).digest() for name, value, salt in salted]
        whole = sorted([*digests, *(bytes([200 + number] * 32) for number in range(4 - len(shown)))])
        hashes = [leaf_hash(one) for one in whole]
        cm = hashlib.sha256(b"imprimatur/object/v1\0" + struct.pack(">I", 4) + root(hashes)).digest()
        disclosures = [{
            "name": name, "value": spelt(value), "salt": b64(salt), "index": whole.index(digest), "count": 4,
            "path": [b64(one) for one in inclusion(whole.index(digest), hashes)],
        } for (name, value, salt), digest in zip(salted, digests)]
        return canonical({**SAID, "cm": b64(cm)}), disclosures

    def spelt(value):
        try:
            return {"text": value.decode()}
        except UnicodeDecodeError:
            return {"base64": b64(value)}

    entry, [reasons, image] = committed(("reasons", "weil «ق»".encode()), ("Bild ö", b"\xff\0"))
    yield "two fields shown", receipt(entry, disclosures=[reasons, image]), PROVES
    yield "a field shown as a list", receipt(entry, disclosures=[list(reasons.values())]), PROVES
    yield "text in base64", receipt(entry, disclosures=[{**reasons, "value": {"base64": b64("weil «ق»".encode())}}]), PROVES
    for what, change, verdict in [
        ("another name", {"name": "reason"}, PROVES_NOTHING),
        ("another value", {"value": {"text": "weil «ف»"}}, PROVES_NOTHING),
        ("another salt", {"salt": b64(bytes([9] * 32))}, PROVES_NOTHING),
        ("another index", {"index": (reasons["index"] + 1) % 4}, PROVES_NOTHING),
        ("an index beyond the end", {"index": 4}, PROVES_NOTHING),
        ("an index of 2^64 - 1", {"index": 2**64 - 1}, PROVES_NOTHING),
        ("an index of 2^64", {"index": 2**64}, UNREADABLE),
        ("an index of -1", {"index": -1}, UNREADABLE),
        ("an index of 1.0", {"index": 1.0}, UNREADABLE),
        ("an index in quotes", {"index": "1"}, UNREADABLE),
        ("another count", {"count": 8}, PROVES_NOTHING),
        ("a count of none", {"count": 0}, PROVES_NOTHING),
        ("a count of 2^32 - 1", {"count": 2**32 - 1}, PROVES_NOTHING),
        ("a count of 2^32", {"count": 2**32}, UNREADABLE),
        ("a path cut short", {"path": reasons["path"][:-1]}, PROVES_NOTHING),
        ("a path too long", {"path": reasons["path"] * 2}, PROVES_NOTHING),
        ("a path of something else", {"path": ["x"]}, UNREADABLE),
        ("no path", {"path": None}, UNREADABLE),
        ("a short salt", {"salt": b64(bytes(31))}, UNREADABLE),
        ("no salt", {"salt": None}, UNREADABLE),
        ("a value in two spellings", {"value": {"text": "a", "base64": "YQ=="}}, UNREADABLE),
        ("a value in no spelling", {"value": {}}, UNREADABLE),
        ("a value in an unknown spelling", {"value": {"hex": "61"}}, UNREADABLE),
        ("a value in a spelling of the language's", {"value": {"constructor": "a"}}, UNREADABLE),
        ("a plain value", {"value": "a"}, UNREADABLE),
        ("a value in base64 with stray bits", {"value": {"base64": "YR=="}}, UNREADABLE),
        ("a member more", {"more": 1}, UNREADABLE),
    ]:
        yield f"a field with {what}", receipt(entry, disclosures=[{**reasons, **change}]), verdict
    yield "the same field twice", receipt(entry, disclosures=[reasons, reasons]), PROVES
    genesis = canonical({"act": "log.genesis", "origin": "a", "t": SAID["t"], "v": 1})
    yield "a field of a first entry", receipt(genesis, disclosures=[reasons]), PROVES_NOTHING


def unsound():
    """Public keys for which anybody can sign, or nobody."""
    p = 2**255 - 19
    low = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
    yield "of order 1", (1).to_bytes(32, "little")
    yield "of order 1, with a sign", (1 + 2**255).to_bytes(32, "little")
    yield "of order 2", (p - 1).to_bytes(32, "little")
    yield "of order 4", bytes(32)
    yield "of order 8", low
    yield "of order 8, with a sign", bytes([*low[:31], low[31] | 0x80])
    yield "of order 4, misspelt", p.to_bytes(32, "little")
    yield "misspelt", (p + 3).to_bytes(32, "little")
    yield "beyond the curve", (2).to_bytes(32, "little")


def keys():
    name, identity, data = LOG.vkey().split("+", 2)
    yield "a key with another id", f"{name}+00000000+{data}", UNREADABLE
    yield "a key with its id in capitals", f"{name}+{identity.upper()}+{data}", UNREADABLE if identity != identity.upper() else PROVES
    yield "a key without padding", f"{name}+{identity}+{data.rstrip('=')}", UNREADABLE if data.endswith("=") else PROVES
    yield "a key without id", f"{name}+{data}", UNREADABLE
    yield "a key without name", f"+{identity}+{data}", UNREADABLE
    yield "a key with its id but without name", vkey("", LOG.public), UNREADABLE
    yield "a key too long", vkey(name, LOG.public + b"1"), UNREADABLE
    yield "a key too short", vkey(name, LOG.public[:-1]), UNREADABLE
    yield "a key of no bytes", f"{name}+{identity}+", UNREADABLE
    yield "a key of another type", vkey(name, b"\2" + LOG.public[1:]), UNREADABLE
    yield "a witness's key for the log's", WITNESSES[0].vkey(), UNREADABLE
    yield "another log's key", OTHER.vkey(), PROVES_NOTHING
    for what, public in unsound():
        yield f"a key {what}", vkey(name, b"\1" + public), UNREADABLE


def policies():
    note, log, w = LOG.sign(1, leaf_hash(LEAVES[0])), f"log {LOG.vkey()}\n", [f"witness w{number} {key.vkey()}\n" for number, key in enumerate(WITNESSES, 1)]
    rotated = Key(LOG.name, bytes(range(90, 122)))
    for what, policy, verdict in [
        ("without witnesses", f"{log}quorum none\n", PROVES),
        ("without a line feed at its end", f"{log}quorum none", PROVES),
        ("with comments, tabs and empty lines", f"# whom\n\n \tlog\t{LOG.vkey()}  https://log.example \t\nquorum  none\n", PROVES),
        ("in another order", f"quorum none\n{log}", PROVES),
        ("with two keys of one log", f"log {rotated.vkey()}\n{log}quorum none\n", PROVES),
        ("of another log", f"log {OTHER.vkey()}\nquorum none\n", PROVES_NOTHING),
        ("of no log", "quorum none\n", PROVES_NOTHING),
        ("without quorum", log, UNREADABLE),
        ("with two quorums", f"{log}quorum none\nquorum none\n", UNREADABLE),
        ("with an unknown quorum", f"{log}quorum w1\n", UNREADABLE),
        ("with a quorum before what it names", f"quorum w1\n{log}{w[0]}", UNREADABLE),
        ("with one key twice", f"{log}{log}quorum none\n", UNREADABLE),
        ("with one key under two names", f"{log}log {vkey('b', LOG.public)}\nquorum none\n", UNREADABLE),
        ("with one witness twice", f"{log}{w[0]}witness other {vkey('b', WITNESSES[0].public)}\nquorum none\n", UNREADABLE),
        ("with one name twice", f"{log}{w[0]}{w[1].replace('w2', 'w1', 1)}quorum none\n", UNREADABLE),
        ("with a witness called none", f"{log}{w[0].replace('w1', 'none', 1)}quorum none\n", UNREADABLE),
        ("with a witness for the log", f"log {WITNESSES[0].vkey()}\nquorum none\n", UNREADABLE),
        ("with the log for a witness", f"{log}witness w1 {OTHER.vkey()}\nquorum none\n", UNREADABLE),
        ("with an unsound witness", f"{log}witness w1 {vkey('w', bytes([4]) + bytes(32))}\nquorum none\n", UNREADABLE),
        ("with a line too long", f"log {LOG.vkey()} url more\nquorum none\n", UNREADABLE),
        ("with a line too short", f"{log}witness w1\nquorum none\n", UNREADABLE),
        ("with an unknown line", f"{log}trust me\nquorum none\n", UNREADABLE),
        ("with the letter DEL", f"# \x7f\n{log}quorum none\n", UNREADABLE),
        ("with a no-break space", f"log\u00a0{LOG.vkey()}\nquorum none\n", UNREADABLE),
        ("with a group of none", f"{log}group g any\nquorum g\n", UNREADABLE),
        ("with a group of 0", f"{log}{w[0]}group g 0 w1\nquorum g\n", UNREADABLE),
        ("with a group of more than it has", f"{log}{w[0]}group g 2 w1\nquorum g\n", UNREADABLE),
        ("with a group of 01", f"{log}{w[0]}group g 01 w1\nquorum g\n", UNREADABLE),
        ("with a group of some", f"{log}{w[0]}group g some w1\nquorum g\n", UNREADABLE),
        ("with a group of a word of the language", f"{log}{w[0]}group g constructor w1\nquorum g\n", UNREADABLE),
        ("with a group of strangers", f"{log}group g any w1\n{w[0]}quorum g\n", UNREADABLE),
        ("with one witness in two groups", f"{log}{w[0]}group g any w1\ngroup h any w1\nquorum g\n", UNREADABLE),
        ("with one witness twice in a group", f"{log}{w[0]}group g any w1 w1\nquorum g\n", UNREADABLE),
    ]:
        yield f"a policy {what}", note, policy, verdict


def quorums():
    note = LOG.sign(1, leaf_hash(LEAVES[0]))

    def by(*numbers, note=note):
        for number in numbers:
            note = WITNESSES[number - 1].cosign(note, TIME + number)
        return note

    head = f"log {LOG.vkey()}\n" + "".join(f"witness w{number} {key.vkey()}\n" for number, key in enumerate(WITNESSES, 1))
    two = head + "group g 2 w1 w2 w3\nquorum g\n"
    nested = head + "group a all w1 w2\ngroup b any w3 w4\ngroup c any a b\nquorum c\n"
    both = head + "group a any w1 w2\ngroup b any w3 w4\ngroup c all a b\nquorum c\n"
    one = by(1)
    stranger = Key("witness.example/w1", bytes([7] * 32), kind=4)
    for what, cosigned, policy, verdict in [
        ("no witness asked for, one there", one, head + "quorum none\n", PROVES),
        ("one witness", one, head + "quorum w1\n", PROVES),
        ("the other witness", by(2), head + "quorum w1\n", PROVES_NOTHING),
        ("two of three", by(3, 1), two, PROVES),
        ("all of two", by(1, 2, 3), two, PROVES),
        ("one of three", one, two, PROVES_NOTHING),
        ("two, of whom one does not count", by(1, 4), two, PROVES_NOTHING),
        ("one witness twice", by(1, 1), two, PROVES_NOTHING),
        ("one witness at two times", WITNESSES[0].cosign(by(1, 2), TIME + 100), two, PROVES),
        ("a group met by its first half", by(1, 2), nested, PROVES),
        ("a group met by its second half", by(4), nested, PROVES),
        ("a group not met", one, nested, PROVES_NOTHING),
        ("both groups", by(2, 3), both, PROVES),
        ("one group of both", by(1, 2), both, PROVES_NOTHING),
        ("a witness of that name with another key", stranger.cosign(note, TIME), head + "quorum w1\n", PROVES_NOTHING),
        ("a witness at no time", WITNESSES[0].cosign(note, 0), head + "quorum w1\n", PROVES),
        ("a witness at the end of time", WITNESSES[0].cosign(note, 2**64 - 1), head + "quorum w1\n", PROVES),
        ("a false cosignature that is not needed", by(1, 2) + f"— {WITNESSES[2].name} {b64(WITNESSES[2].id + bytes(72))}\n", two, PROVES_NOTHING),
        ("a cosignature of a byte", note + f"— {WITNESSES[0].name} {b64(WITNESSES[0].id + b'1')}\n", two, PROVES_NOTHING),
        ("a cosignature for another time", retimed(by(1, 2)), two, PROVES_NOTHING),
        ("a cosignature of another checkpoint", note + by(1, note=LOG.sign(2, bytes(32))).split("\n")[-2] + "\n", two, PROVES_NOTHING),
    ]:
        yield f"a quorum: {what}", cosigned, policy, verdict


def retimed(note):
    """The note with the last cosignature's time moved on by a second."""
    rest, blob = note.rstrip("\n").rsplit(" ", 1)
    raw = base64.b64decode(blob)
    (time,) = struct.unpack(">Q", raw[4:12])
    return f"{rest} {b64(raw[:4] + struct.pack('>Q', time + 1) + raw[12:])}\n"
