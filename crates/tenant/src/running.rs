//! A tenant that listens.

use std::net::SocketAddr;

use axum::Extension;
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::task::{AbortHandle, JoinHandle, JoinSet};

use crate::options::{OpenError, Options};
use crate::tenant::Tenant;

/// The connection that a request came by, so that a fault can cut it.
#[derive(Clone, Debug)]
pub(crate) struct Line(std::sync::Arc<std::sync::OnceLock<AbortHandle>>);

impl Line {
    /// Ends the connection at its next pause, with nothing more sent.
    pub fn cut(&self) {
        if let Some(task) = self.0.get() {
            task.abort();
        }
    }
}

/// A tenant behind a socket of this machine. Dropping it closes the port.
#[derive(Debug)]
pub struct Running {
    tenant: Tenant,
    address: SocketAddr,
    task: Option<JoinHandle<()>>,
}

impl Running {
    /// Starts a tenant on a free port of 127.0.0.1; `options.issuer` becomes that address.
    ///
    /// # Errors
    /// If there is no free port, or the tenant cannot be opened.
    pub async fn start(options: Options) -> Result<Self, OpenError> {
        Self::bind("127.0.0.1:0", |address| Options { issuer: format!("http://{address}/"), ..options }).await
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
        let listener = bind(listen).await?;
        let address = local_address(&listener)?;
        let tenant = Tenant::open(options(address))?;
        Ok(Self::serve(tenant, listener, address))
    }

    fn serve(tenant: Tenant, listener: TcpListener, address: SocketAddr) -> Self {
        let task = tokio::spawn(accept(listener, tenant.clone()));
        Self { tenant, address, task: Some(task) }
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
    /// If somebody else took the port meanwhile.
    pub async fn restart(&mut self) -> Result<(), OpenError> {
        self.stop().await;
        let listener = bind(&self.address.to_string()).await?;
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

async fn bind(address: &str) -> Result<TcpListener, OpenError> {
    // tokio sets SO_REUSEADDR, so that the port of a tenant that has just ended is free at once
    TcpListener::bind(address)
        .await
        .map_err(|e| OpenError::Listen { address: address.to_owned(), reason: e.to_string() })
}

fn local_address(listener: &TcpListener) -> Result<SocketAddr, OpenError> {
    listener
        .local_addr()
        .map_err(|e| OpenError::Listen { address: "127.0.0.1".into(), reason: e.to_string() })
}

/// Serves until aborted. The connections live in a set of this task, so that they end with it.
async fn accept(listener: TcpListener, tenant: Tenant) {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    let line = Line(std::sync::Arc::default());
                    let router = tenant.router().layer(Extension(line.clone()));
                    let service = TowerToHyperService::new(router);
                    let task = connections.spawn(async move {
                        // a browser that hangs up in the middle is no error of ours
                        let _ = hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(stream), service).await;
                    });
                    let _ = line.0.set(task);
                }
                // out of file descriptors, perhaps: others may be closed in a moment
                Err(_) => tokio::time::sleep(std::time::Duration::from_millis(20)).await,
            },
            Some(_) = connections.join_next() => {}
        }
    }
}
