//! Serves the authors until SIGTERM.

fn main() -> std::process::ExitCode {
    service_kit::run(author_service::site)
}
