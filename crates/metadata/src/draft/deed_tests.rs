//! Any row of deeds leaves a draft whose counts, patch and stored text agree.

use super::tests::is_consistent;
use super::*;
use crate::patch::{self, diff};
use proptest::prelude::*;

/// What a person may do, at fields drawn by number.
#[derive(Clone, Debug)]
enum Deed {
    Type(u32, String),
    Answer(u32, bool),
    Become(u32, usize),
    Rename(u32, String),
    Add(u32, String, usize),
    Remove(u32),
    PutBack,
    Move(u32, usize),
    Save,
}

fn deed() -> impl Strategy<Value = Deed> {
    let (id, name) = (0..24_u32, "[a-d]{0,1}");
    prop_oneof![
        (id.clone(), "[0-9a-c]{0,2}").prop_map(|(id, text)| Deed::Type(id, text)),
        (id.clone(), any::<bool>()).prop_map(|(id, yes)| Deed::Answer(id, yes)),
        (id.clone(), 0..6_usize).prop_map(|(id, kind)| Deed::Become(id, kind)),
        (id.clone(), name).prop_map(|(id, name)| Deed::Rename(id, name)),
        (id.clone(), name, 0..6_usize).prop_map(|(id, name, kind)| Deed::Add(id, name, kind)),
        id.clone().prop_map(Deed::Remove),
        Just(Deed::PutBack),
        (id, 0..4_usize).prop_map(|(id, position)| Deed::Move(id, position)),
        Just(Deed::Save),
    ]
}

fn act(draft: &mut Draft, deed: Deed, bin: &mut Vec<Removed>) {
    match deed {
        Deed::Type(id, text) => _ = draft.set_text(FieldId(id), &text),
        Deed::Answer(id, yes) => _ = draft.set_yes_no(FieldId(id), yes),
        Deed::Become(id, kind) => _ = draft.set_kind(FieldId(id), Kind::ALL[kind]),
        Deed::Rename(id, name) => _ = draft.rename(FieldId(id), &name),
        Deed::Add(id, name, kind) => _ = draft.add(FieldId(id), &name, Kind::ALL[kind]),
        Deed::Remove(id) => bin.extend(draft.remove(FieldId(id))),
        Deed::PutBack => _ = bin.pop().map(|removed| draft.put_back(removed)),
        Deed::Move(id, position) => _ = draft.move_to(FieldId(id), position),
        Deed::Save => {
            if let Ok(Some(patch)) = draft.patch() {
                draft.saved(patch.apply(draft.base()));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_counts_and_patch_stay_true(
        base in patch::tests::any_metadata(),
        deeds in prop::collection::vec(deed(), 0..40),
    ) {
        let mut draft = Draft::of(&base);
        prop_assert!(draft.metadata().expect("untouched").same_text(&base));
        let mut bin = Vec::new();
        for deed in deeds {
            act(&mut draft, deed, &mut bin);
            prop_assert!(is_consistent(&draft, draft.root()));
        }
        let problems = draft.problems();
        for problem in &problems {
            prop_assert!(draft.problems_of(problem.field()).contains(problem));
        }
        if let Ok(mine) = draft.metadata() {
            prop_assert_eq!(draft.patch(), Ok(diff(draft.base(), &mine)));
        }
        if !draft.is_changed() {
            prop_assert_eq!(draft.patch(), Ok(None));
        }
        let stored = draft.to_text();
        let back = Draft::from_text(&stored).expect("its own text");
        prop_assert!(is_consistent(&back, back.root()));
        prop_assert_eq!(back.is_changed(), draft.is_changed());
        prop_assert_eq!(back.patch().ok(), draft.patch().ok());
        prop_assert_eq!(back.metadata().ok().map(|it| it.to_text()), draft.metadata().ok().map(|it| it.to_text()));
        let answer = draft.base().clone();
        draft.saved(answer.clone());
        prop_assert!(!draft.is_changed() && is_consistent(&draft, draft.root()));
        prop_assert!(draft.metadata().expect("as stored").same_text(&answer));
    }
}
