//! First floor, layouts of tables: the words that stand over columns, and what they say of them. English, German, French,
//! Spanish and Dutch in full; of other languages the words that most tables begin with.

use crate::mapping::Role;

/// Heads in small letters alone, without accents, and what they mean. Of what fits the first one counts.
pub(super) const HEADS: &[(Role, &str)] = &[
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
        competencystatement whatgoodlookslike outcome outcomes learningoutcome
        learningoutcomes learningobjective learningobjectives candostatement candostatements verhalten verhaltensweise verhaltensweisen verhaltensanker
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
        skilldefinition overview descriptor descriptors whatitis whatitmeans capabilitydescription behaviouraldefinition beschreibung definition
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
        competencytitle keyarea strand substrand parameter factorname subcompetency subcompetence subcompetencies
        subcompetences subskill corecompetency skilltitle competencyskill value factor kompetenz kompetenzen fahigkeit
        fahigkeiten thema merkmal bezeichnung competence savoir savoirfaire savoiretre aptitude sujet nomdelacompetence
        intituledelacompetence axe competencia competencias habilidad habilidades capacidad tema aptitud competentie
        competenties vaardigheid vaardigheden onderwerp bekwaamheid criterionname",
    ),
    (
        Role::Name,
        "id identifier ref reference idnumber no number nr key uri url skillcode elementid num numero nummer competencyid
        skillid statementid sno srno item sn slno hash",
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
    // Portuguese, Italian, Catalan.
    (Role::Path, "funcao cargofuncao trilha carreira ruolo percorso profiloprofessionale carrec"),
    (Role::Step, "nivelsenioridade senioridade livello livellodiseniority nivell"),
    (Role::Years, "anosdeexperienciaprofissional tempodeexperiencia annidiesperienza esperienza anysdexperiencia"),
    (Role::Group, "eixo eixotematico ambitodicompetenza areadicompetenza bloco blocco"),
    (Role::Definition, "descricao definicao descricaodacompetencia descrizione definizione descripcio definicio"),
    (
        Role::Ability,
        "expectativa resultadodeaprendizagem resultadosdeaprendizagem objetivosdeaprendizagem resultadosdeaprendizaje
        comportamenti comportamentiattesi indicatore indicatori indicatorecomportamentale acquisdapprentissage criteri criteridavaluacio criterisdavaluacio",
    ),
    (Role::Competency, "habilidade capacidade competenza competenze abilita capacita conoscenze habilitat habilitats"),
    (Role::Note, "observacao observacoes osservazioni observacions"),
    // Russian, Ukrainian, Polish, Czech.
    (
        Role::Path,
        "должность роль профессия специальность направление названиедолжности посада роля stanowisko rola sciezka
        sciezkakariery pozice",
    ),
    (Role::Step, "уровень ступень этап уровеньдолжности уровни рівень poziom szczebel uroven stupen"),
    (Role::Grade, "грейд разряд"),
    (Role::Years, "опыт опытработы стаж летопыта стажработы досвід doswiadczenie latadoswiadczenia praxe zkusenosti"),
    (Role::Group, "категория область группа блок раздел группакомпетенций категорія kategoria obszar oblast kategorie"),
    (Role::Definition, "описание определение описаниекомпетенции опис визначення opis definicja popis definice"),
    (
        Role::Ability,
        "индикатор индикаторы индикаторыкомпетенции индикаторыкомпетенций поведение поведенческиеиндикаторы требования
        обязанности критерии критерий ожидания індикатори zachowanie zachowania wskaznik wskazniki wymagania chovani",
    ),
    (
        Role::Competency,
        "компетенция компетенции навык навыки умение умения названиекомпетенции компетентність навичка kompetencja
        kompetencje umiejetnosc umiejetnosci dovednost dovednosti",
    ),
    (Role::Note, "примечание примечания комментарий комментарии uwagi komentarz poznamka"),
    (Role::Skip, "оценка самооценка балл ocena samoocena hodnoceni"),
    // Swedish, Danish, Norwegian, Finnish, Turkish, Indonesian, Vietnamese.
    (Role::Path, "roll yrkesroll befattning stilling rooli tehtava pozisyon unvan jabatan peran"),
    (Role::Step, "niva taso seviye duzey kademe tingkat jenjang capdo"),
    (Role::Years, "erfarenhet erfaring kokemus deneyim tecrube pengalaman kinhnghiem"),
    (Role::Group, "kategori omrade område kompetenceområde osaamisalue alan bidang"),
    (Role::Definition, "beskrivning beskrivelse kuvaus maaritelma aciklama tanim deskripsi definisi"),
    (Role::Ability, "beteende beteenden adfærd atferd davranis davranislar gosterge gostergeler perilaku indikator"),
    (
        Role::Competency,
        "kompetens kompetenser fardighet fardigheter kompetence kompetencer færdighed færdigheder kompetanse ferdighet
        ferdigheter osaaminen taito taidot yetkinlik yetkinlikler beceri beceriler kompetensi keterampilan nangluc",
    ),
    // Chinese, Japanese, Korean.
    (Role::Path, "岗位 崗位 职位 職位 角色 岗位名称 职族 岗位序列 職種 役割 職務 役職 ロール 직무 역할 직군 직책"),
    (Role::Step, "级别 級別 等级 等級 层级 職級 职级 阶段 階段 段階 レベル ランク グレード ステージ 레벨 수준 단계 직급 등급"),
    (Role::Years, "工作年限 经验 經驗 工作经验 年限 経験年数 経験 실무경력 경력 경험 연차"),
    (Role::Group, "类别 類別 分类 分類 领域 領域 维度 能力类别 能力领域 カテゴリ カテゴリー 大項目 分野 영역 범주 분류 카테고리 역량군"),
    (Role::Definition, "定义 定義 描述 说明 說明 能力定义 能力描述 説明 概要 정의 설명 역량정의"),
    (
        Role::Ability,
        "行为 行為 行为描述 行为指标 行为标准 行為指標 具体要求 要求 标准 標準 行動 行動指標 行動特性 評価基準 基準 행동지표 행동 지표 기준",
    ),
    (
        Role::Competency,
        "能力 技能 胜任力 勝任力 能力项 技能名称 能力名称 素质 スキル コンピテンシー スキル項目 項目 小項目 中項目 역량 역량명 스킬 기술 능력",
    ),
    (Role::Name, "序号 編號 编号 番号 번호 순번 № п"),
    (Role::Note, "备注 備註 備考 비고"),
    (Role::Skip, "评分 得分 自评 自己評価 評価 점수 평가 자기평가"),
];

/// Words that say nothing of what a column holds.
pub(super) const FILLERS: &[&str] = &[
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
    "current",
    "identified",
    "recommended",
    "possible",
];

/// Codes of languages behind a head that stands once for each of them: "name_en", "Descriptor (nl)".
pub(super) const LANGUAGES: &[&str] = &[
    "en", "de", "fr", "es", "nl", "it", "pt", "pl", "sv", "da", "fi", "nb", "cs", "el", "ru", "uk", "tr", "ar", "zh",
    "ja", "ko", "ca", "eng", "ger", "fra",
];

/// Words that compose heads nobody listed, and what they say of a column: the last one counts most.
pub(super) const WORDS: &[(&str, Word)] = &[
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
    ("outcome", Word::Statement),
    ("outcomes", Word::Statement),
    ("objective", Word::Statement),
    ("objectives", Word::Statement),
    ("behavior", Word::Statement),
    ("behaviour", Word::Statement),
    ("descriptor", Word::Text),
    ("descriptors", Word::Text),
    ("beschrijving", Word::Text),
    ("descriptif", Word::Text),
    ("competences", Word::Competency),
    ("capabilities", Word::Competency),
    ("proficiency", Word::Level),
    ("grade", Word::Level),
    ("areas", Word::Group),
    ("subject", Word::Competency),
    ("theme", Word::Group),
    ("family", Word::Group),
    ("number", Word::Code),
    ("no", Word::Code),
    ("nr", Word::Code),
    ("num", Word::Code),
    ("ref", Word::Code),
    ("reference", Word::Code),
    ("learning", Word::Any),
    ("method", Word::Note),
    ("methods", Word::Note),
    ("training", Word::Note),
    ("assessment", Word::Note),
    ("evaluation", Word::Note),
    ("resource", Word::Note),
    ("resources", Word::Note),
    ("material", Word::Note),
    ("materials", Word::Note),
    ("course", Word::Note),
    ("courses", Word::Note),
    ("priority", Word::Note),
    ("status", Word::Note),
    ("owner", Word::Note),
    ("source", Word::Note),
    ("sources", Word::Note),
    ("link", Word::Note),
    ("links", Word::Note),
    ("comments", Word::Note),
    ("notes", Word::Note),
    ("gap", Word::Note),
    ("gaps", Word::Note),
    ("frequency", Word::Note),
    ("название", Word::Name),
    ("наименование", Word::Name),
    ("компетенции", Word::Competency),
    ("навыка", Word::Competency),
    ("должности", Word::Role),
    ("уровень", Word::Level),
    ("описание", Word::Text),
    ("индикаторы", Word::Statement),
    ("компетенций", Word::Competency),
];

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Word {
    Competency,
    Level,
    Role,
    Text,
    Name,
    Group,
    Years,
    Code,
    Statement,
    /// What is kept beside the thing of a row.
    Note,
    /// Says nothing of its own.
    Any,
    /// Any other word.
    Other,
}
