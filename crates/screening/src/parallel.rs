//! Work on many entities, on all processors at once.

use std::{num::NonZero, thread};

/// What `work` makes of each part of a slice, in the order of the parts; it is told where the part begins.
pub(crate) fn on_parts<T: Sync, U: Send>(all: &[T], work: impl Fn(usize, &[T]) -> U + Sync) -> Vec<U> {
    let processors = thread::available_parallelism().map_or(1, NonZero::get);
    let work = &work;
    let length = all.len().div_ceil(processors).max(1);
    thread::scope(|scope| {
        let parts = all.chunks(length).enumerate();
        let threads: Vec<_> = parts
            .map(|(number, part)| (number * length, part))
            .map(|(at, part)| scope.spawn(move || work(at, part)))
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect()
    })
}
