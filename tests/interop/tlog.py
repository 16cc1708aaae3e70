"""A log's side of the formats, written from the specifications for the tests alone: trees, notes, requests."""

import base64
import hashlib
import struct

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def leaf_hash(entry):
    return hashlib.sha256(b"\0" + entry).digest()


def node_hash(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def split(n):
    """The largest power of two smaller than n."""
    return 1 << (n - 1).bit_length() - 1


def root(leaves):
    """RFC 6962, section 2.1, over leaf hashes."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    k = split(len(leaves))
    return node_hash(root(leaves[:k]), root(leaves[k:]))


def consistency(old, leaves):
    """RFC 6962, section 2.1.2: the first `old` of the leaves are a tree of their own."""
    if old in (0, len(leaves)):
        return []
    return subproof(old, leaves, True)


def subproof(m, leaves, whole):
    n = len(leaves)
    if m == n:
        return [] if whole else [root(leaves)]
    k = split(n)
    if m <= k:
        return subproof(m, leaves[:k], whole) + [root(leaves[k:])]
    return subproof(m - k, leaves[k:], False) + [root(leaves[:k])]


def inclusion(index, leaves):
    """RFC 6962, section 2.1.1."""
    n = len(leaves)
    if n == 1:
        return []
    k = split(n)
    if index < k:
        return inclusion(index, leaves[:k]) + [root(leaves[k:])]
    return inclusion(index - k, leaves[k:]) + [root(leaves[:k])]


def b64(data):
    return base64.b64encode(data).decode()


def vkey(name, public):
    """The text form of a public key, which begins with the byte of its type."""
    return f"{name}+{key_id(name, public).hex()}+{b64(public)}"


def key_id(name, public):
    return hashlib.sha256(name.encode() + b"\n" + public).digest()[:4]


class Key:
    """A signing key from a seed: of type 0x01, a log's, or 0x04, a witness's."""

    def __init__(self, name, seed, kind=1):
        self.name = name
        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = bytes([kind]) + self.private.public_key().public_bytes_raw()
        self.id = key_id(name, self.public)

    def vkey(self):
        return vkey(self.name, self.public)

    def sign(self, size, tree_root, origin=None, extension=""):
        text = f"{origin or self.name}\n{size}\n{b64(tree_root)}\n{extension}"
        return f"{text}\n— {self.name} {b64(self.id + self.private.sign(text.encode()))}\n"


    def cosign(self, checkpoint, time):
        """The checkpoint with a cosignature more, as a witness gives it."""
        message = cosigned_message(checkpoint, time)
        return f"{checkpoint}— {self.name} {b64(self.id + struct.pack('>Q', time) + self.private.sign(message))}\n"


def cosigned_message(checkpoint, time):
    text = checkpoint.rsplit("\n\n", 1)[0] + "\n"
    return f"cosignature/v1\ntime {time}\n{text}".encode()


def request(old, proof, checkpoint):
    """The body of add-checkpoint."""
    return f"old {old}\n" + "".join(f"{b64(one)}\n" for one in proof) + f"\n{checkpoint}"


def cosigned_at(witness, line, checkpoint):
    """The time of a witness's cosignature; fails where it is false."""
    name, _, key = witness.split("+", 2)
    dash, signer, blob = line.rstrip("\n").split(" ")
    assert (dash, signer) == ("—", name), line
    blob, public = base64.b64decode(blob), base64.b64decode(key)
    assert blob[:4] == key_id(name, public), "key id"
    (time,) = struct.unpack(">Q", blob[4:12])
    Ed25519PublicKey.from_public_bytes(public[1:]).verify(blob[12:], cosigned_message(checkpoint, time))
    return time
