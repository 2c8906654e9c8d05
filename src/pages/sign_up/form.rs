//! The form of the sign-up page: who, by which password, and what the operator asks.

use crate::auth::{Auth, use_auth};
use crate::browser::clock;
use crate::browser::patterns::RegExps;
use crate::editor::form::guide::{Guide, said as in_language};
use crate::editor::form::row::{Asked, Marked, row};
use crate::editor::form::slot::Slot;
use crate::editor::state::Editor;
use crate::pages::layout::heading::Heading;
use crate::pages::sign_up::kept::Typed;
use crate::pages::sign_up::outcome::{problems, refused};
use crate::routes;
use crate::texts::{Words, use_sign_up_texts, use_texts};
use crate::ui::focus;
use crate::ui::live::live;
use crate::ui::password::Password;
use crate::ui::stands::{self, text_of};
use cameo_auth0::sign_up::{PasswordRule, Place, Plan, SignUpError, SignUpField, SignUpForm, plan};
use cameo_metadata::{Draft, Metadata};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use serde_json::{Map, Value};
use std::rc::Rc;
use std::sync::Arc;

/// One sign-up: `Copy`, so that every button can have it. The password is in memory, and nowhere else.
#[derive(Clone, Copy)]
pub(crate) struct SigningUp {
    pub(crate) auth: Auth,
    pub(crate) form: StoredValue<SignUpForm>,
    pub(crate) editor: Editor,
    slots: StoredValue<Vec<Slot>>,
    pub(crate) email: RwSignal<String>,
    pub(crate) username: RwSignal<String>,
    pub(crate) password: RwSignal<String>,
    pub(crate) rules: RwSignal<Vec<PasswordRule>>,
    /// What is wrong with what is not in the editor.
    pub(crate) wrong: RwSignal<Vec<(Place, Words)>>,
    /// Why the last press came to no account.
    pub(crate) outcome: RwSignal<Option<SignUpError>>,
    /// Whether a press has asked what keeps the form from being sent.
    pub(crate) telling: RwSignal<bool>,
    pub(crate) sending: RwSignal<bool>,
    /// The address of the account, once there is one.
    pub(crate) made: RwSignal<Option<String>>,
}

/// The page, with a form.
#[component]
pub fn SignUpPage(
    /// What is asked.
    form: SignUpForm,
    /// What the operator should know.
    #[prop(into)]
    notices: ViewFn,
) -> impl IntoView {
    let now = SigningUp::begin(form);
    move || match now.made.get() {
        Some(email) => now.made(email),
        None => now.shown(notices.run()),
    }
}

impl SigningUp {
    fn begin(form: SignUpForm) -> Self {
        // Nothing here is read-only, so there is nothing to say about that.
        let about = Callback::new(|()| Vec::new());
        let guide =
            Guide::new(Some(Arc::new(form.schema())), Rc::new(RegExps::default()), clock::offset, about);
        let Typed { email, username, answers } = Typed::before();
        let is_first = answers.is_none();
        let draft = answers.unwrap_or_else(|| Draft::of(&Metadata::default()));
        let editor = Editor::new(draft).guided(guide);
        let root = Slot::of(editor, editor.look(Draft::root));
        let asked = || form.fields.iter().filter(|field| field.asked.is_some());
        let slots: Vec<Slot> = asked().map(|field| Slot::member(root, &field.name)).collect();
        for (slot, field) in slots.iter().zip(asked()) {
            if let Some(prefill) = field.prefill.as_ref().filter(|_| is_first) {
                slot.set_value(prefill);
            }
        }
        let now = Self {
            auth: use_auth(),
            form: StoredValue::new(form),
            editor,
            slots: StoredValue::new(slots),
            email: RwSignal::new(email),
            username: RwSignal::new(username),
            password: RwSignal::new(String::new()),
            rules: RwSignal::new(Vec::new()),
            wrong: RwSignal::new(Vec::new()),
            outcome: RwSignal::new(None),
            telling: RwSignal::new(false),
            sending: RwSignal::new(false),
            made: RwSignal::new(None),
        };
        now.keep_what_is_typed();
        now
    }

    /// What is answered so far, by the fields' names; reactively.
    fn answered(self) -> Map<String, Value> {
        let slots = self.slots.get_value();
        self.form.with_value(|form| {
            let asked = form.fields.iter().filter(|field| field.asked.is_some());
            asked.zip(slots).filter_map(|(field, slot)| Some((field.name.clone(), slot.value()?))).collect()
        })
    }

    /// What goes along, and what waits; reactively.
    pub(crate) fn plan(self) -> Plan {
        let answered = self.answered();
        self.form.with_value(|form| plan(form, &answered))
    }

    /// What a field is called.
    pub(crate) fn label(self, name: &str) -> String {
        self.form.with_value(|form| {
            let field = form.fields.iter().find(|field| field.name == name);
            let title = field.and_then(|field| in_language(&field.asked.as_ref()?.title));
            title.unwrap_or_else(|| name.to_owned())
        })
    }

    /// What is wrong at a place; reactively.
    fn wrong_at(self, place: Place) -> Signal<Option<Words>> {
        Signal::derive(move || {
            self.wrong.with(|wrong| wrong.iter().find(|one| one.0 == place).map(|one| one.1.clone()))
        })
    }

    /// Something was typed here: what was said of it is no longer so.
    fn typed(self, place: Place) -> Callback<()> {
        Callback::new(move |()| {
            if self.wrong.with_untracked(|wrong| wrong.iter().any(|one| one.0 == place)) {
                self.wrong.update(|wrong| wrong.retain(|one| one.0 != place));
            }
        })
    }

    fn shown(self, notices: AnyView) -> AnyView {
        let (auth, texts, words) = (use_auth(), use_texts(), use_sign_up_texts());
        let asks_username = self.form.with_value(|form| form.username);
        let mark = self.marked().word(true);
        let submit = move |event: SubmitEvent| {
            event.prevent_default();
            focus::leave();
            stands::take();
            self.send();
        };
        let sign_in = move |_| auth.sign_in(routes::PROFILE.to_owned());
        view! {
            <div class="profile sign-up">
                <div class="who-words">
                    <Heading page=words.title />
                    <p class="quiet">{words.lead}</p>
                    <p class="quiet">{words.have_one}" "
                        <button type="button" class="fold" disabled=move || auth.is_leaving() on:click=sign_in>{texts.press.sign_in}</button>
                    </p>
                </div>
                <div class="frame-notices">
                    {notices}
                    {problems(self)}
                    {move || self.outcome.get().map(|error| refused(self, &error))}
                </div>
                <form class="sign-up-form" method="post" novalidate=true on:submit=submit>
                    {credential(self, Place::Email, EMAIL, words.email, mark, "email", if asks_username { "email" } else { "username" })}
                    {asks_username.then(|| credential(self, Place::Username, USERNAME, words.username, mark, "text", "username"))}
                    <Password mark value=self.password wrong=self.wrong_at(Place::Password) rules=self.rules hidden=self.sending typed=self.typed(Place::Password) />
                    {self.questions()}
                    <div class="buttons sign-up-send">
                        <button type="submit" class="button button-main" id="send" aria-describedby="send-help" aria-disabled=move || self.sending.get().to_string()>
                            {live(move || if self.sending.get() { words.sending } else { words.send })}
                        </button>
                        <p class="quiet small" id="send-help">{words.send_help}</p>
                    </div>
                </form>
            </div>
        }
        .into_any()
    }

    /// Which inputs carry a word about whether they have to be filled in.
    fn marked(self) -> Marked {
        self.form.with_value(|form| {
            let asked = || form.fields.iter().filter(|field| field.asked.is_some());
            let required = asked().filter(|field| field.required || field.must_be_yes).count();
            let credentials = 2 + usize::from(form.username);
            Marked::of(required + credentials, asked().count() + credentials)
        })
    }

    /// What the operator asks.
    fn questions(self) -> Option<AnyView> {
        let slots = self.slots.get_value();
        if slots.is_empty() {
            return None;
        }
        let fields = self.form.with_value(|form| form.fields.clone());
        let marked = self.marked();
        let asked = fields.into_iter().filter_map(|field| Some((Arc::new(field.asked.clone()?), field)));
        let rows = asked.zip(slots).map(|((schema, field), slot)| {
            let SignUpField { name, required, icon, must_be_yes, .. } = field;
            let asked = Asked { required: required || must_be_yes, marked, depth: 0 };
            let icon = icon.map(
                |address| view! { <img class="sign-up-icon" src=address alt="" width="20" height="20" /> },
            );
            view! { <div class="sign-up-question">{icon}{row(slot, schema, &name, asked)}</div> }
        });
        Some(view! { <div class="sign-up-more" role="group" aria-label=use_sign_up_texts().more>{rows.collect_view()}</div> }.into_any())
    }

    /// The account is there, and the page is being left to sign in with it.
    fn made(self, email: String) -> AnyView {
        let (auth, texts, words) = (use_auth(), use_texts(), use_sign_up_texts());
        let again = StoredValue::new(email);
        let sign_in = move |_| auth.sign_in_with(self.first_sign_in(&again.get_value()));
        view! {
            <div class="failure" role="status">
                <Heading page=words.made_title />
                <p>{words.made}</p>
                <button type="button" class="button button-main" disabled=move || auth.is_leaving() on:click=sign_in>
                    {live(move || if auth.is_leaving() { texts.press.opening } else { texts.press.sign_in })}
                </button>
            </div>
        }
        .into_any()
    }
}

/// The id of the address's input.
pub(crate) const EMAIL: &str = "email";
/// The id of the username's input.
pub(crate) const USERNAME: &str = "username";

/// Who signs up: an input that password managers know.
fn credential(
    now: SigningUp,
    place: Place,
    id: &'static str,
    label: &'static str,
    mark: Option<&'static str>,
    kind: &'static str,
    autocomplete: &'static str,
) -> AnyView {
    let value = if place == Place::Email { now.email } else { now.username };
    let (wrong, typed) = (now.wrong_at(place.clone()), now.typed(place));
    let wrong_id = [id, "-wrong"].concat();
    let described = wrong_id.clone();
    let taken = move |event| {
        if let Some(text) = text_of(&event).filter(|text| value.with_untracked(|value| value != text)) {
            value.set(text);
            typed.run(());
        }
    };
    view! {
        <div class="sign-up-field">
            <div class="field-name">
                <label for=id>{label}</label>
                {mark.map(|mark| view! { <span class="ask-optional" aria-hidden="true">{mark}</span> })}
            </div>
            <input
                class="input" id=id name=id type=kind autocomplete=autocomplete autocapitalize="none" spellcheck="false" required=true
                aria-describedby=described
                aria-invalid=move || wrong.with(Option::is_some).then_some("true")
                prop:value=move || value.get()
                on:input=taken on:change=taken
            />
            <div class="field-said"><p class="field-problem" id=wrong_id prop:textContent=move || wrong.get().unwrap_or_default().into_owned()></p></div>
        </div>
    }
    .into_any()
}
