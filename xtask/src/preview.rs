//! `cargo xtask preview`: the release build under its production headers.

use crate::failure::{Doing, Failure};
use crate::options::PreviewOptions;
use crate::{build, ports, process};

/// Builds what is not built, and serves it until Ctrl-C.
///
/// # Errors
/// When the port is taken, the config file cannot be read, or the build fails.
pub fn preview(options: &PreviewOptions) -> Result<(), Failure> {
    ports::free(options.port, "the preview", "--port")?;
    let config = options.config.as_deref().map(build::config).transpose()?;
    let dist = build::build(&options.build.public_url)?;
    let policy_config = config.clone().map_or_else(|| build::config(&dist.join("config.json")), Ok)?;
    let endpoints = build::endpoints(&policy_config);
    process::interruption_is_the_end();
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().doing("start the server")?;
    runtime.block_on(async {
        let listen = format!("127.0.0.1:{}", options.port);
        let running = preview::Running::start(dist, config, &endpoints, &listen).await;
        let running = running.map_err(|error| Failure::new(error.to_string()))?;
        println!("The release build, under its production headers: {}", running.url());
        println!("Ctrl-C ends it.");
        running.wait().await;
        Err(Failure::new("the server has ended"))
    })
}
