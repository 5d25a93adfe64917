//! The program: everything it does is a subcommand of `app::cli`.

use std::process::ExitCode;

/// Gives memory back after a storm of sign-ins or imports; the system's allocator keeps what each thread once had.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    app::cli::run()
}
