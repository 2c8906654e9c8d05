//! Two people change the same metadata, or one person in two tabs: what comes of it, leaf by leaf.
//!
//! `base` is what both started from, `mine` what is here, `theirs` what the tenant stores now. Objects are merged key by
//! key; everything else is a leaf:
//!
//! - a side that did not change a leaf yields to the other; equal changes are one change
//! - numbers are compared by their text; where two texts mean the same value, the new spelling yields to a new value, and
//!   two spellings of one new value are no conflict (theirs is taken)
//! - a list that only one side changed is taken from there; how two changed lists are merged says [`list`]
//! - all else is a [`Conflict`]: both changed the leaf, or one removed what the other changed, or the types differ
//!
//! Keys come out in theirs' order with mine's additions at the end; in mine's order, if theirs left the order as it was.
//! Order alone is never a conflict and never reported. The work is linear in the size of the three.

mod list;
mod resolve;
#[cfg(test)]
mod tests;

pub use resolve::{Choice, MergeError};

use super::beside::Beside;
use super::decimal::Decimal;
use super::metadata::{MAX_DEPTH, Metadata, same_text};
use super::path::Path;
use super::trail::{Crumb, Trail};
use serde_json::{Map, Value};
use std::cell::Cell;

/// The outcome of a merge: what is settled, and what somebody has to decide. It shares the two sides, and copies only what
/// has to be decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    mine: Metadata,
    theirs: Metadata,
    root: Node,
    incoming: Vec<Path>,
    conflicts: Vec<Conflict>,
}

/// A leaf that both sides changed. `None` stands for "not there".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Where the leaf stands.
    pub path: Path,
    /// What both started from.
    pub base: Option<Value>,
    /// What it is here.
    pub mine: Option<Value>,
    /// What the tenant stores.
    pub theirs: Option<Value>,
}

/// A merged value in which the conflicts are still open. What it takes from a side stands there at the same place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Node {
    Absent,
    /// All of it as on this side.
    Whole(Choice),
    List(Vec<Value>),
    Object(Vec<(String, Node)>),
    /// The conflict at this position.
    Open(usize),
}

/// Merges what `mine` and `theirs` made of `base`.
#[must_use]
pub fn merge(base: &Metadata, mine: &Metadata, theirs: &Metadata) -> Merge {
    let mut merger = Merger { trail: Trail::default(), incoming: Vec::new(), conflicts: Vec::new() };
    let root = merger.objects(Some(base.root()), mine.root(), theirs.root());
    let (mine, theirs) = (mine.clone(), theirs.clone());
    Merge { mine, theirs, root, incoming: merger.incoming, conflicts: merger.conflicts }
}

impl Merge {
    /// Where theirs came in without a question, in the order of the result.
    #[must_use]
    pub fn incoming(&self) -> &[Path] {
        &self.incoming
    }

    /// What has to be decided; [`Merge::resolve`] takes the answers in this order.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        &self.conflicts
    }
}

struct Merger<'a> {
    trail: Trail<'a>,
    incoming: Vec<Path>,
    conflicts: Vec<Conflict>,
}

impl<'a> Merger<'a> {
    fn objects(
        &mut self,
        base: Option<&'a Map<String, Value>>,
        mine: &'a Map<String, Value>,
        theirs: &'a Map<String, Value>,
    ) -> Node {
        let in_order = base.is_some_and(|base| base.keys().eq(theirs.keys()));
        let (first, second) = if in_order { (mine, theirs) } else { (theirs, mine) };
        // How many of the second one's keys have not been met; mostly none, and then none is searched for.
        let left = Cell::new(second.len());
        let is_new = |key: &&String| left.get() > 0 && !first.contains_key(*key);
        let keys = first.keys().chain(second.keys().filter(is_new));
        let [mut in_base, mut in_mine, mut in_theirs] = [base, Some(mine), Some(theirs)].map(Beside::new);
        // None as long as all is as in mine, which most of a document is.
        let mut members = (!in_order).then(|| Vec::with_capacity(first.len()));
        for (position, key) in keys.enumerate() {
            let (here, there) = (in_mine.get(key), in_theirs.get(key));
            let is_met = if in_order { there } else { here }.is_some();
            left.set(left.get() - usize::from(is_met));
            self.trail.enter(Crumb::Key(key));
            let node = self.values(in_base.get(key), here, there);
            self.trail.leave();
            let is_mine =
                node == if position < first.len() { Node::Whole(Choice::Mine) } else { Node::Absent };
            if members.is_none() && !is_mine {
                let as_mine = |key: &String| (key.clone(), Node::Whole(Choice::Mine));
                members = Some(first.keys().take(position).map(as_mine).collect());
            }
            if let Some(members) = members.as_mut().filter(|_| node != Node::Absent) {
                members.push((key.clone(), node));
            }
        }
        members.map_or(Node::Whole(Choice::Mine), Node::Object)
    }

    fn values(
        &mut self,
        base: Option<&'a Value>,
        mine: Option<&'a Value>,
        theirs: Option<&'a Value>,
    ) -> Node {
        if let (None | Some(Value::Object(_)), Some(Value::Object(mine)), Some(Value::Object(theirs))) =
            (base, mine, theirs)
            && self.trail.depth() < MAX_DEPTH
        {
            return self.objects(base.and_then(Value::as_object), mine, theirs);
        }
        if same(mine, theirs) || same(base, theirs) {
            return whole(Choice::Mine, mine);
        }
        if same(base, mine) {
            return self.take_in(whole(Choice::Theirs, theirs));
        }
        match (base, mine, theirs) {
            (_, Some(Value::Number(_)), Some(Value::Number(_))) if same_number(mine, theirs) => {
                self.take_in(whole(Choice::Theirs, theirs))
            }
            (_, _, Some(Value::Number(_))) if same_number(base, theirs) => whole(Choice::Mine, mine),
            (_, Some(Value::Number(_)), _) if same_number(base, mine) => {
                self.take_in(whole(Choice::Theirs, theirs))
            }
            (Some(Value::Array(was)), Some(Value::Array(here)), Some(Value::Array(there))) => {
                match list::merge(was, here, there) {
                    Some(items) => self.take_in(Node::List(items)),
                    None => self.open(base, mine, theirs),
                }
            }
            _ => self.open(base, mine, theirs),
        }
    }

    fn take_in(&mut self, node: Node) -> Node {
        self.incoming.push(self.trail.path());
        node
    }

    fn open(&mut self, base: Option<&Value>, mine: Option<&Value>, theirs: Option<&Value>) -> Node {
        self.conflicts.push(Conflict {
            path: self.trail.path(),
            base: base.cloned(),
            mine: mine.cloned(),
            theirs: theirs.cloned(),
        });
        Node::Open(self.conflicts.len() - 1)
    }
}

fn whole(side: Choice, value: Option<&Value>) -> Node {
    value.map_or(Node::Absent, |_| Node::Whole(side))
}

fn same(one: Option<&Value>, other: Option<&Value>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => same_text(one, other),
        (None, None) => true,
        _ => false,
    }
}

/// Whether both are numbers of the same value, however they are written.
fn same_number(one: Option<&Value>, other: Option<&Value>) -> bool {
    let (Some(Value::Number(one)), Some(Value::Number(other))) = (one, other) else { return false };
    Decimal::parse(one.as_str()).is_some_and(|one| Decimal::parse(other.as_str()) == Some(one))
}
