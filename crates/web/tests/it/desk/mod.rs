//! The desk as people use it: through its forms, without scripts.

mod account;
mod again;
mod house;
mod institution;
mod interests;
mod pages;
mod passkeys;
mod people;
mod refusals;
mod screening;
mod sign_in;
mod story;
mod unseen;
