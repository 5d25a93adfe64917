//! A new migration is compiled in, also where nothing else has changed.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
