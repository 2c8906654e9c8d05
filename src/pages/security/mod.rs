//! Sign-in and security: how the person signs in, their e-mail address, linked accounts, and the session of this browser.

pub mod email;
pub mod linking;
pub mod methods;
pub mod offer;
pub mod page;
pub mod password;
pub mod session;
pub mod stages;
pub mod this_browser;
pub mod wrong;
