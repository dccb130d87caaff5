//! First floor, data formats: the comments on cells of a workbook of Excel, which stand in parts of their own.

use crate::Input;
use crate::blocks::package::{Package, Seen, attribute, local, walk};
use crate::error::ReadError;
use std::collections::HashMap;

/// What is said of the cells of a sheet, each with its place.
type Comments = Vec<((u32, u32), String)>;

/// The comments on the cells of each sheet, by its name. A comment with answers is there twice: as they are read by
/// newer programs, and put together for older ones, which is what is read.
///
/// # Errors
/// If a part is damaged or larger than is read, or the reading was stopped.
pub(super) fn read(input: &Input<'_>, names: &[String]) -> Result<HashMap<String, Comments>, ReadError> {
    let mut found = HashMap::new();
    // Most workbooks have none, and are not looked through for them.
    if !names.iter().any(|name| name.starts_with("xl/") && name.contains("comments")) {
        return Ok(found);
    }
    let mut package = Package::open(input.bytes)?;
    let parts = related(input, &mut package, "xl/workbook.xml")?;
    for (name, id) in sheets(input, &mut package)? {
        let Some((_, sheet)) = parts.get(&id) else { continue };
        let of_sheet = related(input, &mut package, sheet)?;
        let part = of_sheet.values().find(|(kind, _)| kind.ends_with("/comments"));
        let Some(xml) = part.map(|(_, part)| package.part(part)).transpose()?.flatten() else { continue };
        found.insert(name, comments(input, &xml)?);
    }
    Ok(found)
}

/// The sheets of a workbook: their names, and by what their parts are known.
fn sheets(input: &Input<'_>, package: &mut Package<'_>) -> Result<Vec<(String, String)>, ReadError> {
    let mut sheets = Vec::new();
    let Some(xml) = package.part("xl/workbook.xml")? else { return Ok(sheets) };
    walk(input, &xml, |seen| {
        if let Seen::Start(element) = seen
            && local(element.name().0) == "sheet"
        {
            sheets.extend(attribute(element, "name").zip(attribute(element, "id")));
        }
        Ok(())
    })?;
    Ok(sheets)
}

/// What a part refers to: by what it is known there, of which kind it is, and which part.
fn related(
    input: &Input<'_>,
    package: &mut Package<'_>,
    part: &str,
) -> Result<HashMap<String, (String, String)>, ReadError> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let mut found = HashMap::new();
    let Some(xml) = package.part(&format!("{folder}/_rels/{name}.rels"))? else { return Ok(found) };
    walk(input, &xml, |seen| {
        if let Seen::Start(element) = seen
            && let (Some(id), Some(kind), Some(target)) =
                (attribute(element, "Id"), attribute(element, "Type"), attribute(element, "Target"))
        {
            found.insert(id, (kind, resolved(folder, &target)));
        }
        Ok(())
    })?;
    Ok(found)
}

/// The name of a part that another one in a folder refers to.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(whole) = target.strip_prefix('/') {
        return whole.to_owned();
    }
    let mut names: Vec<&str> = folder.split('/').collect();
    for name in target.split('/') {
        match name {
            "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

fn comments(input: &Input<'_>, xml: &str) -> Result<Comments, ReadError> {
    let mut found: Comments = Vec::new();
    let (mut in_text, mut is_sound) = (false, 0_usize);
    walk(input, xml, |seen| {
        match seen {
            Seen::Start(element) => match local(element.name().0) {
                "comment" => {
                    let at = attribute(element, "ref").and_then(|at| place(&at)).unwrap_or_default();
                    found.push((at, String::new()));
                }
                "t" => in_text = is_sound == 0,
                // How the signs before it are spoken.
                "rPh" => is_sound += 1,
                _ => {}
            },
            Seen::End("t") => in_text = false,
            Seen::End("rPh") => is_sound = is_sound.saturating_sub(1),
            Seen::Text(text) if in_text => found.last_mut().into_iter().for_each(|(_, said)| said.push_str(text)),
            _ => {}
        }
        Ok(())
    })?;
    Ok(found)
}

/// The row and the column of "B12", from 0.
fn place(name: &str) -> Option<(u32, u32)> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let of = |byte: u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let add = |column: u32, byte: u8| column.checked_mul(26)?.checked_add(of(byte));
    let column = name.bytes().take(letters).try_fold(0, add)?.checked_sub(1)?;
    Some((name.get(letters..)?.parse::<u32>().ok()?.checked_sub(1)?, column))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_of_cells() {
        let check = |name: &str, expect: Option<(u32, u32)>| assert_eq!(place(name), expect, "{name}");
        check("A1", Some((0, 0)));
        check("aa12", Some((11, 26)));
        check("B0", None);
        check("7", None);
        check("B", None);
        check("", None);
        check("ZZZZZZZZZZ1", None);
    }

    #[test]
    fn parts_are_named_from_where_they_are_referred_to() {
        let check = |target: &str, expect: &str| assert_eq!(resolved("xl/worksheets", target), expect, "{target}");
        check("../comments1.xml", "xl/comments1.xml");
        check("/xl/comments/comment1.xml", "xl/comments/comment1.xml");
        check("./a.xml", "xl/worksheets/a.xml");
        check("../../../a.xml", "a.xml");
    }

    #[test]
    fn comments_are_said_of_their_cells() {
        let xml = "<comments><authors><author>HR</author></authors><commentList><comment ref=\"B2\"><text><r><t>Too </t></r><r><t>vague</t></r><rPh><t>x</t></rPh></text></comment><comment><text><t>a</t></text></comment></commentList></comments>";
        let found = comments(&Input::new("a", b""), xml).unwrap();
        assert_eq!(found, [((1, 1), "Too vague".to_string()), ((0, 0), "a".to_string())]);
    }
}
