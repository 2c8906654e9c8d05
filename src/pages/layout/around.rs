//! What a page asks of the frame around it: to leave the navigation out, or to make room while a form is edited.

use leptos::prelude::*;

/// The requests of the pages that are shown now. `Copy`; counted, as a page may be made before the one before it is gone.
#[derive(Clone, Copy)]
pub struct Around {
    editing: RwSignal<u32>,
    steps: RwSignal<u32>,
}

impl Around {
    /// Provides the context.
    pub fn provide() -> Self {
        let around = Self { editing: RwSignal::new(0), steps: RwSignal::new(0) };
        provide_context(around);
        around
    }

    /// Whether a form is being edited, reactively. On a small screen the save bar then takes the place of the navigation.
    pub fn is_editing(self) -> bool {
        self.editing.get() > 0
    }

    /// Whether the page is a step that has to be finished or left first, reactively. It has no navigation.
    pub fn is_step(self) -> bool {
        self.steps.get() > 0
    }
}

/// Says that a form is being edited, as long as the component is there that calls this.
pub fn while_editing() {
    count(|around| around.editing);
}

/// Says that the page is a step, as long as the component is there that calls this.
pub fn while_in_a_step() {
    count(|around| around.steps);
}

fn count(of: fn(Around) -> RwSignal<u32>) {
    // A page that is tested by itself has no frame.
    let Some(requests) = use_context::<Around>().map(of) else { return };
    requests.update(|requests| *requests += 1);
    on_cleanup(move || {
        requests.try_update(|requests| *requests = requests.saturating_sub(1));
    });
}
