//! First floor, data formats: what a person sees of the number in a cell: days, times, and numbers whose format says more
//! than the number does: "25 %", "1,000 EUR", "3 years".

use calamine::{Data, ExcelDateTime};
use chrono::Timelike;

/// How a format shows a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shown {
    /// As a day, whatever time of it the number says.
    Day,
    /// With signs or words around it.
    Number(Format),
}

/// A number with signs or words around it.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Format {
    before: String,
    after: String,
    /// How many digits behind the point are always there, and how many there may be; none where the number says.
    decimals: Option<(usize, usize)>,
    is_grouped: bool,
    is_percent: bool,
}

impl Shown {
    /// What the code of a format shows; nothing where it shows the number alone, or is understood too little.
    pub fn of(code: &str) -> Option<Shown> {
        if is_day(code) {
            return Some(Shown::Day);
        }
        let format = Format::of(code)?;
        let says_more = [&format.before, &format.after].into_iter().any(|text| !text.trim().is_empty());
        says_more.then_some(Shown::Number(format))
    }
}

/// Whether a format shows a day and no time.
fn is_day(code: &str) -> bool {
    let (mut has_day, mut has_time) = (false, false);
    for sign in signs(code) {
        match sign {
            Sign::Plain('d' | 'D' | 'y' | 'Y') => has_day = true,
            Sign::Plain('h' | 'H' | 's' | 'S') => has_time = true,
            _ => {}
        }
    }
    has_day && !has_time
}

/// A sign of the code of a format: one that stands for something, or one that is shown.
enum Sign {
    Plain(char),
    Said(char),
}

/// The signs of the first section of a code, which is that of most numbers.
fn signs(code: &str) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' => break,
            '"' => signs.extend(letters.by_ref().take_while(|c| *c != '"').map(Sign::Said)),
            '\\' => signs.extend(letters.next().map(Sign::Said)),
            // As wide as the letter behind it, or as often as there is room.
            '_' | '*' => drop(letters.next()),
            '[' => {
                // "[$EUR-407]" is a currency; "[Red]" and "[>=100]" say nothing themselves.
                let inner: String = letters.by_ref().take_while(|c| *c != ']').collect();
                let currency = inner.strip_prefix('$').map(|name| name.split('-').next().unwrap_or_default());
                signs.extend(currency.unwrap_or_default().chars().map(Sign::Said));
            }
            other => signs.push(Sign::Plain(other)),
        }
    }
    signs
}

impl Format {
    /// A number with something around it. None where the code is of a day, a fraction, a text or a power.
    fn of(code: &str) -> Option<Format> {
        let mut format = Format::default();
        let (mut in_number, mut is_behind_point) = (false, false);
        let mut comma = false;
        let signs = signs(&code.replace("General", "#").replace("GENERAL", "#"));
        let is_general = code.to_ascii_lowercase().contains("general");
        for sign in signs {
            let said = match sign {
                Sign::Plain(digit @ ('0' | '#' | '?')) => {
                    if !format.after.is_empty() {
                        return None;
                    }
                    format.is_grouped |= std::mem::take(&mut comma);
                    in_number = true;
                    let (least, most) = format.decimals.get_or_insert((0, 0));
                    if is_behind_point {
                        *least += usize::from(digit == '0');
                        *most += 1;
                    }
                    continue;
                }
                Sign::Plain('.') if !is_behind_point => {
                    (in_number, is_behind_point) = (true, true);
                    continue;
                }
                Sign::Plain(',') if in_number => {
                    comma = true;
                    continue;
                }
                Sign::Plain('%') => {
                    format.is_percent = true;
                    '%'
                }
                Sign::Plain('/' | '@' | 'E' | 'e' | ',' | '.') => return None,
                Sign::Plain(letter) if letter.is_ascii_alphabetic() => return None,
                Sign::Plain(said) | Sign::Said(said) => said,
            };
            if in_number { format.after.push(said) } else { format.before.push(said) }
        }
        // A comma behind the digits divides by a thousand, and a format without digits shows none.
        if comma || !in_number {
            return None;
        }
        if is_general {
            format.decimals = None;
        }
        Some(format)
    }

    /// The number with what stands around it.
    fn say(&self, number: f64) -> String {
        let size = number.abs() * if self.is_percent { 100.0 } else { 1.0 };
        let mut digits = match self.decimals {
            Some((_, most)) => format!("{size:.*}", most.min(20)),
            None => plain(size),
        };
        if let Some((least, most)) = self.decimals.filter(|(least, most)| most > least) {
            let optional = digits.chars().rev().take(most - least).take_while(|digit| *digit == '0').count();
            digits.truncate(digits.len() - optional);
            digits.truncate(digits.trim_end_matches('.').len());
        }
        let whole = digits.find('.').unwrap_or(digits.len());
        if self.is_grouped {
            (1..whole).rev().filter(|at| (whole - at).is_multiple_of(3)).for_each(|at| digits.insert(at, ','));
        }
        let sign = if number < 0.0 { "-" } else { "" };
        format!("{sign}{}{digits}{}", self.before, self.after).trim().to_string()
    }
}

/// A value as a person sees it.
pub(super) fn said(value: &Data, shown: Option<&Shown>) -> String {
    match (value, shown) {
        (Data::Empty | Data::Error(_), _) => String::new(),
        (Data::DateTime(when), _) if when.is_duration() => duration(when),
        (Data::DateTime(when), shown) => moment(when, shown == Some(&Shown::Day)),
        (Data::Float(number), Some(Shown::Number(format))) if number.abs() < 1e15 => format.say(*number),
        #[allow(clippy::cast_precision_loss)] // no whole number of a cell is so large
        (Data::Int(number), Some(Shown::Number(format))) => format.say(*number as f64),
        (Data::Float(number), _) => plain(*number),
        (Data::Bool(truth), _) => if *truth { "TRUE" } else { "FALSE" }.to_string(),
        (other, _) => other.to_string(),
    }
}

/// A number alone: whole ones without a point.
pub(super) fn plain(number: f64) -> String {
    if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { number.to_string() }
}

/// A day, a time of day, or both: whichever the number says.
fn moment(when: &ExcelDateTime, is_day: bool) -> String {
    // A time is kept as a part of a day, which is never quite that time.
    let second = chrono::Duration::milliseconds(500);
    let Some(at) = when.as_datetime().and_then(|at| at.checked_add_signed(second)) else { return when.to_string() };
    let (day, time) = (at.date(), at.time());
    let is_midnight = time.num_seconds_from_midnight() == 0;
    let time = if time.second() == 0 { time.format("%H:%M") } else { time.format("%H:%M:%S") };
    if (0.0..1.0).contains(&when.as_f64()) && !is_day {
        time.to_string()
    } else if is_midnight || is_day {
        day.to_string()
    } else {
        format!("{day} {time}")
    }
}

/// How long something takes, in hours.
fn duration(when: &ExcelDateTime) -> String {
    let seconds = (when.as_f64().abs() * 86_400.0).round();
    let (hours, minutes, seconds) = ((seconds / 3600.0).floor(), (seconds / 60.0).floor() % 60.0, seconds % 60.0);
    let sign = if when.as_f64() < 0.0 { "-" } else { "" };
    let behind = if seconds > 0.0 { format!(":{seconds:02.0}") } else { String::new() };
    format!("{sign}{hours:.0}:{minutes:02.0}{behind}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_as_their_format_shows_them() {
        let check = |code: &str, number: f64, expect: &str| {
            let shown = Shown::of(code);
            assert_eq!(said(&Data::Float(number), shown.as_ref()), expect, "{code}");
        };
        check("General", 3.0, "3");
        check("0.00", 3.0, "3");
        check("#,##0", 1234.5, "1234.5");
        check("0%", 0.25, "25%");
        check("0.0%", 0.755, "75.5%");
        check("0\\ %", 0.5, "50 %");
        check("#,##0.00 \"EUR\"", 1_000_000.0, "1,000,000.00 EUR");
        check("[$€-407]\\ #,##0.00;[Red]-#,##0.00", 1234.5, "€ 1,234.50");
        check("_-\"£\"* #,##0_-", 999.0, "£999");
        check("\"$\"#,##0", -1234.0, "-$1,234");
        check("0\"+ years\"", 5.0, "5+ years");
        check("0.#\" years\"", 2.5, "2.5 years");
        check("0.#\" years\"", 2.0, "2 years");
        check("General\" Jahre\"", 1.5, "1.5 Jahre");
        check("\"L\"0", 3.0, "L3");
        check("# ?/?", 0.5, "0.5");
        check("0.00E+00", 12.0, "12");
        check("#,##0,\"k\"", 5000.0, "5000");
        check("000-000", 123_456.0, "123456");
        check("\"none\"", 1.0, "1");
    }

    #[test]
    fn days_and_times() {
        let check = |code: &str, number: f64, expect: &str| {
            let kind = if code.contains('[') { ExcelDateTimeType::TimeDelta } else { ExcelDateTimeType::DateTime };
            let value = Data::DateTime(ExcelDateTime::new(number, kind, false));
            assert_eq!(said(&value, Shown::of(code).as_ref()), expect, "{code} {number}");
        };
        check("yyyy-mm-dd", 45_352.0, "2024-03-01");
        check("yyyy-mm-dd", 45_352.9, "2024-03-01");
        check("yyyy-mm-dd h:mm:ss", 45_353.520_833_333_34, "2024-03-02 12:30");
        check("yyyy-mm-dd h:mm:ss", 45_353.0, "2024-03-02");
        check("h:mm:ss", 0.343_75, "08:15");
        check("h:mm:ss", 0.343_76, "08:15:01");
        check("[h]:mm", 1.5, "36:00");
        check("[h]:mm:ss", 0.000_75, "0:01:05");
    }
}
