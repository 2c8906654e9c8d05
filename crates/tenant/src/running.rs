//! A tenant that listens.

use std::io;
use std::net::SocketAddr;

use axum::Extension;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpSocket};
use tokio::task::{JoinHandle, JoinSet};

use crate::faults::gate::Gate;
use crate::faults::{Endpoint, Scope};
use crate::middleware::network::Line;
use crate::options::Options;
use crate::tenant::{OpenError, Tenant};

/// A tenant behind a socket of this machine. Dropping it closes the port.
#[derive(Debug)]
pub struct Running {
    tenant: Tenant,
    address: SocketAddr,
    task: Option<JoinHandle<()>>,
    reserved: Option<Reserved>,
}

impl Running {
    /// Starts a tenant on a free port of 127.0.0.1; `options.issuer` becomes that address.
    ///
    /// # Errors
    /// If there is no free port, or the tenant cannot be opened.
    pub async fn start(options: Options) -> Result<Self, OpenError> {
        let reserved = Reserved::new().map_err(|error| refused("127.0.0.1:0", &error))?;
        let listener = reserved.listen().map_err(|error| refused(&reserved.address.to_string(), &error))?;
        let options = |address| Options { issuer: format!("http://{address}/"), ..options };
        let mut running = Self::of(listener, options)?;
        running.reserved = Some(reserved);
        Ok(running)
    }

    /// Starts a tenant on `listen` (such as `127.0.0.1:4400`) under the issuer that `options` name.
    ///
    /// # Errors
    /// If the port is taken, or the tenant cannot be opened.
    pub async fn listen(listen: &str, options: Options) -> Result<Self, OpenError> {
        Self::bind(listen, |_| options).await
    }

    /// As [`Running::listen`], with the options made for the address that came of it: port 0 takes a free one.
    ///
    /// # Errors
    /// If the port is taken, or the tenant cannot be opened.
    pub async fn bind(listen: &str, options: impl FnOnce(SocketAddr) -> Options) -> Result<Self, OpenError> {
        Self::of(bind(listen).await?, options)
    }

    fn of(listener: TcpListener, options: impl FnOnce(SocketAddr) -> Options) -> Result<Self, OpenError> {
        let address = listener.local_addr().map_err(|error| refused("127.0.0.1", &error))?;
        let tenant = Tenant::open(options(address))?;
        let task = tokio::spawn(accept(listener, tenant.clone()));
        Ok(Self { tenant, address, task: Some(task), reserved: None })
    }

    /// The issuer: the address with its trailing slash.
    pub fn issuer(&self) -> &str {
        self.tenant.issuer()
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// The tenant.
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// Holds the next request of `endpoint`, whoever sends it, before it is carried out: see [`Gate`].
    pub fn hold_request(&self, endpoint: Endpoint) -> Gate {
        self.tenant.hold_request(Scope::All, endpoint)
    }

    /// Carries the next request of `endpoint` out, whoever sends it, and holds the answer: see [`Gate`].
    pub fn hold_response(&self, endpoint: Endpoint) -> Gate {
        self.tenant.hold_response(Scope::All, endpoint)
    }

    /// Closes the port and every connection: a request is refused, as when the tenant is down. All it knows is kept.
    pub async fn stop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
            // an aborted task answers with an error, which is what was wanted; the socket is closed now
            let _ = task.await;
        }
    }

    /// Listens again, on the same port, with the same data.
    ///
    /// # Errors
    /// If somebody else took the port meanwhile; nobody is given the one of [`Running::start`].
    pub async fn restart(&mut self) -> Result<(), OpenError> {
        self.stop().await;
        let address = self.address.to_string();
        let listener = match &self.reserved {
            Some(reserved) => reserved.listen().map_err(|error| refused(&address, &error))?,
            None => bind(&address).await?,
        };
        self.task = Some(tokio::spawn(accept(listener, self.tenant.clone())));
        Ok(())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        if let Some(task) = self.task.take() {
            task.abort();
        }
    }
}

/// A port that the system chose, held without listening, so that nobody else is given it while the tenant is down.
#[derive(Debug)]
struct Reserved {
    address: SocketAddr,
    _holder: TcpSocket,
}

impl Reserved {
    fn new() -> io::Result<Self> {
        let holder = shared_socket()?;
        holder.bind(SocketAddr::from(([127, 0, 0, 1], 0)))?;
        Ok(Self { address: holder.local_addr()?, _holder: holder })
    }

    fn listen(&self) -> io::Result<TcpListener> {
        let socket = shared_socket()?;
        // connections of the tenant before may still be fading out
        socket.set_reuseaddr(true)?;
        socket.bind(self.address)?;
        socket.listen(1024)
    }
}

/// A socket that shares its port with others of this kind and this user, of which one may listen.
fn shared_socket() -> io::Result<TcpSocket> {
    let socket = TcpSocket::new_v4()?;
    #[cfg(unix)]
    socket.set_reuseport(true)?;
    // Windows has one word for both
    #[cfg(not(unix))]
    socket.set_reuseaddr(true)?;
    Ok(socket)
}

async fn bind(address: &str) -> Result<TcpListener, OpenError> {
    // tokio sets SO_REUSEADDR, so that the port of a tenant that has just ended is free at once
    TcpListener::bind(address).await.map_err(|error| refused(address, &error))
}

fn refused(address: &str, error: &io::Error) -> OpenError {
    OpenError::Listen { address: address.to_owned(), reason: error.to_string() }
}

/// Serves until aborted. The connections live in a set of this task, so that they end with it.
async fn accept(listener: TcpListener, tenant: Tenant) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let line = Line::default();
                    let router = tenant.router().layer(Extension(line.clone()));
                    let service = TowerToHyperService::new(router);
                    let task = connections.spawn(async move {
                        let mut http = hyper::server::conn::http1::Builder::new();
                        // a client may close its sending side once it has asked, and is still answered
                        http.half_close(true);
                        // a browser that hangs up in the middle is no error of ours
                        let _ = http.serve_connection(TokioIo::new(stream), service).await;
                    });
                    line.carried_by(task);
                }
                // out of file descriptors, perhaps: others may be closed in a moment
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}
