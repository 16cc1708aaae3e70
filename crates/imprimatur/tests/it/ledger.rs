//! `ledger`: a log checked, proved from, compared, mirrored and witnessed.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};

use ledger::checkpoint::Checkpoint;
use ledger::note::SigningKey;
use ledger::tree::Hash;
use ledger::witness::AddCheckpoint;
use store::{Settings, Store};
use test_support::acts;

use crate::run::{Ran, command, folder, run};

const ORIGIN: &str = "ledger.example/log";
const SECRET: &str = "My sister was followed home after the last meeting";

/// A data folder with a published log, which grows by `comments` each time this is called.
fn grow(data: &Path, comments: u64) {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let settings = Settings::embedded(data.into(), ORIGIN, acts::day_of());
        let store = Store::open(settings, acts::at(0)).await.unwrap();
        if store.case(acts::CASE).await.is_err() {
            let opening = acts::doing(acts::at(1), acts::opened("A pilot"));
            store.perform(acts::CASE, None, opening).await.unwrap();
        }
        for _ in 0..comments {
            let comment = acts::doing(acts::at(2), acts::commented(SECRET));
            store.perform(acts::CASE, None, comment).await.unwrap();
        }
        store.publish().await.unwrap();
        // Tests copy the files.
        store.close().await;
    });
}

/// A data folder, its path as text, and the log's key.
fn log(test: &str, comments: u64) -> (PathBuf, String, String) {
    let data = folder(test).join("data");
    grow(&data, comments);
    let key = fs::read_to_string(data.join("ledger/vkey")).unwrap().trim_end().to_owned();
    (data.clone(), data.to_str().unwrap().to_owned(), key)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A checkpoint that the log never published, signed with its key.
fn signed_besides(data: &Path, size: u64) -> String {
    let key: SigningKey =
        fs::read_to_string(data.join("keys/ledger.key")).unwrap().trim_end().parse().unwrap();
    Checkpoint::new(ORIGIN, size, Hash([7; 32])).sign(&[&key]).unwrap().to_string()
}

#[test]
fn a_sound_log_is_found_sound() {
    let (data, path, key) = log("sound", 3);
    let ran = run(&["ledger", "verify", text(&data.join("ledger")), "--key", &key]);
    assert_eq!((ran.code, ran.err.as_str()), (Some(0), ""));
    assert!(ran.words().contains("it holds together") && ran.words().contains("5 entries"), "{}", ran.out);
    assert!(!ran.words().contains("not verified"));
    let json = run(&["ledger", "verify", &path, "--key", &key, "--format", "json"]).json();
    assert_eq!(
        (&json["sound"], &json["report"]["size"], &json["report"]["cases"]),
        (&true.into(), &5.into(), &1.into())
    );
}

#[test]
fn a_log_that_only_vouches_for_itself_is_said_to() {
    let (_, path, _) = log("itself", 1);
    let ran = run(&["ledger", "verify", &path]);
    assert_eq!(ran.code, Some(0));
    assert!(ran.words().contains("taken from the log itself and is not verified"), "{}", ran.out);
    assert_eq!(run(&["ledger", "verify", &path, "--format", "json"]).json()["key-unverified"], true);
}

#[test]
fn a_damaged_log_is_refused_with_file_and_entry() {
    let (data, path, key) = log("damaged", 3);
    let bundle = data.join("ledger/tile/entries/000.p/5");
    let mut bytes = fs::read(&bundle).unwrap();
    let last = bytes.len() - 10;
    bytes[last] ^= 1;
    fs::write(&bundle, bytes).unwrap();
    let ran = run(&["ledger", "verify", &path, "--key", &key]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.words().contains("tile/entries/000.p/5, entry 4"), "{}", ran.out);
    let json = run(&["ledger", "verify", &path, "--key", &key, "--format", "json"]).json();
    assert_eq!((&json["sound"], &json["problem"]["entry"]), (&false.into(), &4.into()));
}

#[test]
fn somebody_elses_key_and_an_unmet_policy_are_refused() {
    let (data, path, key) = log("keys", 1);
    let (_, _, other) = log("other-keys", 1);
    assert_eq!(run(&["ledger", "verify", &path, "--key", &other]).code, Some(1));
    let policy = data.join("policy");
    let witness = SigningKey::from_seed("w.example", ledger::note::KeyKind::Cosignature, &[9; 32]).unwrap();
    fs::write(&policy, format!("log {key}\nwitness w {}\nquorum w\n", witness.verifying_key())).unwrap();
    let ran = run(&["ledger", "verify", &path, "--policy", text(&policy)]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.words().contains("quorum is not met"), "{}", ran.out);
}

#[test]
fn bad_input_is_named() {
    let (data, path, key) = log("bad-input", 1);
    let policy = data.join("policy");
    fs::write(&policy, "log nonsense\n").unwrap();
    let refused = |args: &[&str], because: &str| {
        let ran = run(args);
        assert_eq!(ran.code, Some(2), "{args:?}: {}", ran.err);
        assert!(ran.err.contains(because), "{args:?}: {}", ran.err);
    };
    refused(&["ledger", "verify", "/nowhere"], "no log is published here");
    refused(&["ledger", "verify", &path, "--key", "nonsense"], "name+id+base64");
    refused(&["ledger", "verify", &path, "--policy", text(&policy)], "line 1");
    refused(&["ledger", "verify", &path, "--policy", text(&policy), "--key", &key], "cannot be used with");
    refused(&["ledger", "prove", &path, "99"], "entry 99 is not in a tree of 3 entries");
    refused(&["ledger", "disclose", &path, "IMP-1999-0001", "1", "by"], "has no event 1");
    refused(&["ledger", "disclose", &path, acts::CASE, "1", "colour"], "no field colour");
    refused(&["ledger", "disclose", "/nowhere", acts::CASE, "1", "by"], "not the data folder of a store");
    refused(&["ledger", "receipt", "verify", text(&policy), "--key", &key], "not a receipt");
    refused(&["ledger", "receipt", "verify", text(&policy)], "--key VKEY, or --policy FILE");
}

#[test]
fn a_proof_is_written_that_the_library_believes() {
    let (data, path, _) = log("prove", 3);
    let file = data.join("4.tlog-proof");
    assert_eq!(run(&["ledger", "prove", &path, "4", "--out", text(&file)]).code, Some(0));
    let proof = ledger::proof::LogProof::parse(&fs::read(&file).unwrap()).unwrap();
    assert_eq!((proof.index, proof.path.len()), (4, 1));
    assert!(run(&["ledger", "prove", &path, "4"]).out.starts_with("c2sp.org/tlog-proof@v1\nindex 4\n"));
}

#[test]
fn a_disclosed_field_is_proven_and_the_others_stay_closed() {
    let (data, path, key) = log("disclose", 2);
    let file = data.join("receipt.json");
    let out = ["--out", text(&file)];
    assert_eq!(
        run(&[&["ledger", "disclose", &path, acts::CASE, "2", "by"][..], &out].concat()).code,
        Some(0)
    );
    assert!(!fs::read_to_string(&file).unwrap().contains("sister"));
    assert_eq!(
        run(&[&["ledger", "disclose", &path, acts::CASE, "2", "text", "by"][..], &out].concat()).code,
        Some(0)
    );
    let verify = |key: &str| run(&["ledger", "receipt", "verify", text(&file), "--key", key]);
    let good = verify(&key);
    assert_eq!(good.code, Some(0));
    assert!(
        good.words().contains(SECRET) && good.words().contains("comment.received, event 2 of case"),
        "{}",
        good.out
    );
    let forged = fs::read_to_string(&file).unwrap().replace("sister", "brother");
    fs::write(&file, forged).unwrap();
    let bad = verify(&key);
    assert_eq!(bad.code, Some(1));
    assert!(bad.words().contains("\"text\" is not what the leaf commits to"), "{}", bad.out);
    assert!(!bad.out.contains("brother"), "what is not proven is not shown");
}

#[test]
fn two_views_are_compared() {
    let (data, path, key) = log("compare", 1);
    let old = data.join("old.checkpoint");
    fs::copy(data.join("ledger/checkpoint"), &old).unwrap();
    grow(&data, 300);
    let newest = data.join("ledger/checkpoint");
    let compare = |a: &str, b: &str| -> Ran { run(&["ledger", "compare", a, b, "--key", &key]) };
    let says = |ran: &Ran, code: i32, words: &str| {
        assert_eq!(ran.code, Some(code), "{} {}", ran.out, ran.err);
        assert!(ran.words().contains(words), "{}", ran.out);
    };
    says(&compare(&path, text(&newest)), 0, "the same");
    says(&compare(text(&old), &path), 0, "begins with the log of 3");
    says(&compare(text(&old), text(&newest)), 1, "cannot be told");
    fs::write(&old, signed_besides(&data, 303)).unwrap();
    says(&compare(text(&old), &path), 1, "equivocation");
    fs::write(&old, signed_besides(&data, 200)).unwrap();
    says(&compare(text(&old), &path), 1, "not proven");
}

#[test]
fn a_mirror_follows_a_log_that_grows_and_refuses_one_that_was_rewritten() {
    let (data, _, key) = log("mirror", 3);
    let address = serve(data.join("ledger"));
    let copy = data.join("copy");
    let mirror = || run(&["ledger", "mirror", &address, text(&copy), "--key", &key]);
    assert_eq!(mirror().code, Some(0));
    grow(&data, 600);
    assert_eq!(mirror().code, Some(0));
    assert_eq!(run(&["ledger", "verify", text(&copy), "--key", &key]).code, Some(0));
    let held = fs::read(copy.join("checkpoint")).unwrap();
    assert_eq!(held, fs::read(data.join("ledger/checkpoint")).unwrap());
    fs::write(data.join("ledger/checkpoint"), signed_besides(&data, 605)).unwrap();
    let refused = mirror();
    assert_eq!(refused.code, Some(1), "{}", refused.out);
    assert_eq!(fs::read(copy.join("checkpoint")).unwrap(), held, "the copy stays as it was");
    assert!(copy.join("refused-605.checkpoint").is_file(), "the evidence is kept");
}

#[test]
fn a_log_is_verified_over_the_web() {
    let (data, _, key) = log("web", 300);
    let address = serve(data.join("ledger"));
    let ran = run(&["ledger", "verify", &address, "--key", &key]);
    assert_eq!(ran.code, Some(0), "{} {}", ran.out, ran.err);
    assert!(ran.words().contains("302 entries"));
}

#[test]
fn a_witness_cosigns_what_continues_and_remembers_it() {
    let (data, path, key) = log("witness", 1);
    let state = data.join("witness");
    let checkpoint = || fs::read_to_string(data.join("ledger/checkpoint")).unwrap();
    let (mut witness, submit) = start_witness(&state, &key);
    let (status, line) = post(&submit, 0, &checkpoint());
    assert_eq!(status, 200);
    assert!(line.starts_with("— witness.example/w "), "{line}");
    assert_eq!(post(&submit, 0, &checkpoint()), (409, "3\n".into()));
    assert_eq!(post(&submit, 3, &signed_besides(&data, 3)).0, 422);
    assert_eq!(
        fs::read_dir(state.join("evidence")).unwrap().count(),
        1,
        "two roots for one size are evidence"
    );
    witness.kill().unwrap();
    witness.wait().unwrap();
    let (mut witness, submit) = start_witness(&state, &key);
    assert_eq!(post(&submit, 0, &checkpoint()), (409, "3\n".into()), "after a kill");
    witness.kill().unwrap();
    witness.wait().unwrap();
    let other = run(&["ledger", "witness", text(&state), "--name", "another.example", "--log", &key]);
    assert_eq!(other.code, Some(2), "{}", other.err);
    assert_eq!(run(&["ledger", "verify", &path, "--key", &key]).code, Some(0));
}

/// Starts a witness on a free port; returns it with the address that it names.
fn start_witness(state: &Path, key: &str) -> (Child, String) {
    let args = [
        "ledger",
        "witness",
        text(state),
        "--name",
        "witness.example/w",
        "--log",
        key,
        "--listen",
        "127.0.0.1:0",
    ];
    let mut child = command().args(args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    let address =
        said.find_map(|line| Some(line.unwrap().split_once("listening on ")?.1.to_owned())).unwrap();
    (child, address)
}

/// Submits a checkpoint without proof; returns status and body.
fn post(submit: &str, old: u64, checkpoint: &str) -> (u16, String) {
    let checkpoint = ledger::checkpoint::SignedCheckpoint::parse(checkpoint.as_bytes()).unwrap();
    let request = AddCheckpoint { old, proof: Vec::new(), checkpoint }.to_string();
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let mut answer = agent.post(format!("{submit}/add-checkpoint")).send(request.as_bytes()).unwrap();
    (answer.status().as_u16(), answer.body_mut().read_to_string().unwrap())
}

/// Serves a folder on the loopback interface for the rest of the test; returns its address.
fn serve(folder: PathBuf) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = [0; 4096];
            let length = stream.read(&mut request).unwrap();
            let request = String::from_utf8_lossy(&request[..length]).into_owned();
            let path = request.split(' ').nth(1).unwrap_or_default().trim_start_matches('/');
            let (status, body) = match fs::read(folder.join(path)) {
                Ok(body) => ("200 OK", body),
                Err(_) => ("404 Not Found", Vec::new()),
            };
            let head =
                format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
            let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
        }
    });
    address
}

/// Yesterday's database: copied aside, and put back later.
fn copy_database(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for end in ["", "-wal", "-shm"] {
        let name = format!("imprimatur.sqlite{end}");
        let _ = fs::remove_file(to.join(&name));
        let _ = fs::copy(from.join(&name), to.join(&name));
    }
}

#[test]
fn a_database_from_an_old_backup_is_recovered_from_a_mirror() {
    let (data, path, key) = log("recovered", 1);
    let (backup, mirror) = (data.with_file_name("backup"), data.with_file_name("mirror"));
    copy_database(&data, &backup);
    grow(&data, 2);
    assert_eq!(run(&["ledger", "mirror", &path, text(&mirror), "--key", &key]).code, Some(0));
    copy_database(&backup, &data);
    let refused = run(&["ledger", "disclose", &path, acts::CASE, "1", "by"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    let err = refused.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(err.contains("entries 3 to 4 are missing") && err.contains("ledger recover"), "{err}");

    let recover = || run(&["ledger", "recover", &path, "--from", text(&mirror)]);
    let ran = recover();
    assert_eq!(ran.code, Some(0), "{}", ran.err);
    assert!(ran.words().contains("entries 3 to 4 came back"), "{}", ran.out);
    assert!(ran.words().contains("case IMP-2026-0001 can no longer be read"), "{}", ran.out);
    assert!(recover().words().contains("lacks none of its entries"));
    assert_eq!(run(&["ledger", "verify", &path, "--key", &key]).code, Some(0));
    let lost = run(&["ledger", "disclose", &path, acts::CASE, "4", "text"]);
    assert_eq!(lost.code, Some(2), "{}", lost.err);
    assert!(lost.err.contains("what it said is lost"), "{}", lost.err);
    let nothing = run(&["ledger", "recover", &path, "--from", "/nowhere"]);
    assert_eq!(nothing.code, Some(2));
    assert!(nothing.err.contains("no log is published here"), "{}", nothing.err);
}
