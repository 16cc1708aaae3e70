//! Keys of programs.

use accounts::{LEAST_KEY, ProgramKeys};

#[test]
fn a_key_opens_as_it_is_written_and_nothing_else_does() {
    let (one, other) = ("a".repeat(LEAST_KEY), "b".repeat(LEAST_KEY));
    let keys = ProgramKeys::read(&format!("# notes\n\n  {one}\r\n{other}\n")).unwrap();
    assert!(keys.open_to(&one) && keys.open_to(&other));
    for sent in ["", "# notes", &one[1..], &format!("{one} "), &one.to_uppercase()] {
        assert!(!keys.open_to(sent), "{sent}");
    }
    assert!(!ProgramKeys::default().open_to(""));
}

#[test]
fn a_key_that_could_be_guessed_is_none() {
    for (text, line) in [("short", 1), ("#\n\nshort", 3), ("ein schl\u{fc}ssel ist nicht lang genug hier", 1)]
    {
        assert_eq!(ProgramKeys::read(text).unwrap_err().line, line);
    }
    assert!(ProgramKeys::read("# none yet\n").unwrap().is_empty());
}
