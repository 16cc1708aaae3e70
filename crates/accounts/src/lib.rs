//! Who somebody is: people, the roles that they hold and until when, and how they prove who they are.
//!
//! Three ways in, side by side ([`Identity`]): a password with one-time codes, a passkey, and a
//! sign-in at another house by OpenID Connect. Each ends in a [`Session`]; what its person may do
//! then is the business of the policy, to which [`roles_in_force`] gives the roles of the day.
//!
//! Nothing here keeps anything, reads a clock or draws a random number: what is to be kept is handed
//! back, instants and random bytes come in as arguments. One exception stands in `passkey`.

mod appointment;
mod attempts;
mod code;
pub mod passkey;
mod password;
mod person;
mod program;
mod session;
mod sign_in;

pub use appointment::{Appointment, Unfit, roles_in_force};
pub use attempts::{Attempts, MayTry};
pub use code::{CodeSecret, Codes};
pub use password::{Password, PasswordHash, Weak, allow_password};
pub use person::{Identity, Person};
pub use program::{LEAST_KEY, NoKey, ProgramKeys};
pub use session::{Session, SessionToken, TokenHash};
pub use sign_in::{LocalPassword, SignIn, sign_in};
