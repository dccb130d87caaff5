#![allow(missing_docs, clippy::unwrap_used)]
use rungs_exchange::*;
use rungs_model::{Id, Kind};
fn main() {
    let args: Vec<String> = std::env::args().collect();
    let full = args.iter().any(|a| a == "-v");
    for file in args[1..].iter().filter(|a| *a != "-v") {
        let bytes = std::fs::read(file).unwrap();
        let mut n = 0u128;
        let mut fresh = || {
            n += 1;
            Id::from_bytes(n.to_be_bytes())
        };
        let name = file.rsplit('/').next().unwrap();
        let format = recognise(name, &bytes).map(|f| f.name);
        let start = std::time::Instant::now();
        match import(&Input::new(name, &bytes), &mut fresh) {
            Err(e) => println!("{name}: {format:?} ERROR {e}"),
            Ok(found) => {
                let f = found.content.framework();
                let count = |k: Kind| f.of_kind(k).len();
                let years = f.of_kind(Kind::Step).iter().filter(|s| s.experience().is_some()).count();
                print!(
                    "{name}: {} in {:?}; paths {} steps {} abilities {} groups {} competencies {} grades {} notes {} transitions {} years {years}",
                    format.unwrap(),
                    start.elapsed(),
                    count(Kind::Path),
                    count(Kind::Step),
                    count(Kind::Ability),
                    count(Kind::Group),
                    count(Kind::Competency),
                    count(Kind::Grade),
                    count(Kind::Note),
                    count(Kind::Transition)
                );
                if let Some(u) = &found.understanding {
                    println!("; sure {:.2}; {:?}", u.confidence, u.tally);
                    let mut why = std::collections::BTreeMap::new();
                    for t in &u.trace {
                        if let Went::Skipped { why: w } = t.went {
                            *why.entry(w.code()).or_insert(0) += u.pieces[t.part.piece].text[t.part.bytes.clone()]
                                .chars()
                                .filter(|c| !c.is_whitespace())
                                .count();
                        }
                    }
                    println!("   skipped {why:?}");
                    for s in &u.mapping.sheets {
                        println!(
                            "   {:?} {:?} head {:?}: {}",
                            s.sheet,
                            s.layout,
                            s.head,
                            s.columns
                                .iter()
                                .map(|c| format!("{}={:?}", c.head.chars().take(20).collect::<String>(), c.is))
                                .collect::<Vec<_>>()
                                .join(", ")
                        );
                    }
                    let lost: Vec<String> = u
                        .trace
                        .iter()
                        .filter(|t| matches!(t.went, Went::Skipped { why: Skip::NotUnderstood }))
                        .take(if full { 40 } else { 6 })
                        .map(|t| {
                            format!(
                                "{}: {:?}",
                                u.pieces[t.part.piece].at,
                                u.pieces[t.part.piece].text[t.part.bytes.clone()].chars().take(60).collect::<String>()
                            )
                        })
                        .collect();
                    for l in lost {
                        println!("   not understood {l}");
                    }
                } else {
                    println!()
                }
                if full {
                    println!("{}", rungs_model::outline::write(f));
                }
            }
        }
    }
}
