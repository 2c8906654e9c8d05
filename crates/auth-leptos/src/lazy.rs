//! Code that a first visit does not need: it is in files of its own, which arrive when they are asked for.
//!
//! A release can be split (feature `split`, with a build that runs Leptos's splitter); without, everything is there at once.

/// Code could not be fetched: the network is down, or the site was updated and the old file is gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotLoaded;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// `lazy! { in file: pub fn name() -> Type { value } }` is an `async fn name() -> Result<Type, NotLoaded>`.
///
/// The value is made in `file`, and so is all code that only the value leads to. A failure is not remembered: the next call
/// asks the network again. The flows of this crate that get, verify and renew tokens are in the file `signed_in`; a page for
/// somebody who is signed in may go there too. The crate that calls it depends on `leptos` under that name.
///
/// ```
/// cameo_auth_leptos::lazy! {
///     in signed_in:
///     /// What a page for somebody who is signed in needs.
///     pub fn greeting() -> &'static str { "Hello" }
/// }
/// ```
#[cfg(feature = "split")]
#[macro_export]
macro_rules! lazy {
    (in $file:ident: $(#[$doc:meta])* $vis:vis fn $name:ident() -> $made:ty { $value:expr }) => {
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = ::leptos::wasm_split, fallible)]
        $(#[$doc])*
        $vis fn $name() -> ::core::result::Result<$made, $crate::lazy::NotLoaded> {
            Ok($value)
        }
    };
}

/// `lazy! { in file: pub fn name() -> Type { value } }` is an `async fn name() -> Result<Type, NotLoaded>`.
///
/// With the feature `split`, the value is made in `file`, and so is all code that only the value leads to. Without, it is there
/// at once. The flows of this crate that get, verify and renew tokens are in the file `signed_in`; a page for somebody who is
/// signed in may go there too. The crate that calls it depends on `leptos` under that name.
///
/// ```
/// cameo_auth_leptos::lazy! {
///     in signed_in:
///     /// What a page for somebody who is signed in needs.
///     pub fn greeting() -> &'static str { "Hello" }
/// }
/// ```
#[cfg(not(feature = "split"))]
#[macro_export]
macro_rules! lazy {
    (in $file:ident: $(#[$doc:meta])* $vis:vis fn $name:ident() -> $made:ty { $value:expr }) => {
        $(#[$doc])*
        $vis async fn $name() -> ::core::result::Result<$made, $crate::lazy::NotLoaded> {
            Ok($value)
        }
    };
}
