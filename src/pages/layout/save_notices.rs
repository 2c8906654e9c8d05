//! What became of a save, on whatever page is shown: that it is stored, with Undo; that it waits; or why it is not stored, with the
//! next step.

use crate::data::save::{Failed, NotSaved, Purpose, Save, Saved, Saves, Waiting};
use crate::data::{use_device, use_saves, use_user};
use crate::routes;
use crate::texts::{use_saving_texts, use_texts};
use crate::ui::conflicts::Conflicts;
use crate::ui::focus::focus;
use crate::ui::labels::use_labels;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::api::ApiError;
use cameo_metadata::merge::{Choice, merge};
use cameo_metadata::undo::undo;
use leptos::prelude::*;

/// The id of what is said about a save that failed or waits.
const STATUS: &str = "save-status";

/// A way to the field of this name, with the words of the tenant about it.
pub type FieldLink = Callback<(String, String), Option<AnyView>>;

/// The notices of the person's saves.
#[component]
pub fn SaveNotices(
    /// On the page where the edit is: the way to a field that the tenant refuses.
    #[prop(optional)]
    field_link: Option<FieldLink>,
) -> impl IntoView {
    let saves = use_saves();
    Effect::new(move |_| {
        let place = saves.failed.with(|failed| match failed {
            Some(Failed { why: NotSaved::Conflict { .. }, .. }) => Some("conflicts"),
            Some(_) => Some(STATUS),
            None => saves.waiting().map(|_| STATUS),
        });
        if let Some(place) = place {
            focus(place.to_owned());
        }
    });
    view! {
        {move || saves.saved.get().map(|saved| stored(saves, saved))}
        {move || saves.waiting().map(waiting)}
        {move || saves.failed.get().map(|failed| not_saved(saves, failed, field_link))}
    }
    .into_any()
}

/// It is stored, or taken back.
fn stored(saves: Saves, saved: Saved) -> AnyView {
    let words = use_saving_texts();
    let names: Vec<String> = saved.incoming.iter().map(|path| use_labels().path(path)).collect();
    let incoming = (!names.is_empty()).then(|| view! { <p>{(words.incoming)(&names.join(", "))}</p> });
    let (before, after) = (saved.before, saved.after);
    let can_undo = !before.same_text(&after);
    let press = move |_| {
        let (before, after) = (before.clone(), after.clone());
        saves.save(Save::new(Purpose::Undo, move |now| undo(&before, &after, now)));
    };
    view! {
        <div class="toast">
        <Notice meaning=Meaning::Done close=Callback::new(move |()| saves.saved.set(None))>
            <p>{if saved.purpose == Purpose::Undo { words.undone } else { words.saved }}</p>
            {incoming}
            {can_undo.then(|| view! {
                <button type="button" class="button" id="undo-save" disabled=move || saves.is_busy() on:click=press>
                    {if saved.purpose == Purpose::Undo { words.redo } else { words.undo }}
                </button>
            })}
        </Notice>
        </div>
    }
    .into_any()
}

/// It waits, and is tried again by itself.
pub(crate) fn waiting(waiting: Waiting) -> AnyView {
    let words = use_saving_texts();
    let text = move || match waiting.is_offline {
        true => words.offline.to_owned(),
        false => (words.busy)(waiting.left.get().max(0)),
    };
    view! {
        <Notice meaning=Meaning::Wrong id=STATUS>
            <p>{text}</p>
            <div class="buttons">
                <button type="button" class="button" on:click=move |_| waiting.stop()>{words.stop_waiting}</button>
                <button type="button" class="button" on:click=move |_| waiting.try_now()>{words.now}</button>
            </div>
        </Notice>
    }
    .into_any()
}

/// Why it is not stored, and the next step.
fn not_saved(saves: Saves, failed: Failed, field_link: Option<FieldLink>) -> AnyView {
    let Failed { save, why } = failed;
    let words = use_saving_texts();
    let dismiss = move |()| saves.failed.set(None);
    let is_here = field_link.is_some();
    match why {
        NotSaved::Conflict { merge: questions, theirs } => {
            let asked = questions.clone();
            let decided = move |choices: Vec<Choice>| {
                let Ok(resolved) = asked.resolve(&choices) else { return };
                let theirs = theirs.clone();
                saves.save(save.clone().prepared(move |now| merge(&theirs, &resolved, now)));
            };
            view! { <Conflicts merge=questions decided back=dismiss /> }.into_any()
        }
        NotSaved::NotRecent { max_age } => {
            let user = use_user();
            let page = if is_here { routes::EDIT } else { routes::PROFILE };
            let confirm = move |_| user.confirm(page, max_age);
            view! {
                <Notice meaning=Meaning::Careful id=STATUS>
                    <p>{words.not_recent}</p>
                    <button type="button" class="button button-small" on:click=confirm>{words.confirm}</button>
                </Notice>
            }
            .into_any()
        }
        NotSaved::Unknown(error) => {
            let code = error.to_string();
            view! {
                <Notice meaning=Meaning::Wrong id=STATUS close=Callback::new(dismiss)>
                    <p>{words.unknown}</p>
                    {(!is_here).then(go_on_editing)}
                    <code class="failure-code">{code}</code>
                </Notice>
            }
            .into_any()
        }
        NotSaved::NotSent(error) | NotSaved::Refused(error) => {
            let told = use_texts().api_error(&error);
            let title = if save.purpose == Purpose::Undo { words.not_undone } else { words.not_saved };
            let place = match error {
                ApiError::InvalidBody { message, field: Some(field) } => {
                    let field = field.trim_start_matches("user_metadata.");
                    let name = field.split('.').next().unwrap_or_default().to_owned();
                    field_link.and_then(|link| link.run((name, message)))
                }
                _ => None,
            };
            view! {
                <Notice meaning=Meaning::Wrong id=STATUS close=Callback::new(dismiss)>
                    <p><strong>{title}" "</strong>{told.what}</p>
                    <p>{told.so}</p>
                    {place.map(|place| view! { <ul class="notice-list">{place}</ul> })}
                    {(!is_here).then(go_on_editing)}
                    <code class="failure-code">{told.code}</code>
                </Notice>
            }
            .into_any()
        }
        NotSaved::Stopped | NotSaved::Busy => ().into_any(),
    }
}

/// The way back to the edit, where there still is one.
fn go_on_editing() -> Option<AnyView> {
    use_device().has_draft().then(|| {
        view! { <p><a href=routes::link(routes::EDIT)>{use_texts().press.go_on_editing}</a></p> }.into_any()
    })
}
