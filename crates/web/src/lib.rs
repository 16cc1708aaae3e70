//! Pages and API: server-rendered, complete without JavaScript, every act through [`office::Office`].

mod address;
pub mod api;
pub mod app;
pub mod components;
pub mod desk;
mod hindsight;
pub mod i18n;
mod interests;
pub mod ledger_files;
pub mod lists;
pub mod matching;
pub mod office;
pub mod page;
pub mod picture;
pub mod problem;
pub mod public;
pub mod reasons;
pub mod register;
pub mod registers;
mod respond;
pub mod screening;
pub mod static_files;
pub mod visitor;
pub mod watch;
