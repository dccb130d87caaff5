//! First floor, layouts of tables: what heads mean, in English, German, French, Spanish and Dutch, and what reads like
//! the name of a level.

use crate::mapping::Role;
use crate::pieces::characters;
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Heads in small letters alone, without accents, and what they mean. Of what fits the first one counts.
const HEADS: &[(Role, &str)] = &[
    (Role::ParentName, "parent parentid parentcode parentidnumber ischildof"),
    (Role::Tagline, "rolefamily jobfamilygroup tagline familygroup familiedefonctions"),
    (
        Role::PathSummary,
        "roledescription pathsummary pathdescription trackdescription jobdescription rolesummary rolepurpose jobpurpose
        rollenbeschreibung stellenbeschreibung descriptiondurole descriptiondumetier descripciondelrol descripciondelpuesto
        rolomschrijving functieomschrijving",
    ),
    (
        Role::StepSummary,
        "roleleveldescription stepsummary stepdescription leveldescription levelsummary gradedescription expectations
        purpose summary leveloverview levelprofile profile stufenbeschreibung zusammenfassung erwartungen
        descriptionduniveau resume attentes descripciondelnivel resumen expectativas niveauomschrijving samenvatting
        verwachtingen gradepurpose rolepurposesummary generaldescription inshort ataglance overallexpectations",
    ),
    (
        Role::AbilityTitle,
        "skilllevel abilitytitle proficiency proficiencylevel competencylevel masterylevel requiredlevel expectedlevel
        auspragung niveaudemaitrise niveaurequis nivelrequerido niveldedominio beheersingsniveau levelrequired
        requiredproficiency expectedproficiency",
    ),
    (
        Role::Ability,
        "skillleveldescription abilitystatement ability statement fullstatement behaviour behaviours behavior behaviors
        indicator indicators behaviouralindicator behaviouralindicators behavioralindicator behavioralindicators criteria
        criterion expectation signal signals responsibility responsibilities keyresponsibilities task tasks
        capabilitystatement whatthislookslike whatitlookslike leveltext proficiencydescription text observablebehaviour
        observablebehaviours observablebehavior observablebehaviors performanceindicator performanceindicators
        competencystatement whatgoodlookslike verhalten verhaltensweise verhaltensweisen verhaltensanker
        verhaltensindikator verhaltensindikatoren aussage erwartung erwartungen aufgabe aufgaben verantwortung
        anforderung anforderungen comportement comportements comportementsattendus comportementattendu attendu indicateur
        indicateurs critere criteres enonce responsabilite responsabilites tache taches missions comportamiento
        comportamientos conducta conductas conductasobservables indicador indicadores criterio criterios responsabilidad
        responsabilidades enunciado tarea tareas gedrag gedragingen gedragsindicator gedragsindicatoren gedragsvoorbeeld
        uitspraak taak taken verantwoordelijkheid verantwoordelijkheden verwachting verwachtingen criterium",
    ),
    (
        Role::Path,
        "role path track jobfamily jobrole careerpath careertrack job jobtitle function jobfunction discipline profession
        stream ladder rolename trackname pathname department team occupation rolle laufbahn karrierepfad berufsbild
        funktion stelle jobfamilie fachbereich metier poste filiere emploi fonction rolemetier parcours intituleduposte rol
        puesto cargo trayectoria carrera familia functie loopbaan loopbaanpad vakgebied functienaam functiefamilie",
    ),
    (
        Role::Step,
        "rolelevel level step stage seniority senioritylevel careerlevel careerstage joblevel levelname leveltitle position
        positiontitle rung title steptitle stepname stufe stufenname karrierestufe niveau ebene senioritat position titel
        echelon palier nivel escalon etapa titulo puestonivel trede niveaunaam functieniveau rang senioriteit levelid
        leveltitel levelrole",
    ),
    (Role::Code, "code stepcode levelcode shortcode jobcode kurzel kennung codigo abbreviation abbr"),
    (
        Role::Years,
        "years experience yearsofexperience yoe yearsexperience minimumyears typicalexperience tenure experienceyears
        typicalyears typicalyearsofexperience yearsexp exp yrs yrsexp experiencerange experiencelevel minexperience
        minyears relevantexperience workexperience experiencerequired requiredexperience yearsinrole timeinrole timeinlevel
        typicaltenure berufserfahrung jahre erfahrung erfahrungsjahre jahreberufserfahrung erfahrunginjahren experience
        anneesdexperience anneesexperience anciennete experiencerequise anosdeexperiencia experiencia anos
        anosexperiencia ervaring jarenervaring jaren werkervaring aantaljarenervaring",
    ),
    (
        Role::Grade,
        "grade band payband paygrade salaryband jobgrade salarygrade paylevel salarylevel gehaltsband gehaltsstufe
        entgeltgruppe tarifgruppe coefficient banda bandasalarial gradosalarial schaal salarisschaal loonschaal",
    ),
    (
        Role::Focus,
        "focus scope scopeofimpact sphereofinfluence impactscope scopeofinfluence scopeandimpact scopeimpact fokus
        wirkungskreis wirkungsbereich perimetre portee alcance ambito enfoque bereik reikwijdte",
    ),
    (
        Role::Group,
        "group category domain theme pillar area cluster dimension competencyarea skillcategory competencydomain
        competencygroup skillgroup capabilityarea competencycluster family areaofcompetence subjectarea competencycategory
        skillarea skilldomain competencefamily skilltype competencytype kategorie bereich kompetenzbereich kompetenzfeld
        kompetenzgruppe gruppe themenfeld cluster domaine categorie famille domainedecompetence famillededecompetences
        pole categoria dominio grupo areadecompetencia areacompetencial bloque pilar domein groep
        competentiegebied competentiegroep",
    ),
    (
        Role::GroupSummary,
        "groupsummary groupdescription categorydescription domaindescription areadescription themedescription",
    ),
    (
        Role::Definition,
        "skilldescription definition description competencydescription overalldescription meaning competencydefinition
        skilldefinition overview whatitis whatitmeans capabilitydescription behaviouraldefinition beschreibung definition
        kompetenzbeschreibung bedeutung erlauterung descriptif descriptiondelacompetence descripcion definicion
        descripciondelacompetencia significado omschrijving beschrijving definitie toelichting",
    ),
    (Role::Example, "exampleofsuccess success successlookslike"),
    (
        Role::Examples,
        "example examples evidence exampleevidence examplebehaviours examplebehaviors beispiel beispiele nachweis nachweise
        exemple exemples preuves ejemplo ejemplos evidencia evidencias voorbeeld voorbeelden bewijs eg",
    ),
    (
        Role::Competency,
        "skill skillname competency competence competencies competences capability topic attribute subject competencyname
        competencename capabilityname name skills criteriatitle subcategory axis trait element elementname quality
        competencytitle keyarea corecompetency skilltitle competencyskill value factor kompetenz kompetenzen fahigkeit
        fahigkeiten thema merkmal bezeichnung competence savoir savoirfaire savoiretre aptitude sujet nomdelacompetence
        intituledelacompetence axe competencia competencias habilidad habilidades capacidad tema aptitud competentie
        competenties vaardigheid vaardigheden onderwerp bekwaamheid criterionname",
    ),
    (
        Role::Name,
        "id identifier ref reference idnumber no number nr key uri url skillcode elementid num numero nummer competencyid
        skillid statementid sno srno item",
    ),
    (Role::Depth, "depth indent smartlevel outline outlinenumber"),
    (Role::Kind, "type itemtype cfitemtype kind"),
    (Role::Weight, "weight weighting gewicht gewichtung ponderation poids peso ponderacion gewicht weging"),
    (
        Role::Note,
        "note notes comment comments remark remarks guidancenotes guidance rolesthatrequireskill roletype references
        resources training learningresources anmerkung anmerkungen bemerkung bemerkungen hinweis hinweise remarque
        remarques commentaire commentaires notas nota observaciones comentarios opmerking opmerkingen
        developmentsuggestions development",
    ),
    (
        Role::Skip,
        "score scores rating ratings selfassessment self selfrating managerrating managerassessment points total average avg
        target current gap actual bewertung punkte note selbsteinschatzung fremdeinschatzung ist soll evaluation
        autoevaluation puntuacion puntaje evaluacion autoevaluacion beoordeling zelfbeoordeling lastupdated updated",
    ),
];

/// Words that say nothing of what a column holds.
const FILLERS: &[&str] = &[
    "the",
    "typical",
    "required",
    "expected",
    "core",
    "key",
    "main",
    "relevant",
    "of",
    "minimum",
    "min",
    "approx",
    "our",
    "primary",
    "indicative",
    "average",
    "total",
    "general",
    "specific",
    "le",
    "la",
    "les",
    "der",
    "die",
    "das",
    "el",
    "de",
    "het",
    "usual",
    "suggested",
    "overall",
    "employee",
    "staff",
    "company",
    "hr",
    "observable",
    "detailed",
    "full",
];

/// Words that compose heads nobody listed, and what they say of a column: the last one counts most.
const WORDS: &[(&str, Word)] = &[
    ("skill", Word::Competency),
    ("skills", Word::Competency),
    ("competency", Word::Competency),
    ("competencies", Word::Competency),
    ("competence", Word::Competency),
    ("capability", Word::Competency),
    ("kompetenz", Word::Competency),
    ("competencia", Word::Competency),
    ("competentie", Word::Competency),
    ("level", Word::Level),
    ("stage", Word::Level),
    ("stufe", Word::Level),
    ("niveau", Word::Level),
    ("nivel", Word::Level),
    ("role", Word::Role),
    ("job", Word::Role),
    ("track", Word::Role),
    ("path", Word::Role),
    ("position", Word::Role),
    ("description", Word::Text),
    ("definition", Word::Text),
    ("summary", Word::Text),
    ("overview", Word::Text),
    ("beschreibung", Word::Text),
    ("descripcion", Word::Text),
    ("omschrijving", Word::Text),
    ("name", Word::Name),
    ("title", Word::Name),
    ("group", Word::Group),
    ("area", Word::Group),
    ("category", Word::Group),
    ("domain", Word::Group),
    ("cluster", Word::Group),
    ("years", Word::Years),
    ("yrs", Word::Years),
    ("experience", Word::Years),
    ("erfahrung", Word::Years),
    ("berufserfahrung", Word::Years),
    ("experiencia", Word::Years),
    ("ervaring", Word::Years),
    ("code", Word::Code),
    ("id", Word::Code),
    ("behaviours", Word::Statement),
    ("behaviors", Word::Statement),
    ("behavioural", Word::Statement),
    ("behavioral", Word::Statement),
    ("indicators", Word::Statement),
    ("indicator", Word::Statement),
    ("statement", Word::Statement),
    ("responsibilities", Word::Statement),
    ("expectations", Word::Statement),
];

#[derive(Clone, Copy, PartialEq, Eq)]
enum Word {
    Competency,
    Level,
    Role,
    Text,
    Name,
    Group,
    Years,
    Code,
    Statement,
}

/// A letter without its accent.
fn bare(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ä' | 'ã' => 'a',
        'é' | 'è' | 'ê' | 'ë' => 'e',
        'í' | 'ì' | 'î' | 'ï' => 'i',
        'ó' | 'ò' | 'ô' | 'ö' => 'o',
        'ú' | 'ù' | 'û' | 'ü' => 'u',
        'ñ' => 'n',
        'ç' => 'c',
        other => other,
    }
}

/// Letters alone, small and without accents.
pub(super) fn letters(head: &str) -> String {
    head.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).map(bare).collect()
}

fn listed(letters: &str) -> Option<Role> {
    static BY_HEAD: LazyLock<HashMap<&str, Role>> = LazyLock::new(|| {
        let all = HEADS.iter().flat_map(|(role, names)| names.split_whitespace().map(move |name| (name, *role)));
        let mut by_head = HashMap::new();
        for (name, role) in all {
            by_head.entry(name).or_insert(role);
        }
        by_head
    });
    BY_HEAD.get(letters).copied()
}

/// What a column of that head holds.
pub(crate) fn role_of(head: &str) -> Option<Role> {
    if head.chars().count() > 60 {
        return None;
    }
    let whole = letters(head);
    let end = head.find(['(', '\n', ':', '/', '|', ',', '[', '&', '–', '—']).unwrap_or(head.len());
    let begin = head[..end].trim();
    // "Level 1" is a level, and "0-2 years" are years, rather than what a column of them is called.
    if begin.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    listed(&whole).or_else(|| {
        let words: Vec<String> =
            begin.split(|c: char| !c.is_alphabetic()).map(letters).filter(|w| !w.is_empty()).collect();
        let said: Vec<&String> = words.iter().filter(|word| !FILLERS.contains(&word.as_str())).collect();
        if said.is_empty() || said.len() > 4 {
            return None;
        }
        let short: String = said.iter().map(|word| word.as_str()).collect();
        // What stands before a bracket is listed, or all of it is made of words that say what they hold.
        let names = if end < head.len() || short != whole { listed(&short) } else { None };
        names.or_else(|| composed(&said))
    })
}

fn composed(words: &[&String]) -> Option<Role> {
    let kinds: Option<Vec<Word>> =
        words.iter().map(|word| WORDS.iter().find(|(known, _)| known == word).map(|(_, kind)| *kind)).collect();
    let kinds = kinds?;
    let has = |kind: Word| kinds.contains(&kind);
    let first = *kinds.first()?;
    Some(match kinds.last()? {
        Word::Years => Role::Years,
        Word::Statement => Role::Ability,
        Word::Code if has(Word::Level) => Role::Code,
        Word::Code => Role::Name,
        Word::Group => Role::Group,
        Word::Text if has(Word::Competency) && has(Word::Level) => Role::Ability,
        Word::Text if has(Word::Statement) => Role::Ability,
        Word::Text if has(Word::Group) => Role::GroupSummary,
        Word::Text if has(Word::Level) => Role::StepSummary,
        Word::Text if has(Word::Competency) => Role::Definition,
        Word::Text if has(Word::Role) => Role::PathSummary,
        Word::Level if has(Word::Competency) => Role::AbilityTitle,
        Word::Level => Role::Step,
        Word::Name if first == Word::Competency => Role::Competency,
        Word::Name if has(Word::Level) => Role::Step,
        Word::Name if has(Word::Role) => Role::Path,
        Word::Name if has(Word::Group) => Role::Group,
        Word::Competency => Role::Competency,
        Word::Role => Role::Path,
        _ => return None,
    })
}

#[allow(clippy::unwrap_used)] // the pattern is constant, and the tests of this room run it
static LEVEL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?ix)^(?:
        (?:level|lvl|step|stage|grade|band|stufe|niveau|nivel|trede|tier|phase|year|ebene|palier|echelon|échelon)\s*[-\#:]?\s*(?:\d{1,2}|[ivx]{1,4}|[a-f])\b.*
        |\p{L}{1,4}[ -]?\d{1,2}\b.*
        |\d{1,2}(?:\s*[-–—:.]\s*\D.*)?
        |(?:awareness|aware|working|practitioner|expert|novice|beginner|advanced\ beginner|basic|basics|foundation(?:al)?|intermediate|advanced|competent|proficient|master(?:y)?|fundamental|developing|skilled|leading|entry|entry[-\ ]level|learner|learning|distinguished|adept|limited|strong|exceptional|emerging|established|exemplary|practising|practicing|accomplished|mature|einsteiger|anfänger|fortgeschritten(?:e|er)?|experte|experten|kenner|könner|grundlagen|basis|débutant|confirmé|expérimenté|intermédiaire|avancé|notions|maîtrise|principiante|básico|intermedio|avanzado|experto|starter|gevorderd|ervaren|deskundig|beginnend)(?:\ level)?(?:\ \(.*\))?
        |(?:assistant|associate|junior|jr\.?|medior|mid(?:[-\ ]?level)?|senior|sr\.?|staff|principal|lead|chief|head\ of|director|vp|manager|fellow|trainee|apprentice|intern|graduate|executive|werkstudent|leiter|leitung|directeur|stagiaire|alternant|becario|jefe|director|semi\ ?senior|individual\ contributor|team\ lead|partner)\b.*
        |.*\b(?:i{1,3}|iv|v|vi|\d)$
        |.*\((?:[a-z]{1,4}\d{1,2}|level\ \d+)\)$
        )$",
    )
    .unwrap()
});

/// The most characters of the name of a level.
const LONGEST: usize = 70;

/// Whether a text is short enough for the name of a level.
pub(super) fn may_be_level(text: &str) -> bool {
    text.len() <= 300 && characters(text) as usize <= LONGEST
}

/// Whether a text reads like the name of a level.
pub(crate) fn is_level(text: &str) -> bool {
    if !may_be_level(text) {
        return false;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    // "0-2" and "5+" are years.
    let is_span = !text.contains(char::is_alphabetic) && text.contains(['-', '–', '+']);
    let are_years = || crate::years::find(&text, false).is_some_and(|found| found.whole);
    !is_span && text.chars().count() <= LONGEST && LEVEL.is_match(&text) && !are_years()
}

/// Whether a text only says that what stands below it are levels.
pub(super) fn is_about_levels(text: &str) -> bool {
    const WORDS: &str = "level levels proficiencylevel proficiencylevels careerlevel careerlevels stage stages step steps
        seniority joblevels joblevel proficiency maturity stufen niveaus niveaux niveles karrierestufen expectations
        expectationsbylevel behaviours behaviors behaviouralindicators indicators levelofproficiency levelsofproficiency";
    let said = letters(text);
    WORDS.split_whitespace().any(|word| word == said)
}

/// Whether a sheet of that name explains the others.
pub(crate) fn is_guide(name: &str) -> bool {
    const NAMES: &str =
        "readme instructions instruction howto howtouse howtousethis guide guidance legend changelog lookup
        lookups lists list introduction intro cover contents index about notes glossary anleitung hinweise legende
        einleitung deckblatt ubersicht glossar lisezmoi instrucciones leeme guia uitleg leesmij inleiding toelichting
        versionhistory revisionhistory dropdowns data validation admin config settings log";
    let said = letters(name);
    NAMES.split_whitespace().any(|word| word == said)
}

/// Whether a name is that of a role rather than of a subject.
pub(crate) fn is_role(name: &str) -> bool {
    const ROLES: &str =
        "engineer engineers developer developers manager managers designer designers analyst analysts lead
        leads scientist scientists architect architects consultant consultants specialist specialists director directors
        administrator administrators assistant officer officers advisor adviser accountant recruiter researcher writer
        marketer coach nurse teacher partner executive representative technician operator track path role ladder ic
        entwickler ingenieur berater leiter designer ingenieur developpeur ingeniero desarrollador ontwikkelaar";
    name.split(|c: char| !c.is_alphabetic()).map(letters).any(|word| ROLES.split_whitespace().any(|role| role == word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_heads_hold() {
        let check = |head: &str, expect: Option<Role>| assert_eq!(role_of(head), expect, "{head}");
        check("Skill Name", Some(Role::Competency));
        check("Competency (core)", Some(Role::Competency));
        check("Years of\nexperience", Some(Role::Years));
        check("Years of experience (typical)", Some(Role::Years));
        check("Typical years", Some(Role::Years));
        check("Level / Stufe", Some(Role::Step));
        check("Capability definition", Some(Role::Definition));
        check("Competency level description", Some(Role::Ability));
        check("Behavioural statement", Some(Role::Ability));
        check("Job level name", Some(Role::Step));
        check("Fähigkeit", Some(Role::Competency));
        check("Années d'expérience", Some(Role::Years));
        check("Leading people", None);
        check("Experience with customers", None);
        check("Technical skills", None);
        check("", None);
        check("42", None);
        check("Level 1\n(junior)", None);
        check("Level (1-5)", Some(Role::Step));
        check("0-2 years", None);
    }

    #[test]
    fn what_reads_like_a_level() {
        let check = |text: &str, expect: bool| assert_eq!(is_level(text), expect, "{text}");
        for text in
            ["L1", "Level 3", "Senior engineer", "IC4 - Staff", "Stufe II", "2", "Engineer III", "Expert", "P1\nJunior"]
        {
            check(text, true);
        }
        for text in
            ["Communication", "Competency", "Description", "Explorer", "0-2 years", "Plans work of several teams"]
        {
            check(text, false);
        }
    }
}
