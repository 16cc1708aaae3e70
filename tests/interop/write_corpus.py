"""Writes both corpora for a verifier that reads receipts from files, such as the page in a browser.

usage: write_corpus.py FOLDER

Each file's name, whom to believe and the right verdict are in `cases.json`.
"""

import json
import pathlib
import sys

import corpus
import our_corpus


def cases():
    for receipts, verdict in [(corpus.good(), our_corpus.PROVES), (corpus.spoilt(), our_corpus.PROVES_NOTHING)]:
        for name, receipt in receipts:
            yield name, receipt.ours().encode(), corpus.LOG.vkey(), verdict
    yield from our_corpus.cases()


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    listed = []
    for number, (name, receipt, trust, verdict) in enumerate(cases()):
        (folder / f"{number}.receipt.json").write_bytes(receipt)
        listed.append({"name": name, "file": f"{number}.receipt.json", "trust": trust, "verdict": verdict})
    (folder / "cases.json").write_text(json.dumps(listed))


if __name__ == "__main__":
    main()
