//! The files of the repository, as the rules see them: what is or could be committed, by path from the root.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Folders whose name begins with a dot belong to tools of one person, except for these.
const DOT_FOLDERS: &[&str] = &[".cargo", ".ci", ".github"];

/// Paths with `/`, and texts; what is no UTF-8 has an empty one.
pub(crate) struct Tree(BTreeMap<String, String>);

impl Tree {
    pub(crate) fn of_the_house() -> Tree {
        let root = root();
        let ignored = Ignored::read(&std::fs::read_to_string(root.join(".gitignore")).unwrap());
        let mut files = BTreeMap::new();
        walk(&root, "", &ignored, &mut files);
        assert!(files.contains_key("Cargo.toml") && files.len() > 100, "this is not the house");
        Tree(files)
    }

    pub(crate) fn made_up(files: &[(&str, &str)]) -> Tree {
        Tree(files.iter().map(|(path, text)| (path.to_string(), text.to_string())).collect())
    }

    /// All files, in the order of their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    /// The files below a folder (or all, for an empty one) with one of these endings.
    pub(crate) fn below<'a>(
        &'a self,
        folder: &'a str,
        endings: &'a [&str],
    ) -> impl Iterator<Item = (&'a str, &'a str)> {
        let is_below =
            move |path: &str| folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        self.files().filter(move |(path, _)| is_below(path) && endings.iter().any(|ending| path.ends_with(ending)))
    }

    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }
}

/// The top of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf()
}

fn walk(folder: &Path, prefix: &str, ignored: &Ignored, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let path = format!("{prefix}{name}");
        let is_folder = entry.file_type().unwrap().is_dir();
        let is_foreign = is_folder && name.starts_with('.') && !DOT_FOLDERS.contains(&name.as_str());
        // In a second work tree of git, `.git` is a file.
        if is_foreign || name == ".git" || ignored.holds(&path, &name) {
            continue;
        }
        if is_folder {
            walk(&entry.path(), &format!("{path}/"), ignored, files);
        } else {
            let text = std::fs::read(entry.path()).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            files.insert(path, text.unwrap_or_default());
        }
    }
}

/// The part of `.gitignore` that this house uses: `/path`, `name` and `*ending`.
struct Ignored(Vec<String>);

impl Ignored {
    fn read(text: &str) -> Ignored {
        let lines = text.lines().map(|line| line.trim().trim_end_matches('/'));
        Ignored(lines.filter(|line| !line.is_empty() && !line.starts_with('#')).map(String::from).collect())
    }

    fn holds(&self, path: &str, name: &str) -> bool {
        self.0.iter().any(|pattern| match (pattern.strip_prefix('/'), pattern.strip_prefix('*')) {
            (Some(anchored), _) => anchored == path,
            (None, Some(ending)) => name.ends_with(ending),
            (None, None) => pattern == name,
        })
    }
}

/// The lines that are code, and not only a comment, in a language with `//`.
pub(crate) fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let is_code = |(_, line): &(usize, &str)| !line.trim_start().starts_with("//");
    text.lines().enumerate().map(|(i, line)| (i + 1, line)).filter(is_code)
}

/// Whether a text holds these words, and not only as the end or the beginning of longer ones.
pub(crate) fn holds_words(text: &str, words: &str) -> bool {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let open_left = words.starts_with(|c| !is_letter(c));
    let open_right = words.ends_with(|c| !is_letter(c));
    text.match_indices(words).any(|(at, _)| {
        let left = text[..at].chars().next_back().is_none_or(|c| !is_letter(c));
        let right = text[at + words.len()..].chars().next().is_none_or(|c| !is_letter(c));
        (open_left || left) && (open_right || right)
    })
}

#[test]
fn what_git_ignores_is_not_seen() {
    let ignored = Ignored::read("/target\nnode_modules/\n# a comment\n\n*.log\n/ui/dist\n");
    let check = |path: &str, expect| {
        let name = path.rsplit('/').next().unwrap();
        assert_eq!(ignored.holds(path, name), expect, "{path}");
    };
    check("target", true);
    check("ui/target", false);
    check("ui/node_modules", true);
    check("a/b.log", true);
    check("ui/dist", true);
    check("dist", false);
    check("# a comment", false);
}

#[test]
fn words_are_whole() {
    let check = |text, words, expect| assert_eq!(holds_words(text, words), expect, "{words} in {text}");
    check("mod set;", "mod set;", true);
    check("mod reset;", "set;", false);
    check("offset::plan(x)", "set::plan(", false);
    check("a reset, set::plan(x)", "set::plan(", true);
    check("Instantly", "Instant", false);
    check("(Instant)", "Instant", true);
}
