//! A program with types that the local cloud does not simulate beside one that it does, for `e2e/recorded.rs`.

use std::process::ExitCode;

use aws::s3;
use pulumi_sdk::{Context, ResourceOptions, properties};

fn main() -> ExitCode {
    pulumi_sdk::run(stack)
}

async fn stack(ctx: Context) -> anyhow::Result<()> {
    ctx.use_package("aws", "0.0.0-local");
    let hours: i64 = ctx.config().get("hours")?.unwrap_or(24);
    let stream: String =
        ctx.config().get("streamType")?.unwrap_or_else(|| "aws:kinesis/stream:Stream".to_owned());
    let args = properties! { "retentionPeriod" => hours };
    let stream = ctx.register(&stream, "events", args, ResourceOptions::new());
    ctx.register(
        "aws:dynamodb/table:Table",
        "authors",
        properties! { "hashKey" => "id" },
        ResourceOptions::new(),
    );
    let attribute = properties! { "name" => "isbn", "type" => "S" };
    let table = properties! { "hashKey" => "isbn", "attributes" => vec![attribute], "billingMode" => "PAY_PER_REQUEST" };
    let table = ctx.register("aws:dynamodb/table:Table", "books", table, ResourceOptions::new());
    let bucket = s3::Bucket::new(&ctx, "files", s3::BucketArgs::builder().build());
    ctx.export("stream", stream.id());
    ctx.export("table", table.id());
    ctx.export("tableArn", table.output::<String>("arn"));
    ctx.export("bucket", bucket.id());
    Ok(())
}
