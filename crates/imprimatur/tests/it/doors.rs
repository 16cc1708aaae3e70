//! The demonstration as a newcomer meets it, and the command line as one more door that the gates
//! guard like any other.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{command, folder};

/// The data of a demonstration, filled and left.
fn demonstration(test: &str) -> PathBuf {
    let folder = folder(test);
    let filled = command()
        .args(["demo", "--port", "0", "--no-serve", "--keep"])
        .arg(folder.join("data"))
        .output()
        .unwrap();
    assert_eq!(filled.status.code(), Some(0), "{}", text(&filled.stderr));
    let said = text(&filled.stdout);
    assert!(said.contains("refused: partnership.announced: G-ANN-1"), "{said}");
    assert!(said.contains("/register/IMP-2020-0001") && said.contains("/register/IMP-2026-0001"), "{said}");
    fs::write(
        folder.join("address"),
        said.split("/register").next().unwrap().split("http://").last().unwrap(),
    )
    .unwrap();
    folder
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// A command on the demonstration's data.
fn on(folder: &Path, arguments: &[&str]) -> std::process::Output {
    let address = fs::read_to_string(folder.join("address")).unwrap();
    command()
        .args(arguments)
        .arg("--data")
        .arg(folder.join("data"))
        .arg("--address")
        .arg(format!("http://{address}"))
        .output()
        .unwrap()
}

fn act(folder: &Path, case: &str, person: &str, role: &str, said: &str) -> std::process::Output {
    let file = folder.join("act.yaml");
    fs::write(&file, said).unwrap();
    on(folder, &["act", case, file.to_str().unwrap(), "--as", person, "--role", role])
}

fn declares(folder: &Path, case: &str, person: &str, role: &str) {
    let nothing = format!("act: interests.declared\nwith: {{outcome: clear, role: {role}}}\n");
    let declared = act(folder, case, person, role, &nothing);
    assert_eq!(declared.status.code(), Some(0), "{}", text(&declared.stderr));
}

#[test]
fn the_command_line_refuses_what_the_gates_refuse_and_does_what_they_let_through() {
    let folder = demonstration("doors");
    let case = "IMP-2020-0001";

    let announced =
        act(&folder, case, "officer", "officer", "act: partnership.announced\nwith: {text: Now.}\n");
    let said = text(&announced.stderr);
    assert_eq!(announced.status.code(), Some(1), "{said}");
    assert!(said.contains("G-ANN-1") && said.contains("how:") && said.contains("basis:"), "{said}");

    let entered = act(&folder, case, "officer", "officer", "act: stage.entered\nwith: {stage: decision}\n");
    assert_eq!(entered.status.code(), Some(0), "{}", text(&entered.stderr));

    let proposal =
        "act: decision.proposed\nwith: {kind: approve, reasons: Because., accountable: Somebody}\n";
    let grown_old = act(&folder, case, "officer", "officer", proposal);
    assert_eq!(grown_old.status.code(), Some(1), "what was declared in 2020 has grown old");
    assert!(text(&grown_old.stderr).contains("declare interests again"), "{}", text(&grown_old.stderr));
    declares(&folder, case, "officer", "officer");
    let proposed = act(&folder, case, "officer", "officer", proposal);
    assert_eq!(proposed.status.code(), Some(0), "{}", text(&proposed.stderr));

    // The snapshot need not be known to see that the gate is shut.
    let signature = format!("act: decision.signed\nwith: {{snapshot: {}}}\n", "0".repeat(64));
    let by_author = act(&folder, case, "officer", "officer", &signature);
    assert_eq!(by_author.status.code(), Some(2), "an officer holds no role that may sign");
    declares(&folder, case, "head", "head-of-entity");
    let by_head = act(&folder, case, "head", "head-of-entity", &signature);
    assert_eq!(by_head.status.code(), Some(1));
    assert!(text(&by_head.stderr).contains("G-SIG-"), "{}", text(&by_head.stderr));

    // The ledger took in what was done and nothing of what was refused, and still holds together.
    let verified = command().args(["ledger", "verify"]).arg(folder.join("data/ledger")).output().unwrap();
    assert_eq!(verified.status.code(), Some(0), "{}", text(&verified.stdout));
}

#[test]
fn a_dossier_is_taken_over_by_acts_and_its_steps_are_not() {
    let folder = demonstration("taken_over");
    let dossier = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/examples/approved.yaml");
    let opened = on(&folder, &["open", dossier.to_str().unwrap(), "--as", "officer", "--role", "officer"]);
    let (out, err) = (text(&opened.stdout), text(&opened.stderr));
    assert!(out.contains(" is open, with "), "{out}{err}");
    assert!(err.contains("steps and answers to flags are not taken over"), "{err}");
    // An officer reads no contracts, so these acts are refused, one by one and by name.
    assert_eq!(opened.status.code(), Some(1), "{err}");
    assert!(err.contains("clause.reviewed was not taken over"), "{err}");
}

#[test]
fn any_flipped_bit_of_the_ledger_is_found() {
    let folder = demonstration("flipped");
    let ledger = folder.join("data/ledger");
    let mut files = Vec::new();
    collect(&ledger, &mut files);
    assert!(files.len() >= 3, "checkpoint, tile and bundle");
    for (number, file) in files.iter().enumerate() {
        let whole = fs::read(file).unwrap();
        let mut changed = whole.clone();
        let at = (number * 7919 + whole.len() / 2) % whole.len();
        changed[at] ^= 1;
        fs::write(file, &changed).unwrap();
        let verified = command().args(["ledger", "verify"]).arg(&ledger).output().unwrap();
        assert_ne!(
            verified.status.code(),
            Some(0),
            "{}: byte {at}: {}",
            file.display(),
            text(&verified.stdout)
        );
        fs::write(file, whole).unwrap();
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

#[test]
fn a_second_process_on_the_same_data_is_refused_and_so_is_nobody() {
    let folder = demonstration("second");
    let nobody = act(&folder, "IMP-2020-0001", "nobody", "officer", "act: decision.published\nwith: {}\n");
    assert_eq!(nobody.status.code(), Some(2));
    assert!(text(&nobody.stderr).contains("nobody is called nobody"), "{}", text(&nobody.stderr));
    let unknown = act(&folder, "IMP-2020-0001", "officer", "officer", "act: dance\nwith: {}\n");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(text(&unknown.stderr).contains("act.yaml"), "{}", text(&unknown.stderr));
}
