//! One at a time over all tabs of this origin: the Web Locks API, and where the browser has none, a note in storage.
//!
//! web-sys keeps Web Locks behind an unstable flag, so they are reached by name.

use super::noted_lock;
use super::storage::Scope;
use futures_util::future::{Either, select};
use js_sys::{Function, Promise, Reflect};
use std::future::Future;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How long to wait for other tabs, in milliseconds: longer than any of their requests may take.
pub const PATIENCE: i32 = 25_000;

/// Runs `work` while no other tab of the app runs anything under `name`. `None`: another tab did not let go in time.
pub async fn exclusive<T>(scope: &Scope, name: &str, work: impl Future<Output = T>) -> Option<T> {
    match web_locks() {
        Some((locks, request)) => {
            let release = acquire(&locks, &request, &scope.name(name), PATIENCE).await?;
            let result = work.await;
            let _ = release.call0(&JsValue::NULL);
            Some(result)
        }
        None => noted_lock::exclusive(scope, name, PATIENCE, work).await,
    }
}

/// Takes the lock `name` until this page goes. Whether it did: another page did not let go within `patience` milliseconds
/// otherwise. Where the browser has no locks nobody can tell, and it counts as taken.
pub async fn hold(name: &str, patience: i32) -> bool {
    match web_locks() {
        // What would give it back is thrown away.
        Some((locks, request)) => acquire(&locks, &request, name, patience).await.is_some(),
        None => true,
    }
}

/// `navigator.locks` and its `request`.
fn web_locks() -> Option<(JsValue, Function)> {
    let navigator = Reflect::get(&js_sys::global(), &"navigator".into()).ok()?;
    let locks = Reflect::get(&navigator, &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Waits for the lock; the function that is returned gives it back. A closed tab gives it back by itself.
async fn acquire(locks: &JsValue, request: &Function, name: &str, patience: i32) -> Option<Function> {
    let (held, release) = promise();
    let (granted, grant) = promise();
    let (release, grant) = (release?, grant?);
    let on_grant = Closure::once_into_js(move || {
        let _ = grant.call0(&JsValue::NULL);
        held
    });
    let options = js_sys::Object::new();
    if let Some(signal) = end_of(patience) {
        Reflect::set(&options, &"signal".into(), &signal).ok()?;
    }
    let asked = request.call3(locks, &name.into(), &options, &on_grant).ok()?;
    // The request itself ends only by being given up, or after the lock was given back.
    let asked: Promise = asked.dyn_into().ok()?;
    match select(JsFuture::from(granted), JsFuture::from(asked)).await {
        Either::Left(_) => Some(release),
        Either::Right(_) => None,
    }
}

/// A signal that gives a request up after `patience` milliseconds; browsers without one wait as long as it takes.
fn end_of(patience: i32) -> Option<JsValue> {
    let signals = Reflect::get(&js_sys::global(), &"AbortSignal".into()).ok()?;
    let timeout: Function = Reflect::get(&signals, &"timeout".into()).ok()?.dyn_into().ok()?;
    timeout.call1(&signals, &patience.into()).ok()
}

/// A promise and what resolves it. (`Function::default()` would be an `eval`, which the policy forbids.)
fn promise() -> (Promise, Option<Function>) {
    let mut resolve = None;
    let promise = Promise::new(&mut |resolver, _| resolve = Some(resolver));
    (promise, resolve)
}
