//! One at a time over all tabs of this origin: the Web Locks API.
//!
//! web-sys keeps it behind an unstable flag, so it is reached by name.

use js_sys::{Function, Promise, Reflect};
use std::future::Future;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Runs `work` while no other tab runs anything under `name`. Without Web Locks (an insecure context) it just runs.
pub async fn exclusive<T>(name: &str, work: impl Future<Output = T>) -> T {
    let release = acquire(name).await;
    let result = work.await;
    if let Some(release) = release {
        let _ = release.call0(&JsValue::NULL);
    }
    result
}

/// Waits for the lock; the function that is returned gives it back. A closed tab gives it back by itself.
async fn acquire(name: &str) -> Option<Function> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request: Function = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;

    let (held, release) = promise();
    let (granted, grant) = promise();
    let (release, grant) = (release?, grant?);
    let on_grant = Closure::once_into_js(move || {
        let _ = grant.call0(&JsValue::NULL);
        held
    });
    request.call2(&locks, &name.into(), &on_grant).ok()?;
    JsFuture::from(granted).await.ok()?;
    Some(release)
}

/// A promise and what resolves it. (`Function::default()` would be an `eval`, which the policy forbids.)
fn promise() -> (Promise, Option<Function>) {
    let mut resolve = None;
    let promise = Promise::new(&mut |resolver, _| resolve = Some(resolver));
    (promise, resolve)
}
