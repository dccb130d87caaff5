//! First floor, data formats: HTML that stands in a cell, as the text that it says.

/// The words of HTML: markup taken off, a line for each block, a bullet before each entry of a list. What stands in
/// scripts and styles is no text.
pub(crate) fn text(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        out.push_str(&words(&rest[..at]));
        let tag = &rest[at + 1..];
        let starts = tag.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!');
        if !starts {
            out.push('<');
            rest = tag;
            continue;
        }
        // Nothing behind it closes a tag, so that looking again would find nothing.
        let Some(end) = tag.find('>') else {
            rest = &rest[at..];
            break;
        };
        let name: String = tag[..end].trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = &tag[end + 1..];
        let is_open = !tag.starts_with('/');
        match name.to_ascii_lowercase().as_str() {
            "li" if is_open => out.push_str("\n\u{2022} "),
            "br" | "p" | "div" | "li" | "ul" | "ol" | "tr" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "table"
            | "blockquote" => out.push('\n'),
            "td" | "th" => out.push(' '),
            silent @ ("script" | "style") if is_open => {
                let closes = |at: &usize| {
                    let name = rest.as_bytes().get(at + 2..at + 2 + silent.len());
                    name.is_some_and(|name| name.eq_ignore_ascii_case(silent.as_bytes()))
                };
                let end = rest.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(rest.len());
                rest = &rest[end..];
            }
            _ => {}
        }
    }
    out.push_str(&words(rest));
    let lines = out.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "));
    lines.filter(|line| !line.is_empty() && line != "\u{2022}").collect::<Vec<_>>().join("\n")
}

/// Text between tags: line breaks are spaces, entities are characters.
fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest.char_indices().take(12).find(|(_, c)| *c == ';').map(|(end, _)| end);
        match end.and_then(|end| Some((entity(&rest[1..end])?, end))) {
            Some((character, end)) => {
                out.push(character);
                rest = &rest[end + 1..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out.replace(['\n', '\r', '\t'], " ")
}

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|c| *c != '\0');
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rsquo" => '’',
        "lsquo" => '‘',
        "rdquo" => '”',
        "ldquo" => '“',
        "bull" => '•',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "Auml" => 'Ä',
        "Ouml" => 'Ö',
        "Uuml" => 'Ü',
        "szlig" => 'ß',
        "ntilde" => 'ñ',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_html() {
        let check = |html: &str, expect: &str| assert_eq!(text(html), expect, "{html}");
        check("<p dir=\"ltr\">Plans\nwork.<br></p>", "Plans work.");
        check("<p>One</p><p>Two</p>", "One\nTwo");
        check("<ul><li>Plans</li><li><b>Leads</b> teams</li></ul>", "\u{2022} Plans\n\u{2022} Leads teams");
        check("a &lt; b &amp; c &#233;&nbsp;&unknown; &", "a < b & c é &unknown; &");
        check("3 < 4 and 5 > 4", "3 < 4 and 5 > 4");
        check("x<script>alert('<p>')</script>y", "xy");
        check("x<p", "x<p");
        check("<style>b", "");
    }
}
