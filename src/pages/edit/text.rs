//! The edit page's two views of one draft: the form, and the text that it is.

use crate::browser::{files, location};
use crate::data::device::Device;
use crate::data::use_device;
use crate::editor::json::area::TEXT;
use crate::editor::json::import::{IMPORT, JsonImport};
use crate::editor::json::view::{Asked, JsonView};
use crate::editor::state::Editor;
use crate::texts::use_texts;
use crate::ui::focus::focus;
use crate::ui::notice::{Meaning, Notice};
use crate::ui::view_switch::ViewSwitch;
use cameo_metadata::source::{TextProblem, check, check_file, format};
use cameo_metadata::{Draft, Metadata, changes};
use leptos::prelude::*;
use leptos::web_sys::File;
use std::time::Duration;
use wasm_bindgen_futures::spawn_local;

/// How long typing has to pause before a mistake is spoken of.
const PAUSE: Duration = Duration::from_millis(600);
/// The query of [`routes::EDIT_JSON`](crate::routes::EDIT_JSON).
const AS_TEXT: &str = "view=json";
/// The name of the file that is given.
const FILE: &str = "user-metadata.json";

/// A file that was read.
#[derive(Clone)]
enum Incoming {
    Good(Metadata),
    Bad(Option<TextProblem>),
}

/// The text view's state: `Copy`, so that every button can have it.
#[derive(Clone, Copy)]
struct TextEdit {
    editor: Editor,
    device: Device,
    text: RwSignal<String>,
    problems: RwSignal<Vec<TextProblem>>,
    done: RwSignal<Option<&'static str>>,
    incoming: RwSignal<Option<Incoming>>,
    restored: RwSignal<bool>,
    typed: StoredValue<u32>,
}

/// The switch, and below it `form` or the text.
pub fn edit_text(editor: Editor, form: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let edit = TextEdit {
        editor,
        device: use_device(),
        text: RwSignal::new(String::new()),
        problems: RwSignal::new(Vec::new()),
        done: RwSignal::new(None),
        incoming: RwSignal::new(None),
        restored: RwSignal::new(false),
        typed: StoredValue::new(0),
    };
    edit.restore();
    // A link to the text, as on the page of a person's data.
    if location::query() == AS_TEXT && !untrack(|| editor.is_text()) {
        edit.read_draft();
        editor.show_text();
    }
    Effect::new(move |first: Option<()>| {
        editor.track_renewed();
        if first.is_some() {
            edit.read_draft();
        }
    });
    let is_text = Memo::new(move |_| editor.is_text());
    let ask = move |text: bool| {
        if text {
            edit.read_draft();
            editor.show_text();
        } else {
            // Where the text is no JSON, its view leads to the mistake.
            editor.show_fields();
        }
    };
    let text_view = move || {
        let refused = Signal::derive(move || editor.is_text_refused());
        view! {
            {move || edit.restored.get().then(|| view! { <Notice meaning=Meaning::Info>{use_texts().json().restored}</Notice> })}
            {move || edit.incoming.get().map(|incoming| edit.asked(incoming))}
            <JsonView text=edit.text problems=edit.problems refused done=edit.done ask=move |asked| edit.answer(asked) />
        }
        .into_any()
    };
    view! {
        <ViewSwitch is_text ask />
        {move || if is_text.get() { text_view() } else { form() }}
    }
    .into_any()
}

/// Whether there is a text that a save would lose; then it says so.
pub fn refuse_broken(editor: Editor) -> bool {
    let refused = editor.is_broken();
    if refused {
        editor.refuse_text();
    }
    refused
}

impl TextEdit {
    /// Brings a text back that was not finished.
    fn restore(self) {
        let Some(text) = self.device.unfinished_text() else { return };
        self.editor.show_text();
        self.take(text);
        self.problems.set(self.text.with_untracked(|text| check(text)).err().unwrap_or_default());
        self.restored.set(self.editor.is_broken());
    }

    /// Shows the draft's text, whatever stood there.
    fn read_draft(self) {
        let text = self.editor.text();
        self.problems.set(check(&text).err().unwrap_or_default());
        self.text.set(text);
        self.done.set(None);
        self.restored.set(false);
        self.editor.set_broken(false);
        self.device.discard_text();
    }

    fn answer(self, asked: Asked) {
        let words = use_texts().json();
        self.done.set(None);
        match asked {
            Asked::Typed(text) => self.take(text),
            Asked::Undo => self.read_draft(),
            Asked::Format => match self.text.with_untracked(|text| format(text)) {
                Ok(text) => {
                    self.take(text);
                    self.done.set(Some(words.formatted));
                }
                Err(problems) => self.problems.set(problems),
            },
            Asked::Export => {
                let given = self.text.with_untracked(|text| files::give(FILE, text));
                self.done.set(Some(if given { words.exported } else { words.not_exported }));
            }
            Asked::Copy => spawn_local(async move {
                let copied = files::copy(&self.text.get_untracked()).await;
                self.done.try_set(Some(if copied { words.copied } else { words.not_copied }));
            }),
            Asked::Import(file) => self.import(file),
        }
    }

    /// Makes the draft what the text says; a text that says nothing is put away for itself.
    fn take(self, text: String) {
        // As a text area has it.
        let text = text.replace("\r\n", "\n");
        self.typed.update_value(|typed| *typed = typed.wrapping_add(1));
        match check(&text) {
            Ok(metadata) => {
                self.editor.replace(&metadata);
                self.editor.set_broken(false);
                self.restored.set(false);
                self.problems.set(Vec::new());
                self.device.discard_text();
            }
            Err(problems) => {
                // An unfinished number of the form is no mistake of the text, and the draft keeps it.
                let broken = text != self.editor.text();
                self.editor.set_broken(broken);
                match broken {
                    true => drop(self.device.keep_text(&text)),
                    false => self.device.discard_text(),
                }
                self.say_later(problems);
            }
        }
        self.text.set(text);
    }

    /// Speaks of mistakes when typing pauses; until then those are gone that may be mended.
    fn say_later(self, problems: Vec<TextProblem>) {
        let now = self.typed.get_value();
        set_timeout(
            move || {
                if self.typed.try_get_value() == Some(now) {
                    self.problems.set(problems);
                }
            },
            PAUSE,
        );
    }

    fn import(self, file: File) {
        spawn_local(async move {
            let incoming = match files::read(file).await.map(|bytes| check_file(&bytes)) {
                Some(Ok(metadata)) => Incoming::Good(metadata),
                Some(Err(problems)) => Incoming::Bad(problems.into_iter().next()),
                None => Incoming::Bad(None),
            };
            self.incoming.try_set(Some(incoming));
            focus(IMPORT.to_owned());
        });
    }

    /// What a file would change, or why it cannot.
    fn asked(self, incoming: Incoming) -> AnyView {
        let words = use_texts().json();
        let close = move |()| self.incoming.set(None);
        match incoming {
            Incoming::Good(metadata) => {
                let now =
                    self.editor.look(|draft| draft.metadata().unwrap_or_else(|_| Draft::base(draft).clone()));
                let changes = changes::changes(&now, &metadata);
                let answer = move |taken: bool| {
                    self.incoming.set(None);
                    focus(TEXT.to_owned());
                    if taken {
                        self.editor.replace(&metadata);
                        self.read_draft();
                        self.done.set(Some(words.imported));
                    }
                };
                view! { <JsonImport changes answer /> }.into_any()
            }
            Incoming::Bad(problem) => {
                let why = problem.map(|problem| {
                    let place = (words.place)(problem.place.line, problem.place.column);
                    view! { <p>{place}" "{(words.reason)(&problem.reason)}</p> }
                });
                view! { <Notice meaning=Meaning::Wrong id=IMPORT close><p>{words.import_bad}</p>{why}</Notice> }.into_any()
            }
        }
    }
}
