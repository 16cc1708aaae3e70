//! What only the ethics officer may see.

use std::fmt;

/// A value that neither prints nor serialises. Whoever looks at it says so: [`Confidential::reveal`]
/// is a word to search the program for.
#[derive(Clone, PartialEq)]
pub struct Confidential<T>(T);

impl<T> Confidential<T> {
    /// Seals a value.
    pub fn new(value: T) -> Self {
        Self(value)
    }

    /// The value, for the ethics officer's eyes and the officer's sealed store.
    pub fn reveal(&self) -> &T {
        &self.0
    }
}

impl<T> fmt::Debug for Confidential<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Confidential(…)")
    }
}

/// Makes types print nothing of their content, wherever they end up in a message.
macro_rules! print_nothing_of {
    ($($name:ident),+) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )+};
}
pub(crate) use print_nothing_of;
