//! The pack's plugin: `pulumi preview --policy-pack policies` starts it.

fn main() -> std::process::ExitCode {
    policies::pack().run()
}
