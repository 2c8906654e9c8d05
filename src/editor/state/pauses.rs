//! When an edit is put away: often enough that a crash takes next to nothing, and never between two keys.

use crate::editor::state::Editor;
use leptos::prelude::*;
use std::time::Duration;

/// After how long a pause in typing.
const PAUSE: Duration = Duration::from_millis(300);

impl Editor {
    /// Calls `keep` at each pause in typing, here and in whatever `also` tracks.
    pub fn at_each_pause(self, also: impl Fn() + 'static, keep: impl Fn() + 'static) {
        let mut soon = debounce(PAUSE, move |()| keep());
        Effect::new(move |begun: Option<()>| {
            self.edited.track();
            also();
            if begun.is_some() {
                soon(());
            }
        });
    }
}
