//! The icons: 16 pixels, drawn with a line of 1.5. Each stands beside a word, so a screen reader skips it.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// Something is good.
    Check,
    /// Something needs attention.
    Alert,
    /// A person.
    Person,
    /// Security.
    Lock,
    /// A password.
    Key,
    /// An e-mail address.
    Mail,
    /// A linked account.
    Link,
    /// A browser.
    Browser,
    /// A download.
    Download,
    /// Deleting.
    Trash,
    /// Copying.
    Copy,
    /// Clearing a value, or closing something.
    Close,
    /// A menu.
    More,
    /// Moving up.
    Up,
    /// Editing.
    Pencil,
    /// Adding.
    Plus,
    /// Taking back.
    Undo,
    /// It leads on.
    Chevron,
    /// It opens below.
    Caret,
}

impl Icon {
    /// What is drawn, as SVG path data in a square of 16.
    const fn path(self) -> &'static str {
        match self {
            Self::Check => "M3 8.5l3.3 3.3L13 4.8",
            Self::Alert => "M8 2 1.8 13.2h12.4zM8 6.5v3M8 11.4v.1",
            Self::Person => {
                "M8 8a2.8 2.8 0 1 0 0-5.6A2.8 2.8 0 0 0 8 8zM2.8 14c.4-2.9 2.4-4 5.2-4s4.8 1.1 5.2 4"
            }
            Self::Lock => "M3.5 7.2h9v6.3h-9zM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2",
            Self::Key => "M5.2 12.8a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM7 8.7l6-6M10.7 5l2 2",
            Self::Mail => "M2 3.8h12v8.4H2zM2.3 4.2 8 8.8l5.7-4.6",
            Self::Link => {
                "M6.8 9.2a2.8 2.8 0 0 0 4 0l2.1-2.1a2.8 2.8 0 0 0-4-4l-.9.9M9.2 6.8a2.8 2.8 0 0 0-4 0L3.1 8.9a2.8 2.8 0 0 0 4 4l.9-.9"
            }
            Self::Browser => "M2 3h12v10H2zM2 6.2h12M4 4.6h.1M6 4.6h.1",
            Self::Download => "M8 2.5v7.7M4.8 7.2 8 10.4l3.2-3.2M2.8 13.2h10.4",
            Self::Trash => "M2.8 4.5h10.4M6 4.3V2.5h4v1.8M4.2 4.7l.6 8.8h6.4l.6-8.8",
            Self::Copy => "M5.8 5.8h7.4v7.4H5.8zM3.8 10.2h-1V2.8h7.4v1",
            Self::Pencil => "M3 13l.6-2.8 7-7 2.2 2.2-7 7zM9.2 4.6l2.2 2.2",
            Self::Plus => "M8 3v10M3 8h10",
            Self::Undo => "M6 3 3 6l3 3M3 6h6.2a3.5 3.5 0 0 1 0 7H6",
            Self::Close => "M4 4l8 8M12 4l-8 8",
            Self::More => "M3.2 8h.01M8 8h.01M12.8 8h.01",
            Self::Up => "M3.5 10 8 5.5l4.5 4.5",
            Self::Chevron => "M6 3.5 10.5 8 6 12.5",
            Self::Caret => "M3.5 6 8 10.5 12.5 6",
        }
    }
}

/// The drawing, in the colour of the text beside it.
pub fn icon(icon: Icon) -> AnyView {
    // What leads on points to where reading goes on.
    let class = match icon {
        Icon::Chevron => "icon icon-onward",
        Icon::More => "icon icon-dots",
        _ => "icon",
    };
    view! {
        <svg class=class viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
            <path d=icon.path() />
        </svg>
    }
    .into_any()
}
