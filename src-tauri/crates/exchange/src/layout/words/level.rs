//! First floor, layouts of tables: what reads like the name of a level.

use crate::pieces::characters;
use regex::Regex;
use std::sync::LazyLock;

#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:
        (?:level|lvl|step|stage|grade|band|stufe|niveau|nivel|nível|nivell|livello|trede|tier|phase|year|ebene|palier|echelon|échelon|уровень|рівень|poziom|seviye|tingkat|úroveň)\s*[-\#:]?\s*(?:\d{1,2}|[ivx]{1,4}|[a-f])\b.*
        |\p{L}{1,4}[ -]?\d{1,2}\b.*
        |\d{1,2}(?:\s*[-–—:./)=]\s*\D.*)?
        |(?:awareness|aware|working|practitioner|expert|novice|beginner|advanced\ beginner|basic|basics|foundation(?:al)?|intermediate|advanced|competent|proficient|master(?:y)?|fundamental|developing|skilled|leading|entry|entry[-\ ]level|learner|learning|distinguished|adept|limited|strong|exceptional|emerging|established|exemplary|practising|practicing|accomplished|mature|middle|confident|capable|independent|autonomous|einsteiger|anfänger|fortgeschritten(?:e|er)?|experte|experten|kenner|könner|grundlagen|basis|débutant|confirmé|expérimenté|intermédiaire|avancé|notions|maîtrise|principiante|básico|intermedio|avanzado|experto|starter|gevorderd|ervaren|deskundig|beginnend
            |highly\ (?:advanced|specialised|specialized|skilled)|consolidating|developed|unsatisfactory|satisfactory|excellent|outstanding
            |iniciante|intermediário|avançado|especialista|principianti|intermedio|avanzato|esperto
            |начальный|начинающий|новичок|базовый|средний|продвинутый|экспертный|эксперт|мастер|стажер|стажёр|джуниор|мидл|сеньор
            |początkujący|podstawowy|średniozaawansowany|zaawansowany|ekspert|nybörjare|grundläggande|avancerad
            |başlangıç|temel|orta|ileri|uzman)(?:\ level|\ уровень)?(?:\ \(.*\))?
        |(?:meets|exceeds|below|approaches|approaching)(?:\ (?:expectations?|standards?))?(?:\ \(.*\))?
        |(?:\p{L}+\ )?(?:practitioner|expert)
        |(?:assistant|associate|junior|jr\.?|medior|mid(?:[-\ ]?level)?|senior|sr\.?|staff|principal|lead|chief|head\ of|director|vp|manager|fellow|trainee|apprentice|intern|graduate|executive|werkstudent|leiter|leitung|directeur|stagiaire|alternant|becario|jefe|director|semi\ ?senior|individual\ contributor|team\ lead|partner
            |júnior|pleno|sênior|estagiário|gerente|coordenador|младший|старший|ведущий|главный|руководитель|młodszy|starszy|główny|kıdemli)\b.*
        |\p{L}+\ (?:junior|jr\.?|medior|mid|semi[-\ ]?senior|senior|sr\.?|ssr\.?|pleno|sênior|júnior|trainee)(?:\ advanced?)?(?:\ \(.*\))?
        |(?:初级|中级|高级|资深|专家|主管|入门|熟练|精通|助理|总监|初級|中級|上級|新人|初心者|一人前|ベテラン|リーダー|エキスパート|主任|係長|課長|部長
            |초급|중급|고급|특급|주니어|시니어|신입|사원|대리|과장|차장|부장|전문가|팀장|임원).{0,12}
        |(?:[一二三四五六七八九十]|\d{1,2})\ ?(?:级|級|급|段|단계|등급)
        |(?:aa|ao|eo|heo|seo|scs)\b(?:\W.*)?
        |.*\b(?:i{1,3}|iv|v|vi|\d)$
        |.*\((?:[a-z]{1,4}\d{1,2}|level\ \d+)\)$
        )$",
    )
    .unwrap()
});

/// The most characters of the name of a level.
const LONGEST: usize = 70;

/// Whether a text is short enough for the name of a level.
pub(crate) fn may_be_level(text: &str) -> bool {
    text.len() <= 300 && characters(text) as usize <= LONGEST
}

/// Whether a text reads like the name of a level.
pub(crate) fn is_level(text: &str) -> bool {
    if !may_be_level(text) {
        return false;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // "0-2" and "5+" are years, "1.2" numbers something else.
    let is_span = !text.contains(char::is_alphabetic) && text.trim_end_matches('.').contains(['-', '–', '+', '.']);
    let are_years = || crate::years::find(&text, false).is_some_and(|found| found.whole);
    !is_span && text.chars().count() <= LONGEST && LEVEL.is_match(&text) && !are_years()
}
