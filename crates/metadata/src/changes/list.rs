//! Which item of a list is which.
//!
//! What is the same at both ends stays. In between, an item that occurs once here and once there is itself; the longest run
//! of such items that kept their order stands still, the others have moved. Between two items that stand still, what is left
//! is the same place with another value, pair by pair, and then additions or removals.

use super::Comparison;
use crate::metadata::same_text;
use crate::trail::Crumb;
use serde_json::Value;
use std::collections::HashMap;

impl<'a> Comparison<'a> {
    pub(super) fn lists(&mut self, before: &'a [Value], after: &'a [Value]) {
        let pairs = || before.iter().zip(after);
        let head = pairs().take_while(|(one, other)| same_text(one, other)).count();
        let ends = before[head..].iter().rev().zip(after[head..].iter().rev());
        let tail = ends.take_while(|(one, other)| same_text(one, other)).count();
        let (old, new) = (&before[head..before.len() - tail], &after[head..after.len() - tail]);
        let partner = if old.len() > 1 || new.len() > 1 { partners(old, new) } else { vec![None; new.len()] };
        let still = longest_run(&partner);
        let mut taken = vec![false; old.len()];
        for old in partner.iter().flatten() {
            taken[*old] = true;
        }
        let mut next = 0;
        let mut gap = Vec::new();
        for (position, item) in new.iter().enumerate() {
            match partner[position] {
                Some(from) if still[position] => {
                    self.gap(head, next..from, old, &taken, &mut gap);
                    next = from + 1;
                }
                Some(from) => self.moved(Crumb::Index(head + from), Crumb::Index(head + position), item),
                None => gap.push((head + position, item)),
            }
        }
        self.gap(head, next..old.len(), old, &taken, &mut gap);
    }

    /// Compares what is left between two items that stand still.
    fn gap(
        &mut self,
        head: usize,
        range: std::ops::Range<usize>,
        old: &'a [Value],
        taken: &[bool],
        new: &mut Vec<(usize, &'a Value)>,
    ) {
        let mut left = range.filter(|position| !taken[*position]);
        for (position, item) in new.drain(..) {
            match left.next() {
                Some(from) => self.values(Crumb::Index(position), &old[from], item),
                None => self.added(Crumb::Index(position), item),
            }
        }
        for from in left {
            self.removed(Crumb::Index(head + from), &old[from]);
        }
    }
}

/// For each new item the position that it had, if it occurs once on both sides.
fn partners(old: &[Value], new: &[Value]) -> Vec<Option<usize>> {
    // Positions of the old and how often it occurs among the new.
    let mut known: HashMap<&Value, (Option<usize>, usize)> = HashMap::with_capacity(old.len());
    for (position, item) in old.iter().enumerate() {
        known.entry(item).and_modify(|entry| entry.0 = None).or_insert((Some(position), 0));
    }
    for item in new {
        known.entry(item).and_modify(|entry| entry.1 += 1);
    }
    let once = |item: &Value| match known.get(item) {
        Some((Some(position), 1)) => Some(*position).filter(|at| same_text(&old[*at], item)),
        _ => None,
    };
    new.iter().map(once).collect()
}

/// Marks the longest run of positions that rise (patience sorting).
fn longest_run(positions: &[Option<usize>]) -> Vec<bool> {
    let place = |at: usize| positions[at].unwrap_or_default();
    let mut tops: Vec<usize> = Vec::new();
    let mut behind: Vec<Option<usize>> = vec![None; positions.len()];
    for at in (0..positions.len()).filter(|at| positions[*at].is_some()) {
        let pile = tops.partition_point(|top| place(*top) < place(at));
        behind[at] = pile.checked_sub(1).map(|left| tops[left]);
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut marked = vec![false; positions.len()];
    let mut at = tops.last().copied();
    while let Some(position) = at {
        marked[position] = true;
        at = behind[position];
    }
    marked
}
