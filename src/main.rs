//! The program: everything it does is a subcommand of `app::cli`.

use std::process::ExitCode;

/// Gives memory back after a storm of sign-ins, photos or imports (`.cargo/config.toml` says how soon); the system's allocator keeps what each
/// thread once had.
#[global_allocator]
static ALLOCATOR: tikv_jemallocator::Jemalloc = tikv_jemallocator::Jemalloc;

fn main() -> ExitCode {
    app::cli::run()
}
