//! What the tabs of this browser tell each other about the session.

use super::Auth;
use super::spent;
use crate::browser::channel::Channel;
use crate::browser::clock;
use account::session::{Session, SignedOut};
use leptos::prelude::*;

const NAME: &str = "cameo.session";

/// How long another tab may take to answer, in milliseconds.
const ANSWER: i32 = 400;

/// This tab's end of the conversation.
#[derive(Clone, Copy)]
pub(super) struct Tabs {
    channel: StoredValue<Channel, LocalStorage>,
    /// The marks of the refresh tokens that led to this tab's session.
    spent_here: StoredValue<Vec<String>>,
}

/// What is said. A line of words; the last one may be anything.
enum Message {
    /// This subject has signed out.
    Out(String),
    /// Who has renewed the session whose refresh token has this mark?
    Ask(String),
    /// The session that followed the one with this mark.
    Give(String, String),
}

impl Message {
    fn to_text(&self) -> String {
        match self {
            Self::Out(subject) => ["out ", subject].concat(),
            Self::Ask(mark) => ["ask ", mark].concat(),
            Self::Give(mark, session) => ["give ", mark, " ", session].concat(),
        }
    }

    fn from_text(text: &str) -> Option<Self> {
        let (verb, rest) = text.split_once(' ')?;
        match verb {
            "out" => Some(Self::Out(rest.to_owned())),
            "ask" => Some(Self::Ask(rest.to_owned())),
            "give" => {
                rest.split_once(' ').map(|(mark, session)| Self::Give(mark.to_owned(), session.to_owned()))
            }
            _ => None,
        }
    }
}

impl Tabs {
    pub(super) fn open() -> Self {
        Self {
            channel: StoredValue::new_local(Channel::open(NAME)),
            spent_here: StoredValue::new(Vec::new()),
        }
    }

    /// Tells the other tabs that `subject` has signed out.
    pub(super) fn say_out(self, subject: &str) {
        self.say(&Message::Out(subject.to_owned()));
    }

    /// Remembers that this tab's session was renewed from `earlier`.
    pub(super) fn renewed(self, earlier: &Session) {
        if let Some(mark) = spent::mark(earlier) {
            self.spent_here.update_value(|marks| marks.push(mark));
        }
    }

    fn say(self, message: &Message) {
        self.channel.with_value(|channel| channel.say(&message.to_text()));
    }
}

impl Auth {
    /// Hears what other tabs say, from now on.
    pub(super) fn hear_tabs(self) {
        let hear = move |text: String| match Message::from_text(&text) {
            Some(Message::Out(subject)) => self.follow_out(&subject),
            Some(Message::Ask(mark)) => {
                let ours = self.tabs().spent_here.with_value(|marks| marks.contains(&mark));
                if let Some(session) = self.current().filter(|_| ours) {
                    self.tabs().say(&Message::Give(mark, session.to_text().expose().to_owned()));
                }
            }
            Some(Message::Give(mark, text)) => {
                let waits = |session: &Session| spent::mark(session).is_some_and(|own| own == mark);
                if let Some(session) = self.current().filter(waits).and_then(|_| self.read(&text)) {
                    self.adopt(session);
                }
            }
            None => {}
        };
        self.tabs().channel.with_value(|channel| channel.listen(hear));
    }

    /// Another tab has signed `subject` out.
    fn follow_out(self, subject: &str) {
        if self.current().is_some_and(|session| session.subject() == subject) {
            self.end(SignedOut::OtherTab);
        }
    }

    /// The session that another tab has made of `spent`, if it is still there.
    pub(super) async fn handed_over(self, spent: &Session) -> Option<Session> {
        self.tabs().say(&Message::Ask(spent::mark(spent)?));
        let mut waited = 0;
        while waited < ANSWER {
            clock::sleep(50).await;
            waited += 50;
            let now = self.current()?;
            if !now.access_token().same_as(spent.access_token().expose()) {
                return Some(now);
            }
        }
        None
    }
}
