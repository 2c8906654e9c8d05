//! What every request passes on its way to an endpoint, from the outside in: the log, the host, CORS, the faults of the network.

pub(crate) mod cors;
pub(crate) mod host;
pub(crate) mod network;
