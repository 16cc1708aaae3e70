//! Leaves: what the log says in public about one event. Canonical JSON with exactly the keys of its kind.
//!
//! ```text
//! public  {"act":"redflag.acknowledged","case":"UNP-2026-0042","cm":"<b64>","know":{"r":"<root>","s":1234},
//!          "n":17,"prev":"<leaf hash of the case's event 16>","role":"focal-point","t":"2026-11-21T17:31:57Z","v":1}
//! sealed  {"act":"sealed","cm":"<b64>","know":{…},"t":"2026-11-21","tag":"<16 bytes, b64>","v":1}
//! first   {"act":"log.genesis","origin":"ledger.example/log","t":"2026-11-21T09:00:00Z","v":1}
//! ```
//!
//! * `prev` is absent, not empty, for a case's first event (`n` = 1).
//! * `seen` (optional) is the RFC 6962 root over the leaf hashes of every item shown to who acted: "could not
//!   have known" is then refuted item by item. See [`seen_root`].
//! * `payload.erased` alone carries `basis`, `fields` and `target` besides: what was erased, and why.
//! * Sealed events count on their own, apart from the case's public ones; see [`crate::sealed`].
//! * `t` is a claim; what is proven lies between the times of the witnesses (see [`crate::audit`]).

mod read;

use crate::encoding::to_base64;
use crate::jcs::{self, Object, Value};
use crate::tree::{Hash, leaf_hash, root_of};

/// Act of a sealed event.
pub const SEALED: &str = "sealed";
/// Act of a log's first leaf.
pub const GENESIS: &str = "log.genesis";
/// Act that says which fields of an earlier event were erased.
pub const ERASED: &str = "payload.erased";

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leaf {
    /// An event that says in public what happened in which case.
    Event(Event),
    /// An event that says in public only that something happened.
    Sealed(Sealed),
    /// The first entry of a log.
    Genesis(Genesis),
}

/// The newest witnessed checkpoint when the event was made: the event cannot be older than its cosignatures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Know {
    /// Root (`r`).
    pub root: Hash,
    /// Size (`s`); 0 while nothing was witnessed yet.
    pub size: u64,
}

impl Know {
    /// Before the first witnessed checkpoint.
    pub fn nothing() -> Self {
        Self { root: Hash::empty_root(), size: 0 }
    }
}

/// A public event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What happened: lower-case words joined by dots, such as `decision.signed`.
    pub act: String,
    /// The case's public number.
    pub case: String,
    /// Commitment to what stays private ([`crate::commitment`]).
    pub cm: Hash,
    /// Newest witnessed checkpoint.
    pub know: Know,
    /// Position in the case's public events, from 1.
    pub n: u64,
    /// Leaf hash of the case's event `n - 1`; `None` for the first.
    pub prev: Option<Hash>,
    /// Public name of the role that acted; never a person.
    pub role: String,
    /// Root over what was shown to who acted.
    pub seen: Option<Hash>,
    /// What was erased; for [`ERASED`] and no other act.
    pub erased: Option<Erasure>,
    /// When, as claimed: `YYYY-MM-DDThh:mm:ssZ`.
    pub t: String,
}

/// Which private fields of an earlier entry can no longer be opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Erasure {
    /// On which ground.
    pub basis: String,
    /// Digests of the fields ([`crate::commitment::Field::digest`]).
    pub fields: Vec<Hash>,
    /// Index in the log of the entry that committed to them.
    pub target: u64,
}

/// An event of which the public learns only that it happened, until the case's key is published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// Commitment to everything about it.
    pub cm: Hash,
    /// Newest witnessed checkpoint.
    pub know: Know,
    /// Which event of which case, to whoever holds the case's key ([`crate::sealed::CaseKey::tag`]).
    pub tag: [u8; 16],
    /// The day, as claimed: `YYYY-MM-DD`.
    pub t: String,
}

/// The first entry of a log, so that no log is empty of meaning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Genesis {
    /// The log's origin.
    pub origin: String,
    /// The last checkpoint of the log that this one continues, verbatim, if its key was compromised.
    pub last_of_former: Option<Vec<u8>>,
    /// When, as claimed: `YYYY-MM-DDThh:mm:ssZ`.
    pub t: String,
}

/// Bytes that are no leaf, or a leaf that cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LeafError {
    /// Not canonical.
    #[error(transparent)]
    Json(#[from] jcs::Error),
    /// Canonical, but no object.
    #[error("a leaf is a JSON object")]
    NotAnObject,
    /// A key that this kind of leaf must have.
    #[error("the key {0:?} is missing")]
    Missing(&'static str),
    /// A key that this kind of leaf must not have.
    #[error("the key {0:?} does not belong in this kind of leaf")]
    Unknown(String),
    /// A value that is not what it should be.
    #[error("the value of {key:?} is not {expected}")]
    Bad {
        /// The key.
        key: &'static str,
        /// What should stand there.
        expected: &'static str,
    },
    /// The value would read back as something else.
    #[error("this leaf cannot be written: it would read back as another one")]
    Ambiguous,
}

impl Leaf {
    /// The canonical bytes, to be stored and hashed as they are.
    ///
    /// # Errors
    /// A value that [`Leaf::parse`] would refuse.
    pub fn to_bytes(&self) -> Result<Vec<u8>, LeafError> {
        let bytes = Value::Object(self.to_object()?).to_text().into_bytes();
        // The reader is the one authority on what a leaf may say.
        if Self::parse(&bytes)? == *self { Ok(bytes) } else { Err(LeafError::Ambiguous) }
    }

    /// The commitment, if the leaf has one.
    pub fn cm(&self) -> Option<&Hash> {
        match self {
            Self::Event(event) => Some(&event.cm),
            Self::Sealed(sealed) => Some(&sealed.cm),
            Self::Genesis(_) => None,
        }
    }

    /// The checkpoint that the leaf cites, if it does.
    pub fn know(&self) -> Option<&Know> {
        match self {
            Self::Event(event) => Some(&event.know),
            Self::Sealed(sealed) => Some(&sealed.know),
            Self::Genesis(_) => None,
        }
    }

    fn to_object(&self) -> Result<Object<'_>, LeafError> {
        let mut object = match self {
            Self::Event(event) => event_object(event)?,
            Self::Sealed(sealed) => Object::from([
                ("act", string(SEALED)),
                ("cm", hash(&sealed.cm)),
                ("know", know(&sealed.know)?),
                ("t", string(&sealed.t)),
                ("tag", Value::String(to_base64(&sealed.tag).into())),
            ]),
            Self::Genesis(genesis) => {
                let mut object = Object::from([
                    ("act", string(GENESIS)),
                    ("origin", string(&genesis.origin)),
                    ("t", string(&genesis.t)),
                ]);
                if let Some(last) = &genesis.last_of_former {
                    object.insert("final", Value::String(to_base64(last).into()));
                }
                object
            }
        };
        object.insert("v", Value::Int(1));
        Ok(object)
    }
}

fn event_object(event: &Event) -> Result<Object<'_>, LeafError> {
    let mut object = Object::from([
        ("act", string(&event.act)),
        ("case", string(&event.case)),
        ("cm", hash(&event.cm)),
        ("know", know(&event.know)?),
        ("n", count("n", event.n)?),
        ("role", string(&event.role)),
        ("t", string(&event.t)),
    ]);
    if let Some(prev) = &event.prev {
        object.insert("prev", hash(prev));
    }
    if let Some(seen) = &event.seen {
        object.insert("seen", hash(seen));
    }
    if let Some(erased) = &event.erased {
        object.insert("basis", string(&erased.basis));
        object.insert("fields", Value::Array(erased.fields.iter().map(hash).collect()));
        object.insert("target", count("target", erased.target)?);
    }
    Ok(object)
}

fn string(text: &str) -> Value<'_> {
    Value::String(text.into())
}

fn hash(hash: &Hash) -> Value<'static> {
    Value::String(hash.to_string().into())
}

fn know(know: &Know) -> Result<Value<'static>, LeafError> {
    Ok(Value::Object(Object::from([("r", hash(&know.root)), ("s", count("s", know.size)?)])))
}

fn count(key: &'static str, number: u64) -> Result<Value<'static>, LeafError> {
    let number = i64::try_from(number).map_err(|_| LeafError::Bad { key, expected: "below 2^53" })?;
    Ok(Value::Int(number))
}

/// The root to put in [`Event::seen`]: over the items that were shown, in the order shown, each as its bytes
/// (for a document, its SHA-256; for an entry of the log, the entry).
pub fn seen_root(items: &[impl AsRef<[u8]>]) -> Hash {
    root_of(&items.iter().map(|item| leaf_hash(item.as_ref())).collect::<Vec<_>>())
}
