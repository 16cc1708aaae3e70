"""What a witness must answer (C2SP tlog-witness), case by case, over HTTP."""

import urllib.error
import urllib.request

from tlog import Key, consistency, cosigned_at, leaf_hash, request, root

LOG = Key("example.com/log", bytes(range(32)))
FOREIGN = Key("example.com/log", bytes(range(1, 33)))
UNKNOWN = Key("example.com/unknown", bytes(range(32)))

LEAVES = [leaf_hash(str(index).encode()) for index in range(5000)]
FORK = LEAVES[:300] + [leaf_hash(b"forged")] + LEAVES[301:]
SIZE_TYPE = "text/x.tlog.size"


class Witness:
    def __init__(self, prefix, vkey):
        self.prefix, self.vkey = prefix, vkey

    def post(self, body):
        return fetch(urllib.request.Request(f"{self.prefix}/add-checkpoint", data=body.encode(), method="POST"))

    def get(self, path):
        return fetch(urllib.request.Request(f"{self.prefix}/{path}"))

    def cosigns(self, old, new, leaves=LEAVES):
        checkpoint = LOG.sign(new, root(leaves[:new]))
        status, _, body = self.post(request(old, consistency(old, leaves[:new]), checkpoint))
        assert status == 200, (status, body)
        assert cosigned_at(self.vkey, body.splitlines(True)[0], checkpoint) > 0

    def answers(self, expected, body):
        status, kind, text = self.post(body)
        assert status == expected, f"status {status}, not {expected}: {text}"
        return kind, text


def fetch(wanted):
    try:
        with urllib.request.urlopen(wanted, timeout=20) as answer:
            return answer.status, answer.headers.get("content-type", ""), answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.headers.get("content-type", ""), error.read().decode()


def grows(witness):
    for old, new in [(0, 400), (400, 4000), (4000, 5000)]:
        witness.cosigns(old, new)


def the_same_again(witness):
    witness.cosigns(5000, 5000)


def stale_size(witness):
    for old in [0, 400, 4999]:
        checkpoint = LOG.sign(5000, root(LEAVES))
        kind, text = witness.answers(409, request(old, consistency(old, LEAVES), checkpoint))
        assert (kind.split(";")[0], text) == (SIZE_TYPE, "5000\n"), (kind, text)


def bad_proof(witness):
    leaves = LEAVES + [leaf_hash(b"more")]
    proof = consistency(5000, leaves)
    proof[0] = bytes(32)
    witness.answers(422, request(5000, proof, LOG.sign(5001, root(leaves))))


def forked_larger_tree(witness):
    leaves = FORK + [leaf_hash(b"more")]
    witness.answers(422, request(5000, consistency(5000, leaves), LOG.sign(5001, root(leaves))))


def same_size_other_root(witness):
    witness.answers(422, request(5000, [], LOG.sign(5000, root(FORK))))


def old_exceeds_size(witness):
    witness.answers(400, request(5001, [], LOG.sign(5000, root(LEAVES))))


def malformed(witness):
    checkpoint = LOG.sign(5000, root(LEAVES))
    for body in ["", "old\n\n", f"old 05000\n\n{checkpoint}", f"old 5000\nnot base64\n\n{checkpoint}", f"old 5000\n{checkpoint}"]:
        witness.answers(400, body)


def foreign_key(witness):
    witness.answers(403, request(5000, [], FOREIGN.sign(5000, root(LEAVES))))


def unknown_origin(witness):
    witness.answers(404, request(0, [], UNKNOWN.sign(5000, root(LEAVES))))


def proof_from_nothing(witness):
    """On a log that the witness has not seen yet."""
    witness.answers(422, request(0, [bytes(32)], LOG.sign(400, root(LEAVES[:400]))))
    witness.answers(422, request(0, [], LOG.sign(0, bytes(32))))


def extension_line(witness):
    checkpoint = LOG.sign(5000, root(LEAVES), extension="an extension\n")
    _, text = witness.answers(200, request(5000, [], checkpoint))
    cosigned_at(witness.vkey, text, checkpoint)


# In this order: each builds on the ones before.
CASES = [
    proof_from_nothing, grows, the_same_again, stale_size, bad_proof, forked_larger_tree, same_size_other_root,
    old_exceeds_size, malformed, foreign_key, unknown_origin, extension_line,
]
