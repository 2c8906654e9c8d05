//! What keeps a form from being sent, in one list at its top. It shows the mistakes that there are now, goes when there is none
//! any more, and says so once.

use leptos::ev;
use leptos::prelude::*;

/// One mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The id of the input.
    pub place: String,
    /// What the field is called.
    pub name: String,
    /// What is wrong.
    pub words: String,
}

/// The list, as long as there are `lines`. `title` says how many there are, `healed` that there are none any more, and `go` leads
/// to an input. It is focused by its `id`: nothing is read aloud while a person corrects one after the other.
pub fn summary(
    id: &'static str,
    lines: Signal<Vec<Line>>,
    title: fn(usize) -> String,
    healed: &'static str,
    go: Callback<String>,
) -> AnyView {
    let count = Memo::new(move |_| lines.with(Vec::len));
    let any = Memo::new(move |_| count.get() > 0);
    let over = Memo::new(move |before: Option<&(bool, bool)>| {
        let had = before.is_some_and(|(any, over)| *any || *over && !any);
        let any = any.get();
        (any, had && !any)
    });
    let one = move |line: Line| {
        let Line { place, name, words } = line;
        let href = ["#", &place].concat();
        let jump = move |event: ev::MouseEvent| {
            event.prevent_default();
            go.run(place.clone());
        };
        view! { <li><a href=href on:click=jump><bdi>{name}</bdi></a>" "{words}</li> }
    };
    let title_id = [id, "-title"].concat();
    let list = move || {
        let (title_id, labelled) = (title_id.clone(), title_id.clone());
        any.get().then(|| {
            view! {
                <div class="notice notice-wrong" role="group" id=id tabindex="-1" aria-labelledby=labelled>
                    <span class="notice-sign" aria-hidden="true">"!"</span>
                    <div class="notice-words">
                        <p id=title_id prop:textContent=move || title(count.get())></p>
                        <ul class="notice-list">{move || lines.get().into_iter().map(one).collect_view()}</ul>
                    </div>
                </div>
            }
        })
    };
    view! {
        {list}
        <p class="unseen" role="status" prop:textContent=move || if over.get().1 { healed } else { "" }></p>
    }
    .into_any()
}
