//! Prints the edge cases of Ed25519 for other verifiers: a line each with public key, signature and message in
//! hexadecimal, whether the signature holds, and whether the key may be believed.
//!
//! ```text
//! cargo run -p ledger --example ed25519_edges
//! ```

#![expect(clippy::print_stdout, reason = "to be read by scripts")]

mod vectors;

fn main() {
    let all = vectors::all();
    let sound = all.iter().filter(|vector| vector.sound_key).count();
    eprintln!("{} signatures, {sound} of them by keys that may be believed", all.len());
    for vector in all {
        let [key, signature, message] =
            [&vector.key[..], &vector.signature, vector.message.as_bytes()].map(hex);
        let verdict = if vector.holds { "accepted" } else { "refused" };
        let sound = if vector.sound_key { "sound" } else { "unsound" };
        println!("{key} {signature} {message} {verdict} {sound}");
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
