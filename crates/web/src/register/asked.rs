//! What an address asks for: the name of a thing, and in which form.

use evidence::Date;

use crate::problem::Problem;

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

/// A day of the past, none where there is no text: what is still to come can never have been known.
///
/// # Errors
/// The text is no date, or one that is still to come. `name` is what stands before it in the address.
pub fn day_asked(name: &str, text: &str, today: Date) -> Result<Option<Date>, Problem> {
    if text.is_empty() {
        return Ok(None);
    }
    match text.parse::<Date>() {
        Ok(day) if day <= today => Ok(Some(day)),
        Ok(_) => {
            Err(Problem::malformed(format!("{name}: {text} is still to come; name a day up to {today}")))
        }
        Err(_) => Err(Problem::malformed(format!("{name}: {text:?} is no date; write it as {today}"))),
    }
}
