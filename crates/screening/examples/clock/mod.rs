//! CPU time of this thread, which other programs on the machine disturb less than they do wall time.

use std::{fs, time::Instant};

/// When something began.
#[derive(Clone, Copy)]
pub struct Start {
    wall: Instant,
    cpu: Option<f64>,
}

impl Start {
    /// Now.
    pub fn now() -> Self {
        Self { wall: Instant::now(), cpu: cpu_micros() }
    }

    /// Microseconds of CPU time since then; of wall time where the system does not tell.
    pub fn micros(self) -> f64 {
        match (self.cpu, cpu_micros()) {
            (Some(then), Some(now)) => now - then,
            _ => self.wall.elapsed().as_secs_f64() * 1e6,
        }
    }
}

fn cpu_micros() -> Option<f64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(text.split_whitespace().next()?.parse::<f64>().ok()? / 1e3)
}
