"""Interoperability: other people's clients of yente, unmodified, look names up on lists that we imported.

usage: matching.py IMPRIMATUR

The list of the Security Council is read from $IMPRIMATUR_SHARED/data/unsc; where it is absent, what needs it is
skipped by name. Prints a line for every check; leaves with 1 where one fails.
"""

import contextlib
import json
import os
import pathlib
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import traceback
import urllib.error
import urllib.request

IMPRIMATUR = sys.argv[1]
SHARED = pathlib.Path(os.environ.get("IMPRIMATUR_SHARED", pathlib.Path(__file__).parents[3] / "shared"))
UN_LIST = SHARED / "data" / "unsc" / "UN_consolidated_2026-02-27.xml"
KEY = secrets.token_hex(32)

# No ship stands on the consolidated list: one of our own, with an owner to expand to.
FLEET = [
    {"id": "v1", "schema": "Vessel", "properties": {"name": ["Grey Heron", "Серая цапля"], "imoNumber": ["9074729"]}},
    {"id": "c1", "schema": "Company", "properties": {"name": ["Heron Shipping Company Limited"]}},
    {"id": "o1", "schema": "Ownership", "properties": {"owner": ["c1"], "asset": ["v1"], "startDate": ["2019"]}},
]
# Schema, name as somebody may write it, and how its entry on the list ends.
ON_UN_LIST = [
    ("Person", "Tariq Aziz", "6908072"),
    ("Person", "Сейф аль-Дин Фулайих Хасан Таха ар-Рави", "6908061"),
    ("Person", "سيف الدين فليح حسن طه الراوي", "6908061"),
    ("Company", "Al Bashair Trading Co. Ltd.", "6908339"),
    ("Company", "Авиатранс Анштальт", "6908334"),
]
IN_FLEET = [("Vessel", "GREY HERON", "fleet.v1"), ("Vessel", "Серая Цапля", "fleet.v1")]
STRANGER = ("Person", "Wilhelmina Trautwein-Obermaier", None)

failed = []


def check(name, told):
    try:
        told()
        print(f"ok: {name}", flush=True)
    except Exception:
        failed.append(name)
        print(f"failed: {name}\n{traceback.format_exc()}", flush=True)


def imported(data, list_id, path):
    command = [IMPRIMATUR, "lists", "import", str(path), "--list", list_id, "--data", str(data)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stdout + done.stderr


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


@contextlib.contextmanager
def serving(data):
    """Our server, once its lists are read; stopped by its own process."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    keys = data / "matching.keys"
    keys.write_text(f"# interoperability\n{KEY}\n")
    url = f"http://localhost:{port}"
    command = [IMPRIMATUR, "serve", "--data", data, "--listen", f"127.0.0.1:{port}", "--address", url]
    command += ["--matching-key-file", keys]
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(600):
            if answers(f"{url}/readyz"):
                break
            assert process.poll() is None, "the server ended"
            time.sleep(0.1)
        yield url
    finally:
        process.terminate()
        process.wait(30)


def with_enricher(url, wanted):
    """nomenklatura's own enricher, as `nk enrich` uses it."""
    from followthemoney import Dataset, StatementEntity
    from nomenklatura.cache import Cache
    from nomenklatura.db import make_session
    from nomenklatura.enrich import make_enricher

    dataset = Dataset.make({"name": "partners", "title": "Partners"})
    cache = Cache(make_session("sqlite://"), dataset, create=True)
    config = {"type": "nomenklatura.enrich.yente:YenteEnricher", "api": f"{url}/", "api_key": KEY, "cache_days": 0}
    enricher = make_enricher(dataset, cache, config)

    def entity(schema, name):
        data = {"id": "partner", "schema": schema, "properties": {"name": [name]}}
        return StatementEntity.from_data(dataset, data)

    def finds(schema, name, ends):
        matches = list(enricher.match_wrapped(entity(schema, name)))
        ids = [match.id for match in matches]
        assert (ids and ids[0].endswith(ends)) if ends else not ids, ids

    for schema, name, ends in wanted:
        check(f"the enricher: {name}", lambda: finds(schema, name, ends))

    def expands():
        ship = entity("Vessel", "Grey Heron")
        (match,) = enricher.match_wrapped(ship)
        around = {one.id: one for one in enricher.expand_wrapped(ship, match)}
        assert set(around) == {"fleet.v1", "fleet.o1", "fleet.c1"}, sorted(around)
        assert around["fleet.o1"].get("owner") == ["fleet.c1"], around["fleet.o1"].to_dict()

    check("the enricher expands a ship to its owner", expands)
    enricher.close()


def with_client(url, wanted):
    """The client library of yente's makers."""
    import yente_client
    from yente_client import AuthenticationError, BadRequestError, Client

    def finds(client, schema, name, ends):
        found = client.match(getattr(yente_client, schema)(name=name))
        top = found.top
        assert (top and top.match and top.id.endswith(ends)) if ends else top is None, found
        if top:
            again = client.fetch(top.id)
            assert again.caption == top.caption and top.explanations["name"].score, top
            assert client.fetch(again.referents[0]).id == top.id, "the list's own identifier leads on"

    def looks_around(client):
        assert client.search("heron", datasets=["fleet"]).total.value == 2
        names = {dataset.name for dataset in client.datasets().datasets}
        assert {"default", "all", "fleet"} <= names, names
        assert client.algorithms().best == "imprimatur"
        assert client.healthz().status == client.readyz().status == "ok"

    def is_refused(client):
        with contextlib.suppress(BadRequestError):
            client.match(yente_client.Person(name="Ada"), algorithm="logic-v1")
            raise AssertionError("an algorithm that there is not")
        with Client(base_url=url, api_key=KEY[1:]) as stranger, contextlib.suppress(AuthenticationError):
            stranger.search("heron")
            raise AssertionError("a key that is none")

    with Client(base_url=url, api_key=KEY) as client:
        for schema, name, ends in wanted:
            check(f"yente-client: {name}", lambda: finds(client, schema, name, ends))
        check("yente-client searches, and reads what there is", lambda: looks_around(client))
        check("yente-client is told why it is refused", lambda: is_refused(client))


def main():
    wanted = [*IN_FLEET, STRANGER]
    with tempfile.TemporaryDirectory() as folder:
        data = pathlib.Path(folder)
        fleet = data / "fleet.json"
        fleet.write_text("".join(json.dumps(one) + "\n" for one in FLEET))
        imported(data, "fleet", fleet)
        if UN_LIST.exists():
            imported(data, "un-sc", UN_LIST)
            wanted = ON_UN_LIST + wanted
        else:
            print(f"skipped: the list of the Security Council: {UN_LIST} is not there", flush=True)
        with serving(data) as url:
            with_enricher(url, wanted)
            with_client(url, wanted)
    sys.exit(1 if failed else 0)


main()
