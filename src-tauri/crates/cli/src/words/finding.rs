//! The sentences of findings.

use super::changes::face;
use rungs_model::Framework;
use rungs_model::check::Finding;

/// How many findings somebody does not want to see.
pub(crate) fn ignored(count: usize) -> String {
    if count == 1 { "1 finding is ignored.".to_string() } else { format!("{count} findings are ignored.") }
}

/// A finding as a sentence without its place.
pub(crate) fn finding(finding: &Finding, framework: &Framework) -> String {
    let of = |name: &str| finding.params.get(name).unwrap_or_default();
    let what = face(framework, finding.node);
    let sentence = match finding.code {
        "empty-title" => format!("a {} without a title", of("kind")),
        "step-without-abilities" => format!("the step \"{what}\" has no abilities"),
        "empty-cell" => {
            format!("the step \"{what}\" says nothing of \"{}\", which the steps around it do", of("competency"))
        }
        "ability-without-statement" => "an ability without a statement".to_string(),
        "ability-without-competency" => {
            format!("\"{what}\" belongs to no competency, as nearly all others on its path do")
        }
        "same-statement-twice" => format!("\"{}\" stands at two places", of("statement")),
        "step-repeats-step" => format!("the step \"{what}\" repeats {} statements of \"{}\"", of("count"), of("step")),
        "nearly-the-same" => format!("\"{what}\" says nearly the same as \"{}\"", of("words")),
        "falling-years" => format!("the step \"{what}\" takes {} years after {} before", of("years"), of("before")),
        "years-reversed" => format!("the step \"{what}\" takes at least {} and at most {} years", of("min"), of("max")),
        "missing-years" => format!("the step \"{what}\" says nothing of experience, as most steps of its path do"),
        "years-apart" => {
            format!("\"{}\" ends at {} years and \"{what}\" begins at {}", of("step"), of("before"), of("years"))
        }
        "years-overlapping" => {
            format!("\"{}\" and \"{what}\" share the years from {} to {}", of("step"), of("min"), of("max"))
        }
        "step-never-reached" => format!("no transition leads to the step \"{what}\", as they do to most others"),
        "competency-never-used" => format!("no ability refers to the competency \"{what}\""),
        "group-without-competencies" => format!("the group \"{what}\" has no competencies"),
        "note-without-text" => format!("the note \"{what}\" says nothing"),
        "stream-without-metric" => format!("the value stream \"{what}\" has no metric"),
        "spelled-two-ways" => format!("\"{}\" is written \"{}\" elsewhere", of("word"), of("other")),
        "reference-to-nothing" => format!("\"{}\" of \"{what}\" refers to nothing ({})", of("field"), of("id")),
        "spelling" => format!("\"{}\" is in no dictionary", of("word")),
        "inconsiderate" => format!("\"{}\" can leave people out ({})", of("word"), reason(of("why"))),
        "vague-verb" if of("words").is_empty() => format!("\"{}\" {}", of("word"), vague(of("why"))),
        "vague-verb" => {
            format!("{} statements begin with \"{}\", which {}", of("count"), of("words"), vague(of("why")))
        }
        "two-behaviours" => format!("\"{what}\" holds two behaviours"),
        "verb-form" if of("count") == "1" => {
            format!("this statement begins as \"{}\", its neighbours as \"{}\"", of("word"), of("like"))
        }
        "verb-form" => {
            format!("{} statements begin as \"{}\", their neighbours as \"{}\"", of("count"), of("word"), of("like"))
        }
        "adverb-only" => format!("\"{what}\" differs from \"{}\" in an adverb alone", of("words")),
        "hard-to-read" => format!("a sentence of {} words is hard to read (LIX {})", of("words"), of("lix")),
        "minimum-of-years" => {
            let steps = if of("count") == "1" { "a step asks".into() } else { format!("{} steps ask", of("count")) };
            format!("{steps} for a minimum of years; the kind of experience often says more")
        }
        other => other.to_string(),
    };
    let instead: Vec<String> =
        finding.mends.iter().filter_map(|m| m.params.get("word")).map(|word| format!("\"{word}\"")).collect();
    if instead.is_empty() { sentence } else { format!("{sentence}; perhaps {}", instead.join(" or ")) }
}

fn vague(why: &str) -> &'static str {
    match why {
        "unseen" => "names what nobody can see",
        "whose" => "does not say what this person does",
        "duty" => "names a duty, not what somebody does",
        "praise" => "praises instead of describing",
        _ => "says only that somebody tries",
    }
}

fn reason(why: &str) -> &'static str {
    match why {
        "gender" => "it speaks of one gender",
        "person" => "it knows two genders only",
        "age" => "it hints at an age",
        "origin" => "it hints at where somebody comes from",
        "ability" => "it makes light of an illness or a disability",
        "colour" => "it calls black bad and white good",
        "slavery" => "it speaks of slavery",
        "violence" => "it speaks of violence",
        _ => "it is a fashion not everybody feels meant by",
    }
}
