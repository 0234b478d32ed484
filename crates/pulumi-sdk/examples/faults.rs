//! scratch
use pulumi_sdk::*;
fn main() -> std::process::ExitCode { run(program) }
async fn program(ctx: Context) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
    let n: usize = ctx.config().require("n")?;
    let mb: usize = ctx.config().require("mb")?;
    ctx.use_package("test", "1.0.0");
    if mb > 0 { ctx.register("test:index:Ok", "big", properties!{"text" => "x".repeat(mb<<20)}, ResourceOptions::new()); }
    let mut last: Option<CustomResource> = None;
    for i in 0..n {
        let args = properties! {"a" => 1, "tags" => properties!{"x" => "y", "z" => format!("{i}")}, "up" => last.as_ref().map(|l| l.id())};
        let r = ctx.register("test:index:Ok", &format!("r{i}"), args, ResourceOptions::new());
        if i % 20 == 0 { last = Some(r); }
    }
    Ok(())
}
