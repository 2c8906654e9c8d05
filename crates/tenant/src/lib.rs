//! The development tenant: an Auth0-like server for one machine.
//!
//! It speaks OpenID Connect, the legacy implicit flow, Auth0's own endpoints and the part of the Management API that an end
//! user's token can reach, with the statuses and bodies that Auth0 sends (the wire, where wire and documentation differ).
//! A [`Tenant`] is a function from request to response ([`Tenant::router`]); [`Running`] puts a socket in front of it;
//! [`testing::UserAgent`] is a browser without one. [`Fault`] makes it misbehave.
//!
//! ```
//! # tokio::runtime::Runtime::new().unwrap().block_on(async {
//! use tenant::testing::UserAgent;
//! use tenant::{Clock, DEMO_EMAIL, DEMO_PASSWORD, Fault, Options, Scope, Tenant};
//!
//! let tenant = Tenant::open(Options { clock: Clock::manual(1_787_218_200), ..Options::default() })?;
//! tenant.set_fault(Scope::Client("cameo".into()), Fault::WrongState);
//! let url = "/authorize?client_id=cameo&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2F\
//!            &response_type=id_token&scope=openid&nonce=n&state=mine";
//! let end = UserAgent::new(&tenant).sign_in(url, DEMO_EMAIL, DEMO_PASSWORD).await;
//! assert!(end.starts_with("http://localhost:8080/#id_token=") && !end.contains("state=mine"));
//! # Ok::<(), tenant::OpenError>(()) }).unwrap();
//! ```

mod addresses;
mod app;
mod authorization;
mod browser;
mod clock;
mod endpoints;
mod exact;
mod faults;
mod http;
mod jwt;
mod keys;
mod mail;
mod middleware;
mod new_user;
mod options;
mod pages;
mod password;
mod random;
mod rate;
mod running;
mod store;
mod tenant;
pub mod testing;
mod tokens;

pub use clock::Clock;
pub use faults::gate::{Gate, NotReached};
pub use faults::refusal::SignUpRefusal;
pub use faults::{Endpoint, Failure, Fault, Scope};
pub use http::paths::MOVED;
pub use mail::Mail;
pub use middleware::host::DEV_HEADER;
pub use options::{Addresses, Client, Options, Refresh};
pub use rate::Rate;
pub use running::Running;
pub use store::StoreError;
pub use store::demo::{DEMO_EMAIL, DEMO_PASSWORD, SECOND_EMAIL, SOCIAL_EMAIL};
pub use store::mails::MailKind;
pub use tenant::{LoggedRequest, OpenError, Tenant};
