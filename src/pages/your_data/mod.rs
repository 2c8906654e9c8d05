//! Your data: the download, editing as JSON, recent changes, what this device keeps, and deleting the account.

pub mod delete;
pub mod device;
pub mod download;
pub mod history;
pub mod page;
