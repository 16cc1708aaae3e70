//! Prints the edge cases of Ed25519 for other verifiers: a line each with public key, signature and message in
//! hexadecimal, and the verdict that is right.
//!
//! ```text
//! cargo run -p ledger --example ed25519_edges
//! ```

mod vectors;

fn main() {
    let all = vectors::all();
    let sound = all.iter().filter(|vector| vector.sound_key).count();
    eprintln!("{} signatures, {sound} of them by keys that may be believed", all.len());
    for vector in all {
        let [key, signature, message] =
            [&vector.key[..], &vector.signature, vector.message.as_bytes()].map(hex);
        let verdict = if vector.holds { "accepted" } else { "refused" };
        println!("{key} {signature} {message} {verdict}");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
