//! What an address asks for: the name of a thing, and in which form.

/// Name and value of what stands after the `?`, in its order. Read so that nothing in it can fail.
pub type Pairs = Vec<(String, String)>;

/// The form in which a thing is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A page.
    Page,
    /// The same facts as JSON.
    Json,
    /// The proof that an event is in the ledger, as C2SP tlog-proof.
    Proof,
}

/// Name and form of `IMP-2026-0001.json`: the form is the ending.
pub fn name_and_form(asked: &str) -> (&str, Form) {
    let endings = [(".json", Form::Json), (".tlog-proof", Form::Proof)];
    let found = endings.iter().find_map(|(ending, form)| Some((asked.strip_suffix(ending)?, *form)));
    found.unwrap_or((asked, Form::Page))
}

/// The first value of a name, without the space around it; empty if there is none.
pub fn value<'a>(pairs: &'a Pairs, name: &str) -> &'a str {
    pairs.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}
