//! What kinds of entries there are in the browser's storage, and when each of them goes.

/// How long what belongs to a person is kept, in seconds: 30 days.
const PERSON_FOR: u32 = 30 * 24 * 60 * 60;

/// A kind of entry. An app that keeps more than its session lists its own kinds in its
/// [`Namespace`](super::storage::Namespace), so that they go when the person signs out, and when they are too old.
///
/// ```
/// use cameo_auth_leptos::browser::kind::Kind;
/// use cameo_auth_leptos::browser::storage::Namespace;
///
/// const DRAFT: Kind = Kind::of_person("draft").unsaved();
/// const THEME: Kind = Kind::of_app("theme");
/// static NAMESPACE: Namespace = Namespace { prefix: "notes.", kinds: &[DRAFT, THEME] };
/// # assert_eq!(NAMESPACE.kinds.len(), 2);
/// ```
#[derive(Clone, Debug)]
pub struct Kind {
    name: &'static str,
    owner: Owner,
    /// In seconds; nothing for what does not grow old.
    kept_for: Option<u32>,
    is_unsaved: bool,
    is_record: bool,
    may_lack_subject: bool,
}

/// Whose an entry is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Owner {
    /// It goes with the session.
    Session,
    /// It is the person's whose subject is in the key.
    Person,
    /// It says nothing about anybody.
    App,
}

impl PartialEq for Kind {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Kind {}

impl Kind {
    const fn new(name: &'static str, owner: Owner, kept_for: Option<u32>) -> Self {
        Self { name, owner, kept_for, is_unsaved: false, is_record: false, may_lack_subject: false }
    }

    /// What goes with the session, whoever's it is. The name stands in the key, so it has no space in it.
    #[must_use]
    pub const fn of_session(name: &'static str) -> Self {
        Self::new(name, Owner::Session, None)
    }

    /// What belongs to the person whose subject is in the key. It is kept for 30 days, where the session is kept, and goes when
    /// they sign out. It makes room for what others store, the oldest first.
    #[must_use]
    pub const fn of_person(name: &'static str) -> Self {
        Self::new(name, Owner::Person, Some(PERSON_FOR))
    }

    /// What says nothing about anybody, and stays after somebody has signed out.
    #[must_use]
    pub const fn of_app(name: &'static str) -> Self {
        Self::new(name, Owner::App, None)
    }

    /// The same, kept for `seconds` at most.
    #[must_use]
    pub const fn kept_for(self, seconds: u32) -> Self {
        Self { kept_for: Some(seconds), ..self }
    }

    /// The same, for what is not saved anywhere else: it stays after a sign-out if the person wants it to
    /// ([`Auth::sign_out`](crate::Auth::sign_out)), and when another person's sign-in replaces theirs.
    #[must_use]
    pub const fn unsaved(self) -> Self {
        Self { is_unsaved: true, ..self }
    }

    /// The same, for a record of what has been: the first to go where there is no room, and not carried over a sign-in in
    /// memory mode.
    #[must_use]
    pub const fn record(self) -> Self {
        Self { is_record: true, ..self }
    }

    /// The same, for what may be kept before there is a subject: in its tab, under `mailto:` and an address.
    #[must_use]
    pub const fn before_subject(self) -> Self {
        Self { may_lack_subject: true, ..self }
    }

    /// Its name, as it stands in a key.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }

    pub(crate) fn is_of_a_person(&self) -> bool {
        self.owner == Owner::Person
    }

    /// Whether it stays after somebody has signed out.
    pub(crate) fn may_stay(&self) -> bool {
        self.owner == Owner::App
    }

    pub(crate) const fn is_unsaved(&self) -> bool {
        self.is_unsaved
    }

    pub(crate) const fn is_record(&self) -> bool {
        self.is_record
    }

    pub(crate) const fn may_lack_subject(&self) -> bool {
        self.may_lack_subject
    }

    /// How long it is kept, in milliseconds.
    pub(super) fn milliseconds(&self) -> Option<i64> {
        self.kept_for.map(|seconds| i64::from(seconds) * 1000)
    }
}

/// How long an attempt to sign in is kept, in seconds: half an hour, as long as it may take.
const ATTEMPT_FOR: u32 = 30 * 60;

/// How long something is kept that only has to survive one redirect, in seconds: ten minutes.
const REDIRECT_FOR: u32 = 10 * 60;

/// The session, with its tokens.
pub(crate) const SESSION: Kind = Kind::of_session("session");
/// An attempt to sign in, under its `state`, until its callback.
pub(crate) const ATTEMPT: Kind = Kind::of_session("sign-in").kept_for(ATTEMPT_FOR);
/// A second sign-in, of another account.
pub(crate) const SECOND_SIGN_IN: Kind = Kind::of_session("second-sign-in").kept_for(ATTEMPT_FOR);
/// What only memory holds otherwise, carried over one redirect in `StorageKind::Memory` mode, under the attempt's `state`.
pub(crate) const CARRIED: Kind = Kind::of_session("carried").kept_for(REDIRECT_FOR);
/// For the page after a sign-out: that there was one.
pub(crate) const FAREWELL: Kind = Kind::of_app("farewell").kept_for(REDIRECT_FOR);
/// When somebody signed out here by choice. Sessions that began before are over. Nothing in it is about a person.
pub(crate) const TOMBSTONE: Kind = Kind::of_app("signed-out");
/// Which tab this is, in `StorageKind::Session` mode: a duplicated tab has the same.
pub(crate) const TAB: Kind = Kind::of_session("tab");
/// Marks of the refresh tokens that tabs have used, in `StorageKind::Session` mode.
pub(crate) const SPENT: Kind = Kind::of_session("spent");
/// A lock, where the browser has none of its own. In use, and gone in a moment.
pub(crate) const LOCK: Kind = Kind::of_app("lock");

/// All that the session needs.
pub(super) static OWN: [Kind; 9] =
    [SESSION, ATTEMPT, SECOND_SIGN_IN, CARRIED, FAREWELL, TOMBSTONE, TAB, SPENT, LOCK];
