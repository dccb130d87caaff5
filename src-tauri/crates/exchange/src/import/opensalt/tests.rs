//! First floor, OpenSALT: workbooks of our own.

use crate::import::case::tests::faults;
use crate::standard::links;
use crate::{Input, import, random};
use rust_xlsxwriter::Workbook;

const DOC: &str = "00000000-0000-4000-8000-0000000000d0";

fn id(n: u32) -> String {
    format!("00000000-0000-4000-8000-{n:012}")
}

/// A workbook of the three sheets: items as their number, code, outline number, type and statement; associations as the
/// numbers or names of their ends.
fn book(items: &[(u32, &str, &str, &str, &str)], associations: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut book = Workbook::new();
    let mut sheet = |name: &str, heads: &[&str], rows: &[Vec<(u16, String)>]| {
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (column, head) in (0..).zip(heads) {
            sheet.write_string(0, column, *head).unwrap();
        }
        for (row, cells) in (1..).zip(rows) {
            for (column, text) in cells.iter().filter(|(_, text)| !text.is_empty()) {
                sheet.write_string(row, *column, text).unwrap();
            }
        }
    };
    let heads = ["identifier", "creator", "title", "lastChangeDate"];
    sheet("CF Doc", &heads, &[vec![(0, DOC.into()), (2, "Canal".into())]]);
    let of_item = |(n, code, level, kind, statement): &(u32, &str, &str, &str, &str)| {
        let [code, level, kind, statement] = [code, level, kind, statement].map(ToString::to_string);
        vec![(0, id(*n)), (1, statement), (2, code), (3, level), (10, kind)]
    };
    let heads = "identifier fullStatement humanCodingScheme smartLevel listEnumeration abbreviatedStatement conceptKeywords notes language educationLevel CFItemType license";
    sheet("CF Item", &heads.split(' ').collect::<Vec<_>>(), &items.iter().map(of_item).collect::<Vec<_>>());
    let heads = "identifier originNodeURI originNodeIdentifier originNodeHumanCodingScheme associationType destinationNodeURI destinationNodeIdentifier destinationNodeHumanCodingScheme";
    let of_tie = |(from, kind, to): &(&str, &str, &str)| {
        let end = |said: &str| said.parse().map_or_else(|_| said.to_owned(), id);
        let place = |said: &str, name: u16| if said.contains('.') { name + 1 } else { name };
        vec![(place(from, 2), end(from)), (4, kind.to_string()), (place(to, 6), end(to))]
    };
    sheet(
        "CF Association",
        &heads.split(' ').collect::<Vec<_>>(),
        &associations.iter().map(of_tie).collect::<Vec<_>>(),
    );
    book.save_to_buffer().unwrap()
}

#[test]
fn links_codes_and_ids_of_a_workbook_are_kept() {
    let check = |associations: &[(&str, &str, &str)], outline: &str, kept: &[(&str, &str, &str)], told: usize| {
        let items = [
            (1, "L", "1", "Path", "Locks"),
            (2, "L.1", "1.1", "Step", "Hand"),
            (3, "L.2", "1.2", "Step", "Keeper"),
            (4, "L.2.1", "1.2.1", "Ability", "Opens a gate"),
            (5, "W", "2", "Domain", "Water"),
            (6, "W.1", "2.1", "Competency", "Gauges"),
        ];
        let bytes = book(&items, associations);
        let found = import(&Input::new("a.xlsx", &bytes), &mut random::ids_after(0)).unwrap();
        let framework = found.content.framework();
        assert_eq!(framework.root().to_string(), DOC);
        assert_eq!(found.ids_made, 0);
        assert_eq!(rungs_model::outline::write(framework), outline, "{associations:?}");
        let have: Vec<(String, String, String)> =
            links::of(framework).into_iter().map(|link| (link.from, link.relation, link.to)).collect();
        let end = |said: &str| said.parse().map_or_else(|_| said.to_owned(), id);
        let kept: Vec<_> = kept.iter().map(|(from, what, to)| (end(from), what.to_string(), end(to))).collect();
        assert_eq!(have, kept);
        assert_eq!(faults::told(&found).len(), told, "{:?}", faults::told(&found));
        let code = |n: u32| {
            let record = framework.get(id(n).parse().unwrap()).unwrap();
            let own = record.text(rungs_model::Field::Code).to_owned();
            if own.is_empty() { crate::export::case::own_code(record).unwrap_or_default() } else { own }
        };
        assert_eq!([1, 3, 4, 6].map(code), ["L", "L.2", "L.2.1", "W.1"]);
    };
    let plain = "framework Canal\n  group Water\n    competency Gauges\n  path Locks\n    step Hand\n      code: L.1\n    step Keeper\n      code: L.2\n      ability Opens a gate\n";
    let tied = plain
        .replace("competency Gauges\n", "competency Gauges #1\n")
        .replace("Opens a gate\n", "Opens a gate\n        competency: #1\n");
    check(&[], plain, &[], 0);
    check(&[("2", "Is Child Of", "1"), ("2", "Precedes", "3")], plain, &[], 0);
    check(&[("4", "Is Part Of", "6")], &tied, &[], 0);
    check(&[("L.2.1", "Is Part Of", "W.1")], &tied, &[], 0);
    check(
        &[("4", "Replaced By", "99"), ("6", "Exact Match Of", "98")],
        plain,
        &[("4", "replacedBy", "99"), ("6", "exactMatchOf", "98")],
        0,
    );
    check(&[("97", "Is Related To", "98")], plain, &[("97", "isRelatedTo", "98")], 1);
}
