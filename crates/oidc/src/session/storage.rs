//! Where an app keeps the session.

/// Where an app that runs in a browser keeps the session, tokens included.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorageKind {
    /// `localStorage`: survives closing the browser, shared by all tabs.
    #[default]
    Local,
    /// `sessionStorage`: one tab, until it is closed.
    Session,
    /// Nowhere: a reload signs out.
    Memory,
}
