//! Fuzzing: files that were made to hurt, as large as one likes: up to the limits of an import and beyond. What grows
//! faster than its file, in time or in memory, shows here.

/// The size at which the limits of an import are met.
pub const FULL: usize = 99_000_000;

/// A file that was made to hurt.
pub struct Hostile {
    /// The format that it is read as.
    pub format: &'static str,
    /// What hurts.
    pub what: &'static str,
    /// Makes one of about so many bytes, unpacked.
    pub make: fn(usize) -> Vec<u8>,
}

/// One of them.
pub(crate) const fn hostile(format: &'static str, what: &'static str, make: fn(usize) -> Vec<u8>) -> Hostile {
    Hostile { format, what, make }
}

/// The visible list of files of text; [`super::bombs`] has the packages.
pub const TEXTS: &[Hostile] = &[
    hostile("csv", "one line", |n| full("word ", n)),
    hostile("csv", "empty cells", |n| full(",,,,\n", n)),
    hostile("csv", "short rows", |n| full("a,b\n", n)),
    hostile("csv", "columns", |n| [full("Level,", n / 2), b"\n".to_vec(), full("plans work,", n / 2)].concat()),
    hostile("csv", "quotes", |n| full("\"\"\"a,", n)),
    hostile("csv", "a quote that never closes", |n| [b"Skill,L1\na,\"b".to_vec(), full("c,d e f\n", n)].concat()),
    hostile("csv", "lines of a cell", |n| {
        [b"Skill,L1\na,\"".to_vec(), full("- plans work\n", n), b"\"\n".to_vec()].concat()
    }),
    hostile("csv", "sentences of a cell", |n| {
        [b"Skill,L1\na,\"".to_vec(), full("Plans. ", n), b"\"\n".to_vec()].concat()
    }),
    hostile("csv", "one skill", |n| {
        [b"Role,Level,Competency,Statement\n".to_vec(), full("r,l,c,plans the work\n", n)].concat()
    }),
    hostile("csv", "notes of one step", |n| {
        [b"Role,Level,Statement,Notes\n".to_vec(), full("r,l,,a note on it\n", n)].concat()
    }),
    hostile("csv", "blocks", |n| full("Skill,L1\na,plans the work\n\n", n)),
    hostile("csv", "comments", |n| full("# a\n", n)),
    hostile("csv", "prose above", |n| {
        [full("Some words of prose\n", n), b"Skill,L1\na,plans work\n".to_vec()].concat()
    }),
    hostile("csv-long", "nodes", |n| {
        let head =
            b"Kind,Title,Statement,Competency id,Id,In id\nframework,A,,,1,\npath,B,,,2,1\nstep,C,,,3,2\n".to_vec();
        [head, numbered(n, |i| format!("ability,,D {i},,x{i},3\n"))].concat()
    }),
    hostile("csv-long", "nodes in nothing", |n| {
        let head = b"Kind,Title,Statement,Competency id,Id,In id\nframework,A,,,1,\n".to_vec();
        [head, numbered(n, |i| format!("step,S,,,s{i},s{}\n", i + 1))].concat()
    }),
    hostile("moodle", "a cycle of parents", |n| moodle(n, |i| (i + 1) % 1_000)),
    hostile("moodle", "a chain of parents", |n| moodle(n, |i| i.saturating_sub(1))),
    hostile("moodle", "tags in a cell", |n| {
        [MOODLE.as_bytes(), b",f,F,\"".as_slice(), &full("<p", n), b"\",1,,,,,,,,1,\n"].concat()
    }),
    hostile("opensalt", "a chain of parents", |n| opensalt(n, |i| i.saturating_sub(1))),
    hostile("opensalt", "a cycle of parents", |n| opensalt(n, |i| (i + 1) % 1_000)),
    hostile("opensalt", "one parent", |n| opensalt(n, |_| 1)),
    hostile("opencase", "levels", |n| {
        [b"Level,Full Statement,Code\n".to_vec(), numbered(n, |i| format!("{i},x,{i}\n"))].concat()
    }),
    hostile("ddat", "rows", |n| {
        let head = "Role family,Role,Role description,Role level,Role level description,Skill name,Skill description,Skill level,Skill level description,Role type\n";
        [head.as_bytes().to_vec(), numbered(n, |i| format!("f,r,d,l{},d,s{},d,working,does {i},t\n", i % 90, i % 700))]
            .concat()
    }),
    hostile("onet", "rows", |n| {
        let head = "Element ID\tElement Name\tScale ID\tScale Name\tAnchor Value\tAnchor Description\n";
        [head.as_bytes().to_vec(), numbered(n, |i| format!("1.{i}\tListening\tLV\tLevel\t{}\tHears\n", i % 8))].concat()
    }),
    hostile("esco", "rows", |n| {
        let head = "conceptType,conceptUri,skillType,reuseLevel,preferredLabel,altLabels,hiddenLabels,status,modifiedDate,scopeNote,definition,inScheme,description\n";
        [head.as_bytes().to_vec(), numbered(n, |i| format!("K,http://x/{i},knowledge,c,music,,,r,2020,,,s,d\n"))]
            .concat()
    }),
    hostile("sfia", "rows", |n| {
        let head = "#,1,2,Code,URL,Skill,Category,Subcategory,Overall description,Guidance notes,Level 1 description,Level 2 description\n";
        [
            head.as_bytes().to_vec(),
            numbered(n, |i| format!("{i},,2,PLAN,http://x,Planning,Craft,Daily,How,Some,,Plans\n")),
        ]
        .concat()
    }),
    hostile("text", "one line", |n| full("word ", n)),
    hostile("text", "short lines", |n| full("A head\n", n)),
    hostile("text", "bullets", |n| full("- plans work\n", n)),
    hostile("text", "ever deeper", |n| deeper(n, "- a\n")),
    hostile("text", "bars", |n| full("a | b\nc\n", n)),
    hostile("text", "mails", |n| full("From: a\nSubject: b\n> ", n)),
    hostile("text", "numbers", |n| full("1.1.1 a\n", n)),
    hostile("markdown", "one line", |n| full("word ", n)),
    hostile("markdown", "quotes", |n| full("> ", n)),
    hostile("markdown", "ever deeper", |n| deeper(n, "- a\n")),
    hostile("markdown", "brackets", |n| full("[", n)),
    hostile("markdown", "links", |n| full("[a](", n)),
    hostile("markdown", "stars", |n| full("*a _b ", n)),
    hostile("markdown", "back ticks", |n| numbered(n, |i| format!("{}a", "`".repeat(i % 500)))),
    hostile("markdown", "comments", |n| full("<!--", n)),
    hostile("markdown", "tags", |n| full("<a ", n)),
    hostile("markdown", "headings", |n| full("# A\n## B\n### C\n- d\n", n)),
    hostile("markdown", "definitions", |n| numbered(n, |i| format!("[a{i}]: b\n[a{i}]\n"))),
    hostile("markdown", "a table", |n| [b"|a|b|\n|-|-|\n".to_vec(), full("|c|d|\n", n)].concat()),
    hostile("markdown", "a wide table", |n| {
        [full("|a", n / 3), b"|\n".to_vec(), full("|-", n / 3), b"|\n".to_vec(), full("|c", n / 3)].concat()
    }),
    hostile("markdown", "front matter", |n| [b"---\na: ".to_vec(), full("[", n), b"\n---\n# A\n".to_vec()].concat()),
    hostile("markdown", "bold heads", |n| full("**A**\n\n", n)),
    hostile("html", "one line", |n| full("word ", n)),
    hostile("html", "ever deeper", |n| full("<div><b><ul><li>", n)),
    hostile("html", "attributes of one element", |n| {
        [b"<p ".to_vec(), numbered(n, |i| format!("a{i}=1 ")), b">".to_vec()].concat()
    }),
    hostile("html", "attributes without blanks", |n| {
        [b"<p ".to_vec(), numbered(n, |i| format!("a{i}='1'")), b">".to_vec()].concat()
    }),
    hostile("html", "attributes of an end", |n| {
        [b"</p ".to_vec(), numbered(n, |i| format!("@{i} ")), b">".to_vec()].concat()
    }),
    hostile("html", "rows below wide cells", |n| {
        [b"<table><tr>".to_vec(), full("<td colspan=200 rowspan=9999>x", n / 2), full("<tr><td>y", n / 2)].concat()
    }),
    hostile("html", "spans", |n| full("<table><td colspan=99999 rowspan=99999>x", n)),
    hostile("html", "cells over rows", |n| [b"<table>".to_vec(), full("<tr><td rowspan=9999>x<td>y", n)].concat()),
    hostile("html", "rows", |n| [b"<table>".to_vec(), full("<tr><td>x<td>y", n)].concat()),
    hostile("html", "open formats", |n| full("<p><b><i><a>x", n)),
    hostile("html", "tables within each other", |n| full("<table><tr><td>", n)),
    hostile("html", "entities", |n| full("&amp;&#x41;&nothing;", n)),
    hostile("html", "headings", |n| full("<h1>A</h1><h2>B</h2><ul><li>plans work</ul>", n)),
    hostile("html", "details", |n| full("<details><summary>A</summary>", n)),
    hostile("json", "unknown keys", |n| {
        let keys = numbered(n, |i| format!(",\"x{i}\":{i}"));
        [b"{\"format\":\"rungs.framework/1\"".to_vec(), keys, b"}".to_vec()].concat()
    }),
    hostile("json", "deep", |n| [b"{\"format\":\"rungs.framework/1\",\"x\":".to_vec(), full("[", n)].concat()),
    hostile("json", "abilities", |n| {
        let all = full("{\"statement\":\"a\"},", n);
        [b"{\"format\":\"rungs.framework/1\",\"paths\":[{\"abilities\":[".to_vec(), all, b"{}]}]}".to_vec()].concat()
    }),
    hostile("json", "one text", |n| {
        [b"{\"format\":\"rungs.framework/1\",\"title\":\"".to_vec(), full("a\\n", n), b"\"}".to_vec()].concat()
    }),
    hostile("rungs", "versions", |n| {
        let all = full("{\"id\":\"00000000-0000-4000-8000-000000000001\",\"changes\":{}},", n);
        [b"{\"format\":\"rungs.history/1\",\"versions\":[".to_vec(), all, b"{}],\"draft\":{}}".to_vec()].concat()
    }),
    hostile("json-tree", "deep", |n| full("[", n)),
    hostile("json-tree", "deep objects", |n| full("{\"skills\":", n)),
    hostile("json-tree", "values", |n| [b"[[".to_vec(), full("1,", n), b"1]]".to_vec()].concat()),
    hostile("json-tree", "texts", |n| {
        [b"{\"skills\":[".to_vec(), full("\"plans work\",", n), b"\"\"]}".to_vec()].concat()
    }),
    hostile("json-tree", "a long key of many", |n| {
        [
            b"{\"a\":\"b\",\"skills\":{\"".to_vec(),
            full("k", n / 2),
            b"\":[".to_vec(),
            full("\"c\",", n / 2),
            b"\"d\"]}}".to_vec(),
        ]
        .concat()
    }),
    hostile("json-tree", "long keys within each other", |n| {
        let keys: Vec<u8> =
            (0..60).flat_map(|_| [b"{\"".to_vec(), full("k", n / 120), b"\":".to_vec()].concat()).collect();
        [keys, b"[".to_vec(), full("\"c\",", n / 2), b"1]".to_vec(), full("}", 60)].concat()
    }),
    hostile("json-tree", "keys", |n| {
        [b"{\"skills\":{".to_vec(), numbered(n, |i| format!("\"k{i}\":\"v\",")), b"\"z\":{}}}".to_vec()].concat()
    }),
    hostile("json-tree", "one key many times", |n| {
        [b"{\"skills\":[{".to_vec(), full("\"description\":\"v\",", n), b"\"z\":1}]}".to_vec()].concat()
    }),
    hostile("json-tree", "rows", |n| {
        [
            b"[".to_vec(),
            numbered(n, |i| format!("{{\"name\":\"n{i}\",\"category\":\"c\",\"level\":\"{}\"}},", i % 5)),
            b"{}]".to_vec(),
        ]
        .concat()
    }),
    hostile("json-tree", "rows of ever new keys", |n| {
        [b"[".to_vec(), numbered(n, |i| format!("{{\"k{i}\":\"n\"}},")), b"{}]".to_vec()].concat()
    }),
    hostile("yaml", "deep", |n| full("- ", n)),
    hostile("yaml", "deep in brackets", |n| full("[", n)),
    hostile("yaml", "aliases of aliases", |n| {
        let first = b"a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_vec();
        [
            first,
            numbered(n.min(2_000), |i| format!("a{}: &a{} [{}]\n", i + 1, i + 1, vec![format!("*a{i}"); 9].join(", "))),
        ]
        .concat()
    }),
    hostile("yaml", "aliases of one text", |n| {
        [b"a: &a ".to_vec(), full("x", n / 2), b"\nb:\n".to_vec(), full(" - *a\n", n / 2)].concat()
    }),
    hostile("yaml", "anchors around each other", |n| {
        [b"- ".to_vec(), numbered(n, |i| format!("&a{i} [")), full("]", 60)].concat()
    }),
    hostile("yaml", "merges", |n| [b"a: &a {b: c}\nd:\n".to_vec(), full("  <<: *a\n", n)].concat()),
    hostile("yaml", "merges between keys", |n| {
        [b"a: &a {b: c}\nd:\n".to_vec(), numbered(n, |i| format!("  k{i}: v\n  <<: *a\n"))].concat()
    }),
    hostile("yaml", "documents", |n| full("---\na: b\n", n)),
    hostile("yaml", "keys", |n| numbered(n, |i| format!("k{i}: v\n"))),
    hostile("yaml", "one line", |n| full("word ", n)),
    hostile("yaml", "tabs", |n| full("\t\t\t\t", n)),
    hostile("yaml", "items", |n| [b"skills:\n".to_vec(), full(" - a b\n", n)].concat()),
    hostile("yaml", "a quote that never closes", |n| [b"a: \"".to_vec(), full("b\n", n)].concat()),
    hostile("case", "a cycle of parents", |n| case(n, |i| (i + 1) % 1_000)),
    hostile("case", "a chain of parents", |n| case(n, |i| i.saturating_sub(1))),
    hostile("case", "one parent", |n| case(n, |_| 0)),
    hostile("case", "one id", |n| {
        let item = "{\"identifier\":\"00000000-0000-4000-8000-000000000001\",\"fullStatement\":\"a\"},";
        [b"{\"CFDocument\":{\"title\":\"A\"},\"CFItems\":[".to_vec(), full(item, n), b"{}]}".to_vec()].concat()
    }),
    hostile("case", "a chain as long as is read", |n| {
        wide_case(n, n / WIDE, |i| (i, i.saturating_sub(1), "isChildOf"))
    }),
    hostile("case", "links", |n| wide_case(n / 2, n / 220, |i| (i, i + 7, "exactMatchOf"))),
    hostile("case", "one item in all others", |n| wide_case(n, n / WIDE, |i| (0, i + 1, "isChildOf"))),
    hostile("case", "one subject", |n| {
        let item = |i: usize| {
            format!(
                r#"{{"identifier":"i{i}","CFItemType":"{}","abbreviatedStatement":"A","fullStatement":"S {i}"}},"#,
                KINDS[i.min(2 + i % 2)]
            )
        };
        let tie = |i: usize| {
            format!(
                r#"{{"associationType":"isChildOf","originNodeURI":"i{i}","destinationNodeURI":"i{}"}},"#,
                if i.is_multiple_of(2) { 0 } else { i - 1 }
            )
        };
        let count = n / WIDE;
        let (items, ties): (String, String) = ((0..count).map(item).collect(), (1..count).map(tie).collect());
        format!(r#"{{"CFDocument":{{"title":"A"}},"CFItems":[{items}{{}}],"CFAssociations":[{ties}{{}}]}}"#)
            .into_bytes()
    }),
    hostile("case", "long codes", |n| {
        let code = "1.".repeat(n / 4);
        let item = format!(r#"{{"fullStatement":"S","humanCodingScheme":"{code}"}}"#);
        format!(r#"{{"CFDocument":{{"title":"A"}},"CFItems":[{item},{item}]}}"#).into_bytes()
    }),
    hostile("case", "keys", |n| {
        let keys = |within: &str| {
            numbered(n / 2, |i| {
                format!(r#"["{within}","a key of some words {i}","{{\"a\":\"b and c and d and e\"}}"],"#)
            })
        };
        let step = r#"{"identifier":"i","CFItemType":"Step","fullStatement":"S","extensions":{"rungs:keys":["#;
        let head = format!(r#"{{"CFItems":[{step}"#).into_bytes();
        let between = br#"0]}}],"CFDocument":{"title":"A","creator":"Rungs","extensions":{"rungs:keys":["#.to_vec();
        [head, keys("experience"), between, keys(""), b"0]}}}".to_vec()].concat()
    }),
    hostile("case", "words on each item", |n| {
        let words =
            format!(r#""subject":["a"],"conceptKeywords":["b"],"educationLevel":["c"],"notes":"{}""#, pad(WIDE - 110));
        let item = |i: usize| format!(r#"{{"identifier":"i{i}","fullStatement":"S {i}",{words}}},"#);
        [br#"{"CFDocument":{"title":"A"},"CFItems":["#.to_vec(), numbered(n, item), b"{}]}".to_vec()].concat()
    }),
    hostile("case", "values that it has no place for", |n| {
        [
            br#"{"CFDocument":{"title":"A"},"x":["#.to_vec(),
            full(r#"{"a":"what nobody asks for","b":["what has no place in a framework"]},"#, n),
            b"0]}".to_vec(),
        ]
        .concat()
    }),
    hostile("ctdl", "a cycle of parents", |n| ctdl(n, |i| (i + 1) % 1_000)),
    hostile("ctdl", "a chain of parents", |n| ctdl(n, |i| i.saturating_sub(1))),
    hostile("ctdl", "a chain as long as is read", |n| {
        let said = pad(WIDE - 120);
        let item = |i: usize| {
            let to = i.saturating_sub(1);
            format!(
                r#"{{"@type":"ceasn:Competency","@id":"c{i}","ceasn:competencyText":"{said}","ceasn:isChildOf":"c{to}","ceasn:exactAlignment":"x{i}"}},"#
            )
        };
        let head = br#"{"@context":"https://credreg.net/ctdlasn/schema/context/json","@graph":["#;
        [head.to_vec(), numbered(n, item), b"{}]}".to_vec()].concat()
    }),
    hostile("nice", "ties", |n| {
        let role = r#"{"element_type":"work_role","element_identifier":"W","title":"K","text":"Keeps","doc_identifier":"D"},{"element_type":"task","element_identifier":"T","title":"","text":"Lights","doc_identifier":"D"}"#;
        let ties = full(
            r#"{"source_element_identifier":"W","dest_element_identifier":"T","relationship_identifier":"projection"},"#,
            n,
        );
        let head = format!(
            r#"{{"response":{{"elements":{{"documents":[{{"doc_identifier":"D","name":"A"}}],"elements":[{role}],"relationships":["#
        );
        [head.into_bytes(), ties, b"{}]}}}".to_vec()].concat()
    }),
];

/// So many bytes of a text over and over.
pub(crate) fn full(unit: &str, size: usize) -> Vec<u8> {
    unit.repeat(size / unit.len() + 1).into_bytes()
}

/// The same, each with its number.
pub(crate) fn numbered(size: usize, unit: impl Fn(usize) -> String) -> Vec<u8> {
    let mut all = Vec::with_capacity(size + 200);
    let mut number = 0;
    while all.len() < size {
        all.extend(unit(number).bytes());
        number += 1;
    }
    all
}

/// Lines that are each indented further than the one before.
fn deeper(size: usize, unit: &str) -> Vec<u8> {
    let mut all = Vec::with_capacity(size + 200);
    let mut deep = 0;
    while all.len() < size {
        all.extend(" ".repeat(deep * 2).bytes().chain(unit.bytes()));
        deep += 1;
    }
    all
}

const MOODLE: &str = "Parent ID number,ID number,Short name,Description,Description format,Scale values,Scale configuration,Rule type (optional),Rule outcome (optional),Rule config (optional),Cross-referenced competency ID numbers,Exported ID (optional),Is framework,Taxonomy\n";

fn moodle(size: usize, parent: fn(usize) -> usize) -> Vec<u8> {
    let head = format!("{MOODLE},f,F,,1,,,,,,,,1,\n").into_bytes();
    [head, numbered(size, |i| format!("c{},c{i},C,,1,,,,,,,,,\n", parent(i)))].concat()
}

fn opensalt(size: usize, parent: fn(usize) -> usize) -> Vec<u8> {
    let head = b"identifier,fullStatement,humanCodingScheme,isChildOf,cfItemType\n".to_vec();
    [head, numbered(size, |i| format!(",S,{i},{},\n", parent(i)))].concat()
}

fn case(size: usize, parent: fn(usize) -> usize) -> Vec<u8> {
    let id = |i: usize| format!("00000000-0000-4000-8000-{i:012}");
    let count = size / 400;
    let item = |i: usize| format!("{{\"identifier\":\"{}\",\"fullStatement\":\"S {i}\"}},", id(i));
    let tie = |i: usize| {
        let (from, to) = (id(i), id(parent(i)));
        format!(
            "{{\"identifier\":\"{}\",\"associationType\":\"isChildOf\",\"originNodeURI\":{{\"identifier\":\"{from}\"}},\"destinationNodeURI\":{{\"identifier\":\"{to}\"}}}},",
            id(i + 1_000_000)
        )
    };
    let (items, ties): (String, String) = ((0..count).map(item).collect(), (0..count).map(tie).collect());
    format!("{{\"CFDocument\":{{\"title\":\"A\",\"identifier\":\"{}\"}},\"CFItems\":[{items}{{}}],\"CFAssociations\":[{ties}{{}}]}}", id(999_999_999)).into_bytes()
}

/// The bytes of a thing of which a file of [`FULL`] bytes holds just as many as are read.
const WIDE: usize = 505;

/// What one competency after another stands in, and what stands in it.
const KINDS: [&str; 4] = ["Path", "Ability", "Competency", "Ability"];

/// A text of so many bytes.
fn pad(bytes: usize) -> String {
    "words ".repeat(bytes / 6)
}

/// Items of one length, and so many ties, each from an item to one as what it is to it.
fn wide_case(size: usize, ties: usize, ends: fn(usize) -> (usize, usize, &'static str)) -> Vec<u8> {
    let count = size / WIDE;
    let said = pad(WIDE - 180);
    let tie = |i: usize| {
        let (from, to, relation) = ends(i);
        format!(
            r#"{{"associationType":"{relation}","originNodeURI":"i{}","destinationNodeURI":"i{to}","notes":"n{i}"}},"#,
            from % count.max(1)
        )
    };
    let items: String = (0..count).map(|i| format!(r#"{{"identifier":"i{i}","fullStatement":"{said}"}},"#)).collect();
    let ties: String = (0..ties).map(tie).collect();
    format!(r#"{{"CFDocument":{{"title":"A"}},"CFItems":[{items}{{}}],"CFAssociations":[{ties}{{}}]}}"#).into_bytes()
}

fn ctdl(size: usize, parent: fn(usize) -> usize) -> Vec<u8> {
    let item = |i: usize| {
        format!(
            "{{\"@type\":\"ceasn:Competency\",\"@id\":\"c{i}\",\"ceasn:competencyText\":\"S\",\"ceasn:isChildOf\":\"c{}\"}},",
            parent(i)
        )
    };
    [
        b"{\"@context\":\"https://credreg.net/ctdlasn/schema/context/json\",\"@graph\":[".to_vec(),
        numbered(size, item),
        b"{}]}".to_vec(),
    ]
    .concat()
}
