//! Markdown as a tree of data: the part of it that notes are written in. What is not understood stands there as it was
//! typed; nothing in it is ever run, loaded or taken for markup of the typesetter.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// A block of prose.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Block {
    Paragraph(Vec<Inline>),
    /// Level 1 to 6.
    Heading(u8, Vec<Inline>),
    /// The first number where the list is numbered.
    List(Option<u64>, Vec<Vec<Block>>),
    Quote(Vec<Block>),
    Code(String),
    Rule,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Inline {
    Text(String),
    Emphasis(Vec<Inline>),
    Strong(Vec<Inline>),
    Struck(Vec<Inline>),
    Code(String),
    /// Words and the address as written.
    Link(Vec<Inline>, String),
    Break,
}

/// Levels deeper than this lie flat in the last one: people do not nest that deep, and the typesetter gives up at some
/// depth.
const DEEPEST: usize = 6;

/// Reads Markdown (CommonMark with strike-through; HTML and images as text).
pub(crate) fn parse(text: &str) -> Vec<Block> {
    blocks(&mut Parser::new_ext(text, Options::ENABLE_STRIKETHROUGH), 0)
}

/// The blocks up to the end of the element that holds them.
fn blocks<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    // The words of a tight list item stand in no paragraph of their own.
    let mut loose = Vec::new();
    let mut flat = 0;
    while let Some(event) = events.next() {
        let block = match event {
            Event::End(_) if flat == 0 => break,
            Event::End(_) => {
                flat -= 1;
                None
            }
            Event::Rule => Some(Block::Rule),
            Event::Start(Tag::Paragraph | Tag::HtmlBlock) => Some(Block::Paragraph(inlines(events, 0))),
            Event::Start(Tag::Heading { level, .. }) => Some(Block::Heading(level as u8, inlines(events, 0))),
            Event::Start(Tag::CodeBlock(_)) => Some(Block::Code(plain(events))),
            Event::Start(Tag::BlockQuote(_)) if depth < DEEPEST => Some(Block::Quote(self::blocks(events, depth + 1))),
            Event::Start(Tag::List(first)) if depth < DEEPEST => {
                let mut items = Vec::new();
                while let Some(Event::Start(_)) = events.next() {
                    items.push(self::blocks(events, depth + 1));
                }
                Some(Block::List(first, items))
            }
            Event::Start(Tag::List(_) | Tag::Item | Tag::BlockQuote(_)) => {
                flat += 1;
                None
            }
            other => {
                inline(other, events, 0, &mut loose, &mut flat);
                continue;
            }
        };
        if !loose.is_empty() {
            blocks.push(Block::Paragraph(std::mem::take(&mut loose)));
        }
        blocks.extend(block);
    }
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(loose));
    }
    blocks
}

/// The pieces of a line up to the end of the element that holds them.
fn inlines<'a>(events: &mut impl Iterator<Item = Event<'a>>, depth: usize) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut flat = 0;
    while let Some(event) = events.next() {
        match event {
            Event::End(_) if flat == 0 => break,
            Event::End(_) => flat -= 1,
            other => inline(other, events, depth, &mut pieces, &mut flat),
        }
    }
    pieces
}

/// Adds what one event begins; `flat` counts the elements whose content is taken without them.
fn inline<'a>(
    event: Event<'a>,
    events: &mut impl Iterator<Item = Event<'a>>,
    depth: usize,
    pieces: &mut Vec<Inline>,
    flat: &mut usize,
) {
    let piece = match event {
        Event::Start(Tag::Emphasis) if depth < DEEPEST => Inline::Emphasis(inlines(events, depth + 1)),
        Event::Start(Tag::Strong) if depth < DEEPEST => Inline::Strong(inlines(events, depth + 1)),
        Event::Start(Tag::Strikethrough) if depth < DEEPEST => Inline::Struck(inlines(events, depth + 1)),
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) if depth < DEEPEST => {
            Inline::Link(inlines(events, depth + 1), dest_url.into_string())
        }
        Event::Start(_) => {
            *flat += 1;
            return;
        }
        Event::Code(text) => Inline::Code(text.into_string()),
        Event::HardBreak => Inline::Break,
        Event::SoftBreak => return text(" ", pieces),
        Event::TaskListMarker(done) => return text(if done { "[x] " } else { "[ ] " }, pieces),
        Event::Text(t) | Event::Html(t) | Event::InlineHtml(t) | Event::FootnoteReference(t) => {
            return text(&t, pieces);
        }
        Event::InlineMath(t) | Event::DisplayMath(t) => return text(&t, pieces),
        Event::End(_) | Event::Rule => return,
    };
    pieces.push(piece);
}

/// Adds words, to the last ones where there are some.
fn text(text: &str, pieces: &mut Vec<Inline>) {
    match pieces.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => pieces.push(Inline::Text(text.to_owned())),
    }
}

/// The bare text up to the end of the element that holds it.
fn plain<'a>(events: &mut impl Iterator<Item = Event<'a>>) -> String {
    events.map_while(|event| if let Event::Text(text) = event { Some(text.into_string()) } else { None }).collect()
}

/// The words of some pieces, without their form.
pub(crate) fn words(pieces: &[Inline]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Inline::Text(text) | Inline::Code(text) => text.clone(),
            Inline::Break => "\n".to_owned(),
            Inline::Emphasis(c) | Inline::Strong(c) | Inline::Struck(c) | Inline::Link(c, _) => words(c),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Block::*;
    use super::Inline::{Break, Link, Strong, Struck, Text};
    use super::*;

    fn t(text: &str) -> Vec<Inline> {
        vec![Text(text.to_owned())]
    }

    #[test]
    fn markdown_becomes_a_tree() {
        let check = |markdown: &str, expect: &[Block]| assert_eq!(parse(markdown), expect, "{markdown}");
        check("", &[]);
        check("One\ntwo", &[Paragraph(t("One two"))]);
        check("One\n\ntwo", &[Paragraph(t("One")), Paragraph(t("two"))]);
        check("One\\\ntwo", &[Paragraph([t("One"), vec![Break], t("two")].concat())]);
        check("## Head", &[Heading(2, t("Head"))]);
        check("- a\n- b", &[List(None, vec![vec![Paragraph(t("a"))], vec![Paragraph(t("b"))]])]);
        check("3. a\n\n4. b", &[List(Some(3), vec![vec![Paragraph(t("a"))], vec![Paragraph(t("b"))]])]);
        check("- a\n  - b", &[List(None, vec![vec![Paragraph(t("a")), List(None, vec![vec![Paragraph(t("b"))]])]])]);
        check("> a", &[Quote(vec![Paragraph(t("a"))])]);
        check("```\n#let x\n```", &[Code("#let x\n".to_owned())]);
        check("---", &[Rule]);
        check(
            "**From *my* part**",
            &[Paragraph(vec![Strong([t("From "), vec![Inline::Emphasis(t("my"))], t(" part")].concat())])],
        );
        check("~~old~~ `x`", &[Paragraph(vec![Struck(t("old")), Text(" ".into()), Inline::Code("x".into())])]);
        check("[here](https://a.b)", &[Paragraph(vec![Link(t("here"), "https://a.b".into())])]);
        check("![seen](x.png)", &[Paragraph(vec![Link(t("seen"), "x.png".into())])]);
    }

    #[test]
    fn what_is_no_markdown_stands_as_typed() {
        let check = |text: &str| assert_eq!(parse(text), [Paragraph(t(text))]);
        check("#let x = 1");
        check("$x$ and #emph[y] and @ref");
        check("5 < 6 <b>not bold</b>");
        check("| a | b |");
        check("[^1] and [ ] and :smile:");
        assert_eq!(parse("<script>a</script>\n"), [Paragraph(t("<script>a</script>\n"))]);
    }

    #[test]
    fn no_depth_is_too_deep() {
        fn depth(blocks: &[Block]) -> usize {
            let below = blocks.iter().map(|b| match b {
                Quote(c) => depth(c),
                List(_, items) => items.iter().map(|i| depth(i)).max().unwrap_or(0),
                _ => 0,
            });
            1 + below.max().unwrap_or(0)
        }
        let check = |text: String| {
            let tree = parse(&text);
            assert!(depth(&tree) <= DEEPEST + 1);
            assert!(format!("{tree:?}").contains("deep"));
        };
        check(format!("{}deep", "> ".repeat(5000)));
        check(format!("{}deep", "- ".repeat(2000)));
        check(format!("{}deep{}", "*a ".repeat(3000), "*".repeat(3000)));
    }
}
