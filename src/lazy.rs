//! Code that a first visit does not need: it is in files of its own, which arrive when they are asked for.
//!
//! The release build is split (`--features split`, `cargo xtask build`); while developing, everything is there at once.

/// Code could not be fetched: the network is down, or the site was updated and the old file is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

/// Why a file did not come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The site has been updated, and the file is gone with the earlier build.
    NewBuild,
    /// The site does not answer.
    SiteAway,
    /// The site answers and still names this build: something on the way holds the file back.
    HeldBack,
}

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// `lazy! { in file: pub fn name() -> Type { value } }` is an `async fn name() -> Result<Type, NotLoaded>`.
///
/// The value is made in `file`, and so is all code that only the value leads to. A failure is not remembered: the next call
/// asks the network again.
macro_rules! lazy {
    (in $file:ident: $(#[$doc:meta])* $vis:vis fn $name:ident() -> $made:ty { $value:expr }) => {
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)]
        $(#[$doc])*
        $vis fn $name() -> Result<$made, $crate::lazy::NotLoaded> {
            Ok($value)
        }
        #[cfg(not(feature = "split"))]
        $(#[$doc])*
        $vis async fn $name() -> Result<$made, $crate::lazy::NotLoaded> {
            Ok($value)
        }
    };
}
pub(crate) use lazy;
