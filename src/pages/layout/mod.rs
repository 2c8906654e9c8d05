//! What stands around every page: the frame with its menu, the guard, the pages that load later, and notices of a save.

pub mod advice;
pub mod around;
pub mod arriving;
pub mod for_operator;
pub mod frame;
pub mod heading;
pub mod not_read;
pub mod organisation;
pub mod person_menu;
pub mod private;
pub mod save_notices;
pub mod sign_in_failed;
pub mod signing_out;
pub mod styles;
pub mod technical;
