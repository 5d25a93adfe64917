//! The program: everything it does is a subcommand of `platform::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    archipel::platform::cli::run()
}
