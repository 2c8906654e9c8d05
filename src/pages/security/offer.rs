//! What would come over from another account, before anything does.

use crate::browser::clock;
use crate::pages::layout::technical::TechnicalDetails;
use crate::pages::security::linking::Linking;
use crate::texts::{use_account_texts, use_texts};
use crate::ui::changes::changes;
use crate::ui::conflicts::{Sides, question};
use crate::ui::facts::{fact, facts};
use crate::ui::live::live;
use crate::ui::notice::{Meaning, Notice};
use cameo_auth0::linking::{Preview, Proof, identities};
use cameo_auth0::user::User;
use leptos::prelude::*;
use std::sync::Arc;

/// Another account that was proven, and what it would bring.
pub struct Offer {
    /// That it is the person's.
    pub proof: Arc<Proof>,
    /// What is stored for it.
    pub theirs: User,
    /// What would come over.
    pub preview: Preview,
}

impl Offer {
    /// The account's kind and address, in words.
    pub fn name(&self) -> String {
        let kind = identities(&self.theirs).into_iter().next();
        let kind = kind.map(|identity| (use_account_texts().ways.provider)(&identity));
        let called = self.theirs.email().or(self.theirs.name());
        match (kind, called) {
            (Some(kind), Some(called)) => [&kind, " · ", called].concat(),
            (Some(kind), None) => kind,
            (None, called) => called.unwrap_or(self.proof.subject()).to_owned(),
        }
    }
}

/// The account, what comes over, what has to be chosen, and the button.
pub fn offer(under: Linking, offer: Arc<Offer>, id: &'static str) -> AnyView {
    let (words, ways) = (&use_account_texts().linking, &use_account_texts().ways);
    let theirs = &offer.theirs;
    let who = facts(
        [
            theirs.name().map(|name| fact(ways.name, name)),
            theirs.email().map(|email| fact(ways.email, email)),
        ]
        .into_iter()
        .flatten(),
    );
    let subject = offer.proof.subject().to_owned();
    let organisation = theirs.app_metadata().is_some_and(|members| !members.is_empty());
    let until = (words.until)(&clock::local(offer.proof.ends_at(), use_texts().language));
    view! {
        <section class="preview" id=id tabindex="-1" aria-labelledby="linking-title">
            <h2 id="linking-title">{words.title}</h2>
            <p>{(words.lead)(&offer.name())}</p>
            {who}
            {conflicts(under, &offer)}
            {outcome(under, offer.clone())}
            {organisation.then(|| view! { <p class="quiet">{words.organisation}</p> })}
            <p class="quiet">{until}</p>
            <TechnicalDetails>{facts([fact(ways.id, &subject)])}</TechnicalDetails>
        </section>
    }
    .into_any()
}

fn conflicts(under: Linking, offer: &Offer) -> Option<AnyView> {
    let words = &use_account_texts().linking;
    let sides = Sides { before: None, mine: words.mine, theirs: words.theirs, choice: words.choice };
    let conflicts = offer.preview.conflicts();
    let questions = conflicts.iter().enumerate();
    let questions =
        questions.map(|(at, conflict)| question(at, conflict, under.choices, sides)).collect_view();
    (!conflicts.is_empty()).then(|| {
        view! {
            <div class="preview-part">
                <h3>{words.conflicts}</h3>
                <p class="quiet">{words.conflicts_words}</p>
                {questions}
            </div>
        }
        .into_any()
    })
}

/// What the choices come to, and the buttons.
fn outcome(under: Linking, offer: Arc<Offer>) -> AnyView {
    let words = &use_account_texts().linking;
    let shown = offer.clone();
    let plan = move || under.choices.with(|choices| shown.preview.plan(choices)).ok();
    let too_large = {
        let plan = plan.clone();
        Memo::new(move |_| plan().is_some_and(|plan| plan.patch.is_some() && plan.size.is_too_large()))
    };
    let listed = {
        let plan = plan.clone();
        move || match plan().filter(|plan| !plan.changes.is_empty()) {
            Some(plan) => changes(&plan.changes, None),
            None => view! { <p>{words.nothing_comes}</p> }.into_any(),
        }
    };
    let go = move |_| {
        if let Some(plan) = untrack(&plan).filter(|_| !too_large.get_untracked()) {
            under.carry_out(offer.clone(), plan);
        }
    };
    let label = move || if under.is_busy() { words.going } else { words.go };
    view! {
        <div class="preview-part">
            <h3>{words.comes_over}</h3>
            {listed}
            {move || too_large.get().then(|| view! { <Notice meaning=Meaning::Wrong>{words.too_large}</Notice> })}
        </div>
        <div class="buttons">
            <button type="button" class="button" disabled=move || under.is_busy() on:click=move |_| under.discard()>{use_account_texts().cancel}</button>
            <button type="button" class="button button-main" disabled=move || under.is_busy() || too_large.get() on:click=go>{live(label)}</button>
        </div>
    }
    .into_any()
}
