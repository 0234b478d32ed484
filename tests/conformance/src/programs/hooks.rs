//! Tests of hooks.

use std::fs;

use pulumi_sdk::{Context, HookArgs, HookOptions, Hooks};

use crate::{Program, Result, options, simple};

pub const PROGRAMS: &[(&str, Program)] = &[
    ("l2-resource-hook-after-failure", |ctx| failing(ctx, false)),
    ("l2-resource-hook-ignore-errors", |ctx| failing(ctx, true)),
    ("l2-resource-hook-on-error", on_error),
    ("l2-resource-hook-panic", panicking),
    ("l2-resource-option-hooks", before_create),
];

fn before_create(ctx: &Context) -> Result {
    let file: String = ctx.config().require("hookTestFile")?;
    let preview_file: String = ctx.config().require("hookPreviewFile")?;
    let create = ctx.resource_hook("createHook", HookOptions::default(), move |_| {
        let written = fs::write(&file, "");
        async move { written }
    });
    let on_dry_run = HookOptions { on_dry_run: true, ..HookOptions::default() };
    let preview = ctx.resource_hook("previewHook", on_dry_run, move |args: HookArgs| {
        let written = fs::write(format!("{preview_file}_{}", args.name), "");
        async move { written }
    });
    simple(ctx, "res", true, options().hooks(Hooks::new().before_create(&create).before_create(&preview)));
    Ok(())
}

fn failing(ctx: &Context, ignore_errors: bool) -> Result {
    let options_ = HookOptions { ignore_errors, ..HookOptions::default() };
    let hook = ctx.resource_hook("failingHook", options_, |_| async { Err::<(), _>("it failed") });
    simple(ctx, "res", true, options().hooks(Hooks::new().after_create(&hook)));
    Ok(())
}

fn panicking(ctx: &Context) -> Result {
    let hook = ctx.resource_hook("panicHook", HookOptions::default(), |_| async {
        if true {
            panic!("hook panic");
        }
        Ok::<_, String>(())
    });
    simple(ctx, "res", true, options().hooks(Hooks::new().after_create(&hook)));
    Ok(())
}

fn on_error(ctx: &Context) -> Result {
    let file: String = ctx.config().require("hookTestFile")?;
    let hook = ctx.error_hook("retryHook", move |_| {
        let written = fs::write(&file, "");
        async move { written.map(|()| true) }
    });
    ctx.register("flaky:index:FlakyCreate", "res", (), options().hooks(Hooks::new().on_error(&hook)));
    Ok(())
}
