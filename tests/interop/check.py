"""Interoperability: other people's verifiers read our log, their witness cosigns it, and our witness speaks
their protocol. Prints a line for every check; leaves with 1 where one fails.

usage: check.py APPENDER IMPRIMATUR EDGES

EDGES is a file of the edge cases of Ed25519, as `cargo run -p ledger --example ed25519_edges` prints them.
"""

import contextlib
import hashlib
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import traceback

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

import corpus
import our_corpus
import witness_cases
from tlog import cosigned_at
from witness_cases import LOG, Witness

HERE = pathlib.Path(__file__).parent
BIN = pathlib.Path(sys.executable).parent
ORIGIN = "ledger.example/log"
GO_PATH = "/usr/share/gocode"

passed, failed, skipped = [], [], []


def check(name, told):
    try:
        told()
    except Exception:
        failed.append(name)
        print(f"failed: {name}\n{traceback.format_exc()}", flush=True)
    else:
        passed.append(name)
        print(f"ok: {name}", flush=True)


def skip(name, because):
    skipped.append(name)
    print(f"skipped: {name}: {because}", flush=True)


def run(*command, **options):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300, **options)
    assert done.returncode == 0, f"{command}: {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def refused(*command):
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=300)
    assert done.returncode == 1, f"{command} should refuse: {done.returncode}\n{done.stdout}\n{done.stderr}"


@contextlib.contextmanager
def serving(command, port):
    """A server of ours for as long as it is needed; stopped by its own process."""
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            assert process.poll() is None, f"{command} ended"
            time.sleep(0.1)
        yield process
    finally:
        process.kill()
        process.wait()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Log:
    """A log of ours, freshly written."""

    def __init__(self, appender, folder, batches, each, *witnesses):
        self.data = folder
        self.told = run(appender, folder, batches, each, *witnesses)
        self.files = folder / "ledger"
        self.key = (self.files / "vkey").read_text().strip()
        self.size = int((self.files / "checkpoint").read_text().split("\n")[1])


def their_verifier(log, old):
    """aics-tlog (PyPI) on checkpoint, inclusion and consistency."""
    tlog, key = BIN / "aics-tlog", f"--log-key={log.key}"
    run(tlog, "verify-checkpoint", key, "--origin", ORIGIN, "--tiles", log.files)
    for index in sorted({0, 1, 255, 256, 65535, 65536, log.size // 2, log.size - 1}):
        if index < log.size:
            entry = log.data / "entry"
            run(tlog, "verify-inclusion", key, "--tiles", log.files, "--index", index, "--entry-out", entry)
            proven = run(tlog, "verify-inclusion", key, "--tiles", log.files, "--index", index, "--leaf", entry)
            assert proven
    entry = log.data / "entry"
    entry.write_bytes(b"another entry")
    refused(tlog, "verify-inclusion", key, "--tiles", log.files, "--index", 0, "--leaf", entry)
    if old:
        run(tlog, "verify-consistency", key, "--tiles", log.files, "--old-checkpoint", old)


def has_go():
    return shutil.which("go") and pathlib.Path(GO_PATH, "src/golang.org/x/mod/sumdb/tlog").is_dir()


def go_program(folder):
    """The program beside this one, built once."""
    binary = folder / "verify.built"
    if not binary.exists():
        environment = {**os.environ, "GO111MODULE": "off", "GOPATH": f"{folder / 'gopath'}:{GO_PATH}", "GOCACHE": str(folder / "gocache")}
        run("go", "build", "-o", binary, ".", cwd=HERE / "go", env=environment)
    return binary


def go_library(log, old, folder):
    """The library that the format comes from."""
    told = run(go_program(folder), "log", log.files, log.key, *([old] if old else []))
    assert told == f"{log.size} entries\n", told


def our_proof_file(imprimatur, log, folder):
    """`ledger prove` writes what C2SP tlog-proof asks for."""
    proof = folder / "entry.tlog-proof"
    run(imprimatur, "ledger", "prove", log.files, 7, "--out", proof)
    lines = proof.read_text().split("\n")
    assert lines[:2] == ["c2sp.org/tlog-proof@v1", "index 7"], lines[:2]
    end = lines.index("")
    path = folder / "path"
    path.write_text("\n".join(lines[2:end]) + "\n")
    entry = folder / "entry"
    run(BIN / "aics-tlog", "verify-inclusion", f"--log-key={log.key}", "--tiles", log.files, "--index", 7, "--entry-out", entry)
    size, root = lines[end + 2], lines[end + 3]
    run(BIN / "aics-tlog", "verify-inclusion", "--leaf", entry, "--index", 7, "--size", size, "--root", root, "--proof", path)


def verifiers(appender, imprimatur, folder):
    for batches, each, growth in [(1, 1, 1), (1, 254, 1), (1, 255, 1), (1, 511, 255), (70, 1000, 3)]:
        log = Log(appender, folder / f"log-{batches}-{each}", batches, each)
        old = folder / "old-checkpoint"
        shutil.copy(log.files / "checkpoint", old)
        log = Log(appender, log.data, 1, growth)
        check(f"aics-tlog verifies our log of {log.size} entries", lambda: their_verifier(log, old))
        name = f"Go x/mod/sumdb verifies our log of {log.size} entries"
        if has_go():
            check(name, lambda: go_library(log, old, folder))
        else:
            skip(name, "no Go, or no golang-golang-x-mod-dev")
        check(f"our own verifier agrees on {log.size} entries", lambda: run(imprimatur, "ledger", "verify", log.files, "--key", log.key))
    check("our proof file is verified by aics-tlog", lambda: our_proof_file(imprimatur, log, folder))


def accepts(*command):
    return subprocess.run([str(part) for part in command], capture_output=True, timeout=60).returncode == 0


def our_verdict(imprimatur, case):
    return accepts(imprimatur, "ledger", "receipt", "verify", case / "receipt.json", "--key", corpus.LOG.vkey())


def their_verdict(case):
    """aics-tlog on the checkpoint, and on the entry under its root."""
    tool, note = BIN / "aics-tlog", case / "note"
    if not accepts(tool, "verify-checkpoint", "--note", note, f"--log-key={corpus.LOG.vkey()}", "--origin", corpus.LOG.name):
        return False
    size, tree_root = note.read_text().split("\n")[1:3]
    index = (case / "index").read_text()
    return accepts(tool, "verify-inclusion", "--leaf", case / "leaf", f"--index={index}", "--size", size, f"--root={tree_root}", "--proof", case / "path")


def go_verdicts(cases, folder):
    return said(run(go_program(folder), "receipts", corpus.LOG.vkey(), *cases))


def said(told):
    return [word == "accepted" for word in told.split()]


def same_verdicts(imprimatur, folder):
    """Every receipt of the corpus gets the same verdict from all, and the right one."""
    receipts = [(name, receipt, True) for name, receipt in corpus.good()]
    receipts += [(name, receipt, False) for name, receipt in corpus.spoilt()]
    cases = [folder / "corpus" / str(number) for number in range(len(receipts))]
    for case, (_, receipt, _) in zip(cases, receipts):
        receipt.write(case)
    go = go_verdicts(cases, folder) if has_go() else [right for *_, right in receipts]
    for case, (name, _, right), gos in zip(cases, receipts, go, strict=True):
        verdicts = {"ours": our_verdict(imprimatur, case), "aics-tlog": their_verdict(case), "Go": gos}
        assert set(verdicts.values()) == {right}, f"{name}: should be {right}: {verdicts}"
    if not has_go():
        skip("Go x/mod/sumdb on the corpus", "no Go, or no golang-golang-x-mod-dev")
    print(f"{len(receipts)} receipts, one verdict each", flush=True)


def our_forms(imprimatur, folder):
    """Our command on what no other verifier reads: our receipts, entries and policies. The page in a browser is held
    to the same by tests/browser."""
    receipt, policy = folder / "receipt", folder / "policy"
    cases = list(our_corpus.cases())
    for name, file, trust, verdict in cases:
        receipt.write_bytes(file)
        policy.write_text(trust)
        believed = ["--policy", policy] if len(trust.split()) > 1 else [f"--key={trust}"]
        done = subprocess.run([imprimatur, "ledger", "receipt", "verify", receipt, *believed], capture_output=True, timeout=60)
        assert done.returncode == verdict, f"{name}: should be {verdict}: {done}"
    print(f"{len(cases)} files of our own forms", flush=True)


def python_verdict(key, signature, message):
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def same_signatures(edges, folder):
    """Every edge case of Ed25519 gets from Go and from OpenSSL the verdict that our own tests ask of us."""
    cases = [line.split() for line in edges.read_text().splitlines()]
    right = [verdict == "accepted" for _, _, _, verdict, _ in cases]
    assert [python_verdict(*map(bytes.fromhex, case[:3])) for case in cases] == right, "Python's cryptography"
    if has_go():
        assert said(run(go_program(folder), "edges", edges)) == right, "Go's crypto/ed25519"
    else:
        skip("Go's crypto/ed25519 on the edge cases", "no Go")
    print(f"{sum(right)} of {len(cases)} edge cases accepted", flush=True)


def their_witness_on_our_log(appender, imprimatur, folder):
    """aics-witness (PyPI) cosigns what our store publishes."""
    port, config = free_port(), folder / "their-witness" / "witness.json"
    config.parent.mkdir()
    tool = BIN / "aics-witness"
    run(tool, "init", "-c", config, "--name", "witness.example/theirs", "--listen", f"127.0.0.1:{port}")
    theirs = vkey_in(run(tool, "init", "-c", config))
    # The first publication makes the log's key.
    log = Log(appender, folder / "cosigned", 1, 3)
    run(tool, "add-log", "-c", config, "--origin", ORIGIN, "--vkey", log.key)
    with serving([tool, "serve", "-c", config], port):
        for _ in range(3):
            log = Log(appender, log.data, 2, 100, theirs, f"http://127.0.0.1:{port}")
    note = (log.files / "checkpoint").read_text()
    line = next(line for line in note.splitlines(True) if line.startswith("— witness.example/theirs "))
    assert cosigned_at(theirs, line, note) > 0
    policy = folder / "their.policy"
    policy.write_text(f"log {log.key}\nwitness theirs {theirs}\nquorum theirs\n")
    run(imprimatur, "ledger", "verify", log.files, "--policy", policy)
    run(BIN / "aics-tlog", "verify-checkpoint", f"--log-key={log.key}", f"--witness-key={theirs}", "--quorum", 1, "--tiles", log.files)


def vkey_in(text):
    return next(word.strip('",') for word in text.split() if word.strip('",').startswith("witness.example/") and "+" in word)


def witness_protocol(name, witness, exceptions=()):
    for case in witness_cases.CASES:
        title = f"{name}: {case.__name__.replace('_', ' ')}"
        if case.__name__ in exceptions:
            skip(title, "known to differ from the specification")
        else:
            check(title, lambda: case(witness))


def our_witness(imprimatur, folder):
    state, port = folder / "our-witness", free_port()
    command = [imprimatur, "ledger", "witness", state, "--name", "witness.example/ours", "--log", LOG.vkey(), "--listen", f"127.0.0.1:{port}"]
    key = folder / "our-witness.vkey"
    with serving(["bash", "-c", 'exec "$@" >"$0"', key, *command], port) as process:
        ours = Witness(f"http://127.0.0.1:{port}", key.read_text().strip())
        witness_protocol("our witness", ours)
        check("our witness shows what it cosigned", lambda: shows_newest(ours))
        check("our witness keeps the evidence", lambda: keeps_evidence(state))
        process.kill()
        process.wait()
    with serving(command, port):
        check("our witness remembers after a kill", lambda: witness_cases.stale_size(ours))
    check("two witnesses on one folder are refused", lambda: second_is_refused(command, port))


def second_is_refused(command, port):
    with serving(command, port):
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, timeout=60)
        assert done.returncode == 2 and "another witness" in done.stderr, done


def shows_newest(witness):
    status, kind, text = witness.get(f"{hashlib.sha256(LOG.name.encode()).hexdigest()}/checkpoint")
    assert (status, kind.split(";")[0]) == (200, "text/plain"), (status, kind)
    line = next(line for line in text.splitlines(True) if line.startswith("— witness.example/ours "))
    cosigned_at(witness.vkey, line, text)
    assert witness.get(f"{'0' * 64}/checkpoint")[0] == 404


def keeps_evidence(state):
    kinds = {path.name.split("-")[0] for path in (state / "evidence").iterdir()}
    assert kinds == {"two", "unproven"}, kinds


def their_witness_protocol(folder):
    """The same cases against a witness that is not ours: the script itself is held to the specification."""
    port, config = free_port(), folder / "reference" / "witness.json"
    config.parent.mkdir()
    tool = BIN / "aics-witness"
    run(tool, "init", "-c", config, "--name", "witness.example/reference", "--listen", f"127.0.0.1:{port}")
    key = vkey_in(run(tool, "init", "-c", config))
    run(tool, "add-log", "-c", config, "--origin", LOG.name, "--vkey", LOG.vkey())
    with serving([tool, "serve", "-c", config], port):
        witness_protocol("aics-witness", Witness(f"http://127.0.0.1:{port}", key), exceptions=["extension_line"])


def main():
    appender, imprimatur, edges = sys.argv[1:]
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        verifiers(appender, imprimatur, folder)
        check("aics-witness cosigns our log", lambda: their_witness_on_our_log(appender, imprimatur, folder))
        check("one verdict everywhere", lambda: same_verdicts(imprimatur, folder))
        check("one verdict on the edge cases of Ed25519", lambda: same_signatures(pathlib.Path(edges), folder))
        check("our command on our own forms", lambda: our_forms(imprimatur, folder))
        our_witness(imprimatur, folder)
        their_witness_protocol(folder)
    print(f"{len(passed)} passed, {len(failed)} failed, {len(skipped)} skipped")
    sys.exit(1 if failed else 0)


main()
