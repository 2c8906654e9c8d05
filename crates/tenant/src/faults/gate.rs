//! Gates: a test holds one request for as long as it likes, and lets it go on when it has done something meanwhile. So a race
//! is played in a certain order, without any waiting for a time.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio::sync::watch;

use super::{Caller, Endpoint, Scope};

/// How long [`Gate::reached`] waits, in real time. Generous: a test that succeeds never waits so long.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where a request is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    /// Before it is carried out.
    Request,
    /// After it was carried out, before it is answered.
    Response,
}

/// How far a gate has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    /// No request has come.
    Open,
    /// A request is held.
    Holding,
    /// The request goes on, or would.
    Released,
}

/// A gate for one request, made by [`crate::Running::hold_request`] and [`crate::Running::hold_response`]. The first request
/// that it is for stops at it until [`Gate::release`]; others pass. Dropping the gate releases too.
#[derive(Debug)]
#[must_use = "a gate that is dropped holds nothing"]
pub struct Gate {
    endpoint: Endpoint,
    stage: watch::Sender<Stage>,
}

/// No request came to a gate in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no request of {0:?} came to its gate in {PATIENCE:?}")]
pub struct NotReached(Endpoint);

impl Gate {
    /// Waits until a request is held.
    ///
    /// # Errors
    /// If none comes within 20 seconds.
    pub async fn reached(&self) -> Result<(), NotReached> {
        let mut stage = self.stage.subscribe();
        let held = stage.wait_for(|stage| *stage != Stage::Open);
        match tokio::time::timeout(PATIENCE, held).await {
            Ok(Ok(_)) => Ok(()),
            // the sender is ours, so it cannot have gone away
            Ok(Err(_)) | Err(_) => Err(NotReached(self.endpoint)),
        }
    }

    /// Whether a request has come to the gate so far.
    pub fn is_reached(&self) -> bool {
        *self.stage.borrow() == Stage::Holding
    }

    /// Lets the request go on. If none has come yet, none will be held.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.stage.send_replace(Stage::Released);
    }
}

/// All gates that no request has come to yet.
#[derive(Debug, Default)]
pub(crate) struct Gates(Mutex<Vec<Waiting>>);

/// A gate that waits for its request.
#[derive(Debug)]
struct Waiting {
    scope: Scope,
    endpoint: Endpoint,
    moment: Moment,
    stage: watch::Sender<Stage>,
}

impl Gates {
    /// Puts a gate up.
    pub fn set(&self, scope: Scope, endpoint: Endpoint, moment: Moment) -> Gate {
        let stage = watch::Sender::new(Stage::Open);
        let mut gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        gates.push(Waiting { scope, endpoint, moment, stage: stage.clone() });
        Gate { endpoint, stage }
    }

    /// Holds a request at the gate that is for it, if there is one.
    pub async fn pass(&self, caller: &Caller, endpoint: Option<Endpoint>, moment: Moment) {
        let Some(stage) = self.take(caller, endpoint, moment) else { return };
        let held = stage.send_if_modified(|stage| {
            *stage == Stage::Open && {
                *stage = Stage::Holding;
                true
            }
        });
        if held {
            // an error would mean that nobody can release any more, which is a release
            let _ = stage.subscribe().wait_for(|stage| *stage == Stage::Released).await;
        }
    }

    fn take(
        &self,
        caller: &Caller,
        endpoint: Option<Endpoint>,
        moment: Moment,
    ) -> Option<watch::Sender<Stage>> {
        let mut gates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        gates.retain(|gate| *gate.stage.borrow() == Stage::Open);
        let at = gates.iter().position(|gate| {
            gate.moment == moment && gate.endpoint.covers(endpoint) && gate.scope.meets(caller)
        })?;
        Some(gates.remove(at).stage)
    }
}
