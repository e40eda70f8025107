//! Addresses of the views: `#/learn/<chapter>`, `#/train/heel-raises`, `#/progress`, `#/about`.

use crate::lesson::Chapter;

/// A view of the site, as its address names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// A chapter of the lesson, beside the stage; without one, wherever the reader is in it.
    Learn(Option<Chapter>),
    /// The coach.
    Train,
    /// The coach, with the plan of a link.
    Shared(String),
    /// What was done.
    Progress,
    /// How it is computed, privacy, safety.
    About,
    /// No such view; keeps what was asked for.
    Missing(String),
}

/// No code of a plan has more letters.
const MOST_CODE: usize = 200;

impl Route {
    /// The route of a fragment, with or without its `#`. An empty one is the first view.
    pub fn from_hash(hash: &str) -> Self {
        match hash.trim_start_matches('#').trim_matches('/') {
            "" | "learn" => Self::Learn(None),
            "train" | "train/heel-raises" => Self::Train,
            "progress" => Self::Progress,
            "about" => Self::About,
            other => match other.strip_prefix("learn/").and_then(Chapter::named) {
                Some(chapter) => Self::Learn(Some(chapter)),
                None if other.starts_with("train/") => Self::Shared(other.chars().skip(6).take(MOST_CODE).collect()),
                None => Self::Missing(other.chars().take(60).collect()),
            },
        }
    }

    /// The fragment that opens the route.
    pub fn hash(&self) -> String {
        match self {
            Self::Learn(None) => String::from("#/learn"),
            Self::Learn(Some(chapter)) => ["#/learn/", chapter.slug()].concat(),
            Self::Train => String::from("#/train/heel-raises"),
            Self::Shared(code) => ["#/train/", code].concat(),
            Self::Progress => String::from("#/progress"),
            Self::About => String::from("#/about"),
            Self::Missing(asked) => ["#/", asked].concat(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_comes_back_from_its_own_address() {
        let chapters = Chapter::ALL.map(|chapter| Route::Learn(Some(chapter)));
        let views =
            [Route::Learn(None), Route::Train, Route::Progress, Route::About, Route::Missing(String::from("x"))];
        for route in chapters.into_iter().chain(views) {
            assert_eq!(Route::from_hash(&route.hash()), route, "{route:?}");
        }
    }

    #[test]
    fn no_address_is_a_panic_and_the_unknown_is_kept_short() {
        assert_eq!(Route::from_hash(""), Route::Learn(None), "empty");
        assert_eq!(Route::from_hash("#"), Route::Learn(None), "bare");
        assert_eq!(Route::from_hash("#/learn/4/"), Route::Learn(Some(Chapter::Idle)), "by number");
        assert!(matches!(Route::from_hash("#/learn/9"), Route::Missing(_)), "there is no ninth");
        let Route::Missing(asked) = Route::from_hash(&format!("#/{}", "\u{1f600}".repeat(500))) else {
            panic!("that is no view")
        };
        assert_eq!(asked.chars().count(), 60, "shortened");
    }
}
