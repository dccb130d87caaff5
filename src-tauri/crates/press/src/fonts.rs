//! The typefaces a page can be set in. The one place of this crate that reads the disk.

use std::sync::Arc;
use typst_kit::fonts::{self, FontStore};

/// Typefaces, loaded once and shared: copies are cheap.
#[derive(Clone)]
pub struct Fonts(Arc<FontStore>);

/// The families of each role, best first. What is not there is left out; what no family shows is looked for in all.
const BODY: [&str; 4] = ["Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Libertinus Serif"];
const HEAD: [&str; 4] = ["Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Libertinus Serif"];
const MONO: [&str; 2] = ["Noto Sans Mono", "DejaVu Sans Mono"];

/// Families that claim every character and show none of them.
const BLANK: [&str; 4] = ["lastresort", "last resort", "adobe blank", "adobe notdef"];

/// What a family is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// Running text and tables.
    Body,
    /// Titles.
    Head,
    /// Code.
    Mono,
}

impl Fonts {
    /// The typefaces that come with the program: Latin, Greek, Cyrillic and Hebrew, the same everywhere.
    pub fn embedded() -> Fonts {
        let mut store = FontStore::new();
        store.extend(fonts::embedded());
        Fonts(Arc::new(store))
    }

    /// Those and the typefaces installed on this machine. Takes a second or two: load once and keep.
    pub fn system() -> Fonts {
        let mut store = FontStore::new();
        store.extend(fonts::embedded());
        let mut found: Vec<_> = fonts::system().collect();
        // In an order that does not depend on the file system, so that equal machines print equal pages.
        found.sort_by(|(a, _), (b, _)| (&a.path, a.index).cmp(&(&b.path, b.index)));
        store.extend(found.into_iter().filter(|(_, info)| {
            let family = info.family.to_lowercase();
            !family.starts_with('.') && !BLANK.iter().any(|blank| family.starts_with(blank))
        }));
        Fonts(Arc::new(store))
    }

    /// Whether some typeface has a glyph for a character.
    pub fn shows(&self, c: char) -> bool {
        let book = self.0.book();
        (0..).map_while(|i| book.info(i)).any(|info| info.coverage.contains(c as u32))
    }

    /// The families there are for a role, in a document of this language (primary subtag) and region.
    pub(crate) fn families(&self, role: Role, language: &str, region: Option<&str>) -> Vec<String> {
        let east = match (language, region) {
            ("ja", _) => "JP",
            ("ko", _) => "KR",
            ("zh" | "yue", Some("HK" | "MO")) | ("yue", None) => "HK",
            ("zh", Some("TW")) => "TC",
            _ => "SC",
        };
        let (names, style): (&[&str], _) = match role {
            Role::Body => (&BODY, "Sans"),
            Role::Head => (&HEAD, "Serif"),
            Role::Mono => (&MONO, "Sans Mono"),
        };
        let east = format!("Noto {style} CJK {east}");
        names
            .iter()
            .map(|name| (*name).to_owned())
            .chain([east])
            .filter(|name| self.0.book().contains_family(&name.to_lowercase()))
            .collect()
    }

    pub(crate) fn store(&self) -> &FontStore {
        &self.0
    }
}

impl std::fmt::Debug for Fonts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let families = self.0.book().families().map(|(family, _)| family);
        f.debug_list().entries(families).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_typefaces_of_the_program_show_its_alphabets() {
        let fonts = Fonts::embedded();
        let check = |c: char, expect: bool| assert_eq!(fonts.shows(c), expect, "{c:?}");
        check('a', true);
        check('Ω', true);
        check('Ж', true);
        check('ế', true);
        check('–', true);
        check('中', false);
        check('\u{1F9FF}', false);
    }

    #[test]
    fn a_role_names_only_families_that_are_there() {
        assert_eq!(Fonts::embedded().families(Role::Body, "en", None), ["Libertinus Serif"]);
        assert_eq!(Fonts::embedded().families(Role::Mono, "ja", None), ["DejaVu Sans Mono"]);
    }
}
