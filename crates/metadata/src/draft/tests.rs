use super::*;
use rstest::rstest;

pub(super) const DEMO: &str = r#"{"hobby":"surfing","addresses":{"home":"123 Main Street","work":"9 Harbour Road"},"shoe_size":42.5,"newsletter":true,"colours":["teal","ochre","plum"],"trips":[{"to":"Lisbon","stops":["Porto"]},{"to":"Kyoto","stops":[]}],"middle_name":null,"odd":[1.0,1e400,9007199254740993,-0],"":0,"a.b":1}"#;

pub(super) fn draft(text: &str) -> Draft {
    Draft::of(&Metadata::parse(text).expect("the test's JSON"))
}

/// The field at a path such as `trips/1/to`; an item is named by its position.
pub(super) fn at(draft: &Draft, path: &str) -> FieldId {
    path.split('/').fold(draft.root(), |id, step| match draft.kind(id) {
        Some(Kind::List) => draft.fields_in(id)[step.parse::<usize>().expect("a position")],
        _ => draft.member(id, step).expect("a member"),
    })
}

fn text(draft: &Draft) -> String {
    draft.metadata().expect("no problem").to_text()
}

fn sent(draft: &Draft) -> String {
    let patch = draft.patch().expect("no problem");
    patch.map_or("nothing".to_owned(), |patch| String::from_utf8(patch.body()).expect("UTF-8"))
}

/// Counts the differences the slow way and compares with what the draft keeps up to date.
pub(super) fn is_consistent(draft: &Draft, id: FieldId) -> bool {
    let field = draft.get(id);
    let inside: u32 = field.content.fields().iter().map(|id| draft.get(*id).differing).sum();
    field.differing == inside + u32::from(field.differs)
        && field.bytes == draft.bytes_of(field)
        && (field.parent.is_none() || draft.position(id).is_some())
        && field.content.fields().iter().all(|inner| {
            let inner = draft.get(*inner);
            inner.parent == Some(id) && !inner.removed && is_consistent(draft, inner.id)
        })
}

#[test]
fn an_untouched_draft_is_its_base_to_the_letter() {
    let draft = draft(DEMO);
    assert_eq!((text(&draft).as_str(), sent(&draft).as_str()), (DEMO, "nothing"));
    assert!(!draft.is_changed() && draft.problems().is_empty());
}

#[test]
fn typing_changes_the_field_and_typing_it_back_changes_nothing() {
    let mut draft = draft(DEMO);
    let (home, addresses) = (at(&draft, "addresses/home"), at(&draft, "addresses"));
    assert!(draft.set_text(home, "1 Beach Road"));
    assert_eq!((draft.change(home), draft.change(addresses)), (Change::Changed, Change::Inside));
    assert_eq!(
        sent(&draft),
        r#"{"user_metadata":{"addresses":{"home":"1 Beach Road","work":"9 Harbour Road"}}}"#
    );
    assert!(draft.set_text(home, "123 Main Street"));
    assert_eq!((draft.is_changed(), sent(&draft).as_str()), (false, "nothing"));
}

#[test]
fn untouched_numbers_beside_a_change_keep_their_text() {
    let mut draft = draft(DEMO);
    let odd = at(&draft, "odd");
    draft.add(odd, "", Kind::YesNo).expect("a list");
    assert_eq!(sent(&draft), r#"{"user_metadata":{"odd":[1.0,1e400,9007199254740993,-0,false]}}"#);
}

#[test]
fn a_removed_field_is_put_back_at_its_place_with_its_value() {
    let mut draft = draft(DEMO);
    let addresses = at(&draft, "addresses");
    let removed = draft.remove(addresses).expect("it is there");
    assert_eq!((draft.field(addresses).is_none(), removed.position()), (true, 1));
    assert_eq!(sent(&draft), r#"{"user_metadata":{"addresses":null}}"#);
    assert!(draft.put_back(removed));
    assert_eq!((draft.is_changed(), text(&draft).as_str()), (false, DEMO));
}

#[test]
fn what_was_removed_before_a_save_is_new_when_it_is_put_back_after_it() {
    let mut draft = draft(r#"{"hobby":"surfing","n":[1,[2]]}"#);
    let removed = draft.remove(at(&draft, "n")).expect("it is there");
    let stored = draft.patch().expect("no problem").expect("a change").apply(draft.base());
    draft.saved(stored);
    assert!(!draft.is_changed());
    assert!(draft.put_back(removed));
    assert_eq!(sent(&draft), r#"{"user_metadata":{"n":[1,[2]]}}"#);
    assert!(is_consistent(&draft, draft.root()));
}

#[test]
fn a_saved_field_keeps_its_id() {
    let mut draft = draft(DEMO);
    let (hobby, stop) = (at(&draft, "hobby"), at(&draft, "trips/0/stops/0"));
    draft.set_text(hobby, "reading");
    let added = draft.add(draft.root(), "pet", Kind::Text).expect("the root");
    draft.set_text(added, "cat");
    let answer = draft.patch().expect("no problem").expect("a change").apply(draft.base());
    draft.saved(answer.clone());
    assert_eq!((at(&draft, "hobby"), at(&draft, "trips/0/stops/0"), at(&draft, "pet")), (hobby, stop, added));
    assert!(draft.field(added).is_some_and(Field::is_stored) && !draft.is_changed());
    assert!(draft.metadata().expect("no problem").same_text(&answer));
}

#[test]
fn moving_an_item_keeps_its_value_and_its_id() {
    let mut draft = draft(DEMO);
    let (colours, teal) = (at(&draft, "colours"), at(&draft, "colours/0"));
    assert!(!draft.move_up(teal) && draft.move_down(teal) && draft.move_down(teal) && !draft.move_down(teal));
    assert_eq!((draft.position(teal), draft.change(colours)), (Some(2), Change::Reordered));
    assert_eq!(sent(&draft), r#"{"user_metadata":{"colours":["ochre","plum","teal"]}}"#);
    assert!(!draft.move_to(teal, 3) && draft.move_to(teal, 0));
    assert!(!draft.is_changed());
}

#[test]
fn an_addition_is_no_new_order() {
    let mut draft = draft(DEMO);
    let colours = at(&draft, "colours");
    draft.add(colours, "", Kind::Text).expect("a list");
    assert_eq!(draft.change(colours), Change::Inside);
}

#[test]
fn the_order_of_the_first_level_is_no_change() {
    let mut draft = draft(DEMO);
    assert!(draft.move_down(at(&draft, "hobby")));
    assert_eq!((draft.is_changed(), sent(&draft).as_str()), (false, "nothing"));
}

#[test]
fn a_renamed_key_is_sent_anew_and_the_old_one_removed() {
    let mut draft = draft(DEMO);
    let hobby = at(&draft, "hobby");
    assert!(draft.rename(hobby, "pastime"));
    assert_eq!(draft.change(hobby), Change::Renamed { from: "hobby".to_owned() });
    assert_eq!(sent(&draft), r#"{"user_metadata":{"pastime":"surfing","hobby":null}}"#);
}

#[test]
fn two_keys_may_swap_their_names() {
    let mut draft = draft(r#"{"a":1,"b":2}"#);
    let (a, b) = (at(&draft, "a"), at(&draft, "b"));
    assert!(draft.rename(a, "b"));
    assert_eq!(draft.problems(), [Problem::NameTaken { field: a, name: "b".to_owned() }]);
    assert!(draft.rename(b, "a"));
    assert_eq!(sent(&draft), r#"{"user_metadata":{"b":1,"a":2}}"#);
}

#[rstest]
#[case::text_to_number(r#""12""#, Kind::Number, "12")]
#[case::number_to_text("1.0", Kind::Text, r#""1.0""#)]
#[case::yes_to_text("true", Kind::Text, r#""true""#)]
#[case::text_to_no(r#""no""#, Kind::YesNo, "false")]
#[case::number_to_yes("7", Kind::YesNo, "true")]
#[case::single_to_list("12.50", Kind::List, "[12.50]")]
#[case::single_to_object(r#""x""#, Kind::Object, r#"{"value":"x"}"#)]
#[case::list_to_object("[1,2]", Kind::Object, r#"{"1":1,"2":2}"#)]
#[case::object_to_list(r#"{"a":1,"b":[2]}"#, Kind::List, "[1,[2]]")]
#[case::list_to_text(r#"["a",1,null]"#, Kind::Text, r#""a, 1, ""#)]
#[case::list_to_number("[5,6]", Kind::Number, "5")]
#[case::nothing_to_list("null", Kind::List, "[]")]
fn a_kind_keeps_what_can_be_kept(#[case] before: &str, #[case] kind: Kind, #[case] after: &str) {
    let mut draft = draft(&format!(r#"{{"in":{{"it":{before}}}}}"#));
    let it = at(&draft, "in/it");
    assert!(draft.set_kind(it, kind));
    assert_eq!(text(&draft), format!(r#"{{"in":{{"it":{after}}}}}"#));
    assert!(draft.is_changed() && is_consistent(&draft, draft.root()));
}

#[rstest]
#[case::list_and_object("[1,[2]]", Kind::Object, Kind::List)]
#[case::object_and_list(r#"{"a":1,"b":2}"#, Kind::List, Kind::Object)]
#[case::text_and_nothing(r#""x""#, Kind::Nothing, Kind::Text)]
#[case::object_and_nothing(r#"{"a":1}"#, Kind::Nothing, Kind::Object)]
#[case::number_and_text("1e400", Kind::Text, Kind::Number)]
fn there_and_back_is_no_change(#[case] before: &str, #[case] there: Kind, #[case] back: Kind) {
    let mut draft = draft(&format!(r#"{{"in":{{"it":{before}}}}}"#));
    let it = at(&draft, "in/it");
    assert!(draft.set_kind(it, there) && draft.is_changed() && draft.set_kind(it, back));
    assert_eq!((draft.is_changed(), sent(&draft).as_str()), (false, "nothing"));
    assert!(is_consistent(&draft, draft.root()));
}

#[rstest]
#[case::not_a_number("twelve", false)]
#[case::empty("", false)]
#[case::leading_zero("012", false)]
#[case::unfinished("1e", false)]
#[case::infinity("Infinity", false)]
#[case::spaces(" 42 ", true)]
#[case::comma("42,5", true)]
#[case::other_digits("٤٢", true)]
fn a_number_is_what_json_calls_one(#[case] typed: &str, #[case] fits: bool) {
    let mut draft = draft(DEMO);
    let size = at(&draft, "shoe_size");
    draft.set_text(size, typed);
    let problem = Problem::NotANumber { field: size, text: typed.to_owned() };
    assert_eq!(draft.problems_of(size), if fits { vec![] } else { vec![problem] });
    assert_eq!((draft.patch().is_ok(), draft.metadata().is_ok()), (fits, fits));
}

#[test]
fn a_number_is_sent_as_it_is_meant_and_shown_as_it_was_typed() {
    let mut draft = draft(r#"{"n":42.5}"#);
    let n = at(&draft, "n");
    draft.set_text(n, "−1 000,50");
    assert_eq!(sent(&draft), r#"{"user_metadata":{"n":-1000.50}}"#);
    assert_eq!(draft.size().bytes, r#"{"n":-1000.50}"#.len());
    assert_eq!(draft.pretty(), "{\n  \"n\": -1000.50\n}");
    assert_eq!(draft.field(n).map(Field::content), Some(&Content::Number("−1 000,50".to_owned())));
    draft.set_text(n, "42,5");
    assert!(!draft.is_changed(), "the stored number in another spelling is no change");
}

#[test]
fn a_number_with_two_meanings_is_asked_about() {
    let mut draft = draft(DEMO);
    let size = at(&draft, "shoe_size");
    draft.set_text(size, "1,000");
    let (grouped, fraction) = ("1000".to_owned(), "1.000".to_owned());
    let problem = Problem::AmbiguousNumber { field: size, text: "1,000".to_owned(), grouped, fraction };
    assert_eq!(draft.problems_of(size), [problem]);
    assert!(draft.patch().is_err());
}

#[rstest]
#[case("1e99999", None)]
#[case("9007199254740993", Some("9007199254740992"))]
#[case("0.12345678901234567890", Some("0.12345678901234568"))]
fn a_number_that_others_round_is_named_and_sent_to_the_letter(
    #[case] typed: &str,
    #[case] becomes: Option<&str>,
) {
    let mut draft = draft(DEMO);
    let size = at(&draft, "shoe_size");
    draft.set_text(size, typed);
    let becomes = becomes.map(str::to_owned);
    assert_eq!(draft.problems_of(size), [Problem::NotExact { field: size, text: typed.to_owned(), becomes }]);
    assert!(sent(&draft).contains(&format!(":{typed}")), "{}", sent(&draft));
}

#[test]
fn what_nests_too_deep_is_told_before_it_is_saved() {
    let mut draft = draft("{}");
    let mut inside = draft.root();
    for _ in 0..125 {
        inside = draft.add(inside, "a", Kind::Object).expect("an object");
    }
    assert!(draft.problems().is_empty() && draft.patch().is_ok());
    let answer = [r#"{"user_metadata":"#, &text(&draft), "}"].concat();
    assert!(crate::json::read_text(&answer).is_ok(), "the answer to it can be read");
    let deepest = draft.add(inside, "a", Kind::List).expect("an object");
    assert_eq!(draft.problems(), [Problem::TooDeep { field: deepest }]);
    assert!(draft.patch().is_err() && draft.metadata().is_err());
    let back = Draft::from_text(&draft.to_text()).expect("its own text, however deep");
    assert_eq!(back.pretty(), draft.pretty());
}

#[test]
fn half_a_pair_goes_back_as_it_came() {
    let mut draft = draft(r#"{"a":{"motto":"surf \ud83d","x":1},"b":"\udc00"}"#);
    draft.set_text(at(&draft, "a/x"), "2");
    assert_eq!(sent(&draft), r#"{"user_metadata":{"a":{"motto":"surf \ud83d","x":2}}}"#);
    assert_eq!(draft.size().bytes, r#"{"a":{"motto":"surf \ud83d","x":2},"b":"\udc00"}"#.len());
    assert!(draft.pretty().contains(r#""surf \ud83d""#));
    let back = Draft::from_text(&draft.to_text()).expect("its own text");
    assert_eq!(sent(&back), sent(&draft));
}

#[rstest]
#[case("a.b", Some('.'))]
#[case("$set", Some('$'))]
#[case("a:b", None)]
#[case("__proto__", None)]
#[case("🏄‍♀️", None)]
#[case("שלום", None)]
fn auth0_decides_which_names_there_are(#[case] name: &str, #[case] refused: Option<char>) {
    let mut draft = draft("{}");
    let id = draft.add(draft.root(), name, Kind::Text).expect("the root");
    let problem =
        refused.map(|character| Problem::NameRefused { field: id, name: name.to_owned(), character });
    assert_eq!(draft.problems(), problem.into_iter().collect::<Vec<_>>());
    assert_eq!(draft.problems(), draft.problems_of(id));
}

#[test]
fn a_taken_name_is_told_at_the_field_that_took_it() {
    let mut draft = draft(DEMO);
    let addresses = at(&draft, "addresses");
    let twin = draft.add(addresses, "home", Kind::Text).expect("an object");
    let expected = vec![Problem::NameTaken { field: twin, name: "home".to_owned() }];
    assert_eq!((draft.problems(), draft.problems_of(twin)), (expected.clone(), expected.clone()));
    assert_eq!(draft.patch(), Err(expected));
    assert!(draft.problems_of(at(&draft, "addresses/home")).is_empty());
}

#[test]
fn an_empty_name_warns_and_can_be_saved() {
    let mut draft = draft("{}");
    let id = draft.add(draft.root(), "", Kind::Text).expect("the root");
    assert_eq!(draft.problems(), [Problem::NameEmpty { field: id }]);
    assert_eq!(sent(&draft), r#"{"user_metadata":{"":""}}"#);
}

#[test]
fn nothing_is_for_the_inside_only() {
    let mut draft = draft(DEMO);
    let (hobby, middle, home) =
        (at(&draft, "hobby"), at(&draft, "middle_name"), at(&draft, "addresses/home"));
    assert!(!draft.kinds(hobby).any(|kind| kind == Kind::Nothing));
    assert!(draft.kinds(middle).any(|kind| kind == Kind::Nothing));
    assert!(draft.kinds(home).any(|kind| kind == Kind::Nothing));
    draft.set_kind(home, Kind::Nothing);
    assert!(draft.problems().is_empty());
    draft.set_kind(hobby, Kind::Nothing);
    assert_eq!(draft.problems(), [Problem::NothingAtRoot { field: hobby }]);
}

#[test]
fn a_nesting_that_could_not_be_read_back_is_told() {
    let mut draft = draft("{}");
    let mut id = draft.root();
    for _ in 0..crate::metadata::MAX_DEPTH {
        id = draft.add(id, "in", Kind::Object).expect("an object");
    }
    let problems = draft.problems();
    assert_eq!(problems.len(), 1);
    assert_eq!(draft.problems_of(problems[0].field()), problems);
    let parent = draft.field(problems[0].field()).and_then(Field::parent).expect("not the root");
    draft.remove(problems[0].field()).expect("it is there");
    assert!(draft.problems().is_empty() && draft.problems_of(parent).is_empty());
    // What has no problem can be read back, the user object around it included.
    let user = format!(r#"{{"user_metadata":{}}}"#, text(&draft));
    assert!(serde_json::from_str::<Value>(&user).is_ok());
}

#[test]
fn paths_follow_the_fields() {
    let mut draft = draft(DEMO);
    let to = at(&draft, "trips/1/to");
    assert_eq!(draft.path(to).pointer(), "/trips/1/to");
    draft.move_up(at(&draft, "trips/1"));
    assert_eq!(draft.path(to).to_string(), "trips › 1 › to");
    assert_eq!(draft.path(at(&draft, "")).pointer(), "/");
}

#[test]
fn ids_of_other_drafts_and_of_removed_fields_do_nothing() {
    let mut draft = draft(r#"{"a":[1]}"#);
    let (stranger, a) = (FieldId(99), at(&draft, "a"));
    let removed = draft.remove(a).expect("it is there");
    for id in [stranger, a] {
        assert!(!draft.set_text(id, "x") && !draft.set_yes_no(id, true) && !draft.set_kind(id, Kind::Text));
        assert!(
            !draft.rename(id, "x") && !draft.move_up(id) && !draft.move_down(id) && !draft.move_to(id, 0)
        );
        assert!(draft.add(id, "x", Kind::Text).is_none() && draft.remove(id).is_none());
        assert!(draft.problems_of(id).is_empty() && draft.fields_in(id).is_empty());
    }
    assert!(draft.put_back(removed) && !draft.is_changed());
    let root = draft.root();
    assert!(draft.remove(root).is_none() && !draft.set_kind(root, Kind::List) && !draft.rename(root, "x"));
}
