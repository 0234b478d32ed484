//! Serves the books until SIGTERM.

fn main() -> std::process::ExitCode {
    service_kit::run(book_service::site)
}
