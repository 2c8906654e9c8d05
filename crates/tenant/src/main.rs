//! `tenant`: the development tenant as a program.

#![allow(clippy::print_stdout)] // a program's own words: where it listens, and how to sign in

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use tenant::{
    Client, DEMO_EMAIL, DEMO_PASSWORD, OpenError, Options, Rate, Running, SECOND_EMAIL, SOCIAL_EMAIL,
};

/// The development tenant of Cameo: an Auth0-like server for this machine.
///
/// It offers the client `cameo` (no secret; any callback, logout and CORS origin on localhost, 127.0.0.1 or [::1]), the
/// Management API for a person's own user, and real sign-in and sign-up pages. It is for development: it has no TLS, and
/// whoever can reach its port can make accounts.
#[derive(Debug, Parser)]
#[command(version, after_help = AFTER_HELP)]
struct Arguments {
    /// The address and port to listen on.
    #[arg(long, value_name = "ADDRESS:PORT", default_value = "127.0.0.1:4400")]
    listen: String,

    /// The SQLite file that keeps users, passwords (argon2id), signing keys, sessions and tokens (as hashes). It is made if
    /// it is not there; delete it to begin anew.
    #[arg(long, value_name = "FILE", default_value = "target/tenant.sqlite3", conflicts_with = "in_memory")]
    data: PathBuf,

    /// Keep everything in memory: it is gone at the end, and the signing keys are those that the source publishes.
    #[arg(long)]
    in_memory: bool,

    /// The issuer in discovery and tokens, with its trailing slash [default: http://localhost:PORT/ of --listen].
    #[arg(long, value_name = "URL")]
    issuer: Option<String>,

    /// Seconds in which the previous refresh token may be used once more (Auth0's "reuse interval").
    #[arg(long, value_name = "SECONDS", default_value_t = 0)]
    refresh_overlap: u32,

    /// Limit the Management API as Auth0's free plan does: 2 requests at once, 2 a second, over everybody.
    #[arg(long)]
    free_plan: bool,

    /// Name no end_session_endpoint in discovery, as tenants made before November 2023.
    #[arg(long)]
    no_end_session: bool,

    /// Send the issuer along with every authorization response (RFC 9207).
    #[arg(long)]
    response_iss: bool,

    /// Answer a sign-up with a taken address by the masked "Invalid sign up".
    #[arg(long)]
    mask_user_exists: bool,

    /// Want a username of whoever signs up by the API.
    #[arg(long)]
    require_username: bool,
}

const AFTER_HELP: &str = "\
To sign in:   user@example.com (with metadata) or second@example.com (without), password Correct-horse-1
Audience:     ISSUER + api/v2/, for the Management API
Connection:   Username-Password-Authentication
Mails:        ISSUER + outbox lists what it would have sent: verify an address, choose a new password
Keys:         POST /__dev/rotate-keys with the header \"x-tenant-dev: 1\" makes the next signing key the current one
End:          Ctrl-C or SIGTERM";

impl Arguments {
    fn options(&self, port: u16) -> Options {
        let mut cameo = Client::cameo();
        cameo.refresh.overlap = self.refresh_overlap.into();
        let mut options = Options {
            issuer: self.issuer.clone().unwrap_or_else(|| format!("http://localhost:{port}/")),
            data: (!self.in_memory).then(|| self.data.clone()),
            clients: vec![cameo],
            end_session: !self.no_end_session,
            response_iss: self.response_iss,
            tell_user_exists: !self.mask_user_exists,
            requires_username: self.require_username,
            ..Options::default()
        };
        if self.free_plan {
            options.management_rate = Rate { burst: 2, per_minute: 120 };
        }
        options
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("tenant: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: &Arguments) -> Result<(), OpenError> {
    let mut running = Running::bind(&arguments.listen, |address| arguments.options(address.port())).await?;
    // Listening for it comes before the first word: whoever reads that may end the program at once.
    let ended = ended();
    println!("The development tenant answers at {} (listening on {}).", running.issuer(), running.address());
    println!("Sign in as {DEMO_EMAIL} or {SECOND_EMAIL} with the password {DEMO_PASSWORD}");
    if !running.address().ip().is_loopback() {
        eprintln!(
            "tenant: warning: whoever can reach {} can sign in as a demo user, make accounts and read the mails. \
             This tenant is for development: listen on 127.0.0.1 unless you mean it.",
            running.address()
        );
    }
    println!("or at Sample Social as {SOCIAL_EMAIL}; mails are kept at /outbox");
    ended.await;
    running.stop().await;
    Ok(())
}

/// Listens from now on for Ctrl-C and SIGTERM; ready when one of them came.
#[cfg(unix)]
fn ended() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (terminate, interrupt) = (signal(SignalKind::terminate()), signal(SignalKind::interrupt()));
    async move {
        match (terminate, interrupt) {
            (Ok(mut terminate), Ok(mut interrupt)) => tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            },
            // Cannot be listened for: the system ends the program by itself.
            _ => std::future::pending().await,
        }
    }
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
async fn ended() {
    // An error means that it cannot be waited for.
    let _ = tokio::signal::ctrl_c().await;
}
