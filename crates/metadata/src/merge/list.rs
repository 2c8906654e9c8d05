//! Two lists that both sides changed.
//!
//! A list of single values that are all different is a set with an order, such as tags: what one side added comes in, what
//! one side removed goes. The order is that of the side that moved items, theirs if neither did; what the other side added
//! stands at the end. Any other list - with objects or lists in it, with a value twice, or with items that both sides
//! moved differently - is one leaf, because nothing says which item is which.

use serde_json::Value;
use std::collections::HashSet;

/// The merged items; `None` if the lists are one leaf.
pub(super) fn merge(base: &[Value], mine: &[Value], theirs: &[Value]) -> Option<Vec<Value>> {
    let (in_base, in_mine, in_theirs) = (set(base)?, set(mine)?, set(theirs)?);
    let stays =
        |item: &&Value| in_base.contains(*item) && in_mine.contains(*item) && in_theirs.contains(*item);
    let order = || base.iter().filter(stays);
    let mine_moved = !mine.iter().filter(stays).eq(order());
    let theirs_moved = !theirs.iter().filter(stays).eq(order());
    if mine_moved && theirs_moved && !mine.iter().filter(stays).eq(theirs.iter().filter(stays)) {
        return None;
    }
    let (first, second, in_first) =
        if mine_moved && !theirs_moved { (mine, theirs, &in_mine) } else { (theirs, mine, &in_theirs) };
    let added = |item: &&Value| !in_base.contains(*item);
    let left = first.iter().filter(|item| added(item) || stays(item));
    let new = second.iter().filter(|item| added(item) && !in_first.contains(*item));
    Some(left.chain(new).cloned().collect())
}

/// The items as a set; `None` if one of them is not single or occurs twice.
fn set(items: &[Value]) -> Option<HashSet<&Value>> {
    let single = !items.iter().any(|item| item.is_array() || item.is_object());
    let set: HashSet<&Value> = if single { items.iter().collect() } else { return None };
    (set.len() == items.len()).then_some(set)
}
