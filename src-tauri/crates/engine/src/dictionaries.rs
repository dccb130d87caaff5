//! The spelling dictionaries of this machine, in the format of Hunspell: looked for once a language, read, never written.
//! Where there is none, spelling is left alone.

use rungs_wording::Dictionary;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

/// One or two dictionaries of a language: a word is right if any has it.
pub(crate) struct Lent {
    all: Vec<spellbook::Dictionary>,
    /// Words spelled nearly like one, which take a while to find.
    near: Mutex<HashMap<String, Vec<String>>>,
}

impl Dictionary for Lent {
    fn has(&self, word: &str) -> bool {
        self.all.iter().any(|dictionary| dictionary.check(word))
    }

    fn near(&self, word: &str) -> Vec<String> {
        if let Some(known) = self.near.lock().unwrap_or_else(PoisonError::into_inner).get(word) {
            return known.clone();
        }
        let mut found = Vec::new();
        for dictionary in &self.all {
            let mut near = Vec::new();
            dictionary.suggest(word, &mut near);
            found.extend(near.into_iter().filter(|other| !found.contains(other)).collect::<Vec<_>>());
        }
        self.near.lock().unwrap_or_else(PoisonError::into_inner).insert(word.to_string(), found.clone());
        found
    }
}

type Shelf = Mutex<HashMap<String, Option<Arc<Lent>>>>;

static SHELF: LazyLock<Shelf> = LazyLock::new(Shelf::default);

/// The dictionary of a language ("en", "pt-br"), if this machine has one.
pub(crate) fn lend(language: &str) -> Option<Arc<Lent>> {
    let mut shelf = SHELF.lock().unwrap_or_else(PoisonError::into_inner);
    shelf.entry(language.to_string()).or_insert_with(|| read(&folders(), language)).clone()
}

/// Where dictionaries are kept: what `RUNGS_DICTIONARIES` names (nothing: none), or the usual folders.
fn folders() -> Vec<PathBuf> {
    if let Some(named) = std::env::var_os("RUNGS_DICTIONARIES") {
        return std::env::split_paths(&named).filter(|path| !path.as_os_str().is_empty()).collect();
    }
    let mut folders: Vec<PathBuf> = Vec::new();
    if let Some(home) = directories::BaseDirs::new() {
        folders.push(home.data_dir().join("hunspell"));
        folders.push(home.home_dir().join("Library/Spelling"));
    }
    let shared = ["/usr/share/hunspell", "/usr/local/share/hunspell", "/usr/share/myspell", "/Library/Spelling"];
    folders.extend(shared.map(PathBuf::from));
    folders
}

fn read(folders: &[PathBuf], language: &str) -> Option<Arc<Lent>> {
    let names = names(language);
    let found = names.iter().filter_map(|name| folders.iter().find_map(|folder| one(folder, name)));
    // A framework that is not of one country is right in the spelling of either.
    let all: Vec<spellbook::Dictionary> = found.take(if language.contains('-') { 1 } else { 2 }).collect();
    (!all.is_empty()).then(|| Arc::new(Lent { all, near: Mutex::default() }))
}

/// What the files of a language may be called, the likeliest first.
fn names(language: &str) -> Vec<String> {
    let (language, region) = language.split_once('-').unwrap_or((language, ""));
    let fits = |text: &str| text.len() <= 8 && text.chars().all(|c| c.is_ascii_alphanumeric());
    if language.is_empty() || !fits(language) || !fits(region) {
        return Vec::new();
    }
    let own = region.to_uppercase();
    let usual: &[&str] = match language {
        "en" => &["GB", "US"],
        "de" => &["DE", "AT", "CH"],
        "pt" => &["PT", "BR"],
        _ => &[],
    };
    let mut regions = vec![own.as_str()];
    regions.extend(usual);
    let upper = language.to_uppercase();
    regions.push(&upper);
    let named = regions.into_iter().filter(|region| !region.is_empty()).map(|region| format!("{language}_{region}"));
    let mut names: Vec<String> = named.chain([language.to_string()]).collect();
    names.dedup();
    names
}

/// The largest file that is read, in bytes.
const LARGEST: u64 = 32 << 20;

fn one(folder: &Path, name: &str) -> Option<spellbook::Dictionary> {
    let (rules, words) = (folder.join(format!("{name}.aff")), folder.join(format!("{name}.dic")));
    let read = |path: &Path| {
        let size = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?.len();
        if size > LARGEST { None } else { std::fs::read(path).ok() }
    };
    let (rules, words) = (read(&rules)?, read(&words)?);
    let encoding = encoding(&rules);
    spellbook::Dictionary::new(&text(rules, &encoding)?, &text(words, &encoding)?).ok()
}

/// What the line `SET` of the rules says.
fn encoding(rules: &[u8]) -> String {
    let said = rules.split(|b| *b == b'\n').take(200).find_map(|line| line.strip_prefix(b"SET "));
    said.map_or(String::new(), |name| String::from_utf8_lossy(name).trim().to_uppercase())
}

/// The text of a file in UTF-8 or one of the two encodings of western Europe; none of any other.
fn text(bytes: Vec<u8>, encoding: &str) -> Option<String> {
    // Where ISO 8859-15 differs from 8859-1, whose bytes are the first characters of Unicode.
    let western = |byte: u8| match byte {
        0xa4 => '€',
        0xa6 => 'Š',
        0xa8 => 'š',
        0xb4 => 'Ž',
        0xb8 => 'ž',
        0xbc => 'Œ',
        0xbd => 'œ',
        0xbe => 'Ÿ',
        other => char::from(other),
    };
    match encoding {
        "UTF-8" | "UTF8" => String::from_utf8(bytes).ok(),
        "ISO8859-1" | "ISO-8859-1" | "" => Some(bytes.into_iter().map(char::from).collect()),
        "ISO8859-15" | "ISO-8859-15" => Some(bytes.into_iter().map(western).collect()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files() {
        let check = |language: &str, expect: &[&str]| assert_eq!(names(language), expect);
        check("en", &["en_GB", "en_US", "en_EN", "en"]);
        check("en-us", &["en_US", "en_GB", "en_US", "en_EN", "en"]);
        check("fr", &["fr_FR", "fr"]);
        check("../x", &[]);
    }

    #[test]
    fn a_dictionary_is_read_in_its_encoding() {
        let folder = tempfile::tempdir().unwrap();
        let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
        put("de_DE.aff", b"SET ISO8859-1\nTRY esianrtolcdugmphbyfvkw\xfc\n");
        put("de_DE.dic", b"2\nPlan\npr\xfcfen\n");
        let folders = [folder.path().to_path_buf()];
        let german = read(&folders, "de").unwrap();
        assert!(german.has("prüfen") && !german.has("pruefen"));
        assert!(german.near("prüfn").contains(&"prüfen".to_string()));
        assert!(read(&folders, "fr").is_none());
    }
}
