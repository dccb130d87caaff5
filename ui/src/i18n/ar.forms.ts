// How Arabic counts: none, one and two are words of their own, 3 to 10 take the plural, 11 to 99 the accusative singular.

/** A thing that is counted, in every form that a number asks for. */
type Noun = {
  /** "no paths" */
  none: string;
  /** "one path" */
  one: string;
  /** "two paths", as the subject, and behind a word that governs it. */
  two: readonly [string, string];
  /** Behind 3 to 10. */
  few: string;
  /** Behind 11 to 99. */
  many: string;
  /** Behind hundreds, thousands and parts of one. */
  other: string;
};

const feminine = (one: string, stem: string, few: string): Noun => ({
  none: `لا ${few}`, one: `${one} واحدة`, two: [`${stem}تان`, `${stem}تين`], few, many: one, other: one,
});
const masculine = (one: string, few: string, many = `${one}ًا`): Noun => ({
  none: `لا ${few}`, one: `${one} واحد`, two: [`${one}ان`, `${one}ين`], few, many, other: one,
});

/** The things that are counted, by their names in the model and on the screen. */
export const nouns = {
  framework: masculine("إطار", "أُطر"),
  note: feminine("ملاحظة", "ملاحظ", "ملاحظات"),
  grade: feminine("درجة", "درج", "درجات"),
  group: feminine("مجموعة", "مجموع", "مجموعات"),
  competency: feminine("كفاءة", "كفاء", "كفاءات"),
  path: masculine("مسار", "مسارات"),
  step: feminine("مرحلة", "مرحل", "مراحل"),
  ability: feminine("قدرة", "قدر", "قدرات"),
  transition: masculine("انتقال", "انتقالات", "انتقالًا"),
  objective: masculine("هدف", "أهداف"),
  valueStream: {
    none: "لا تدفقات قيمة", one: "تدفق قيمة واحد", two: ["تدفقا قيمة", "تدفقَي قيمة"], few: "تدفقات قيمة", many: "تدفق قيمة", other: "تدفق قيمة",
  },
  place: masculine("موضع", "مواضع"),
  part: masculine("جزء", "أجزاء", "جزءًا"),
  change: masculine("تغيير", "تغييرات"),
  conflict: masculine("تعارض", "تعارضات"),
  comment: masculine("تعليق", "تعليقات"),
  finding: masculine("تنبيه", "تنبيهات"),
  starter: masculine("قالب", "قوالب"),
  cell: feminine("خلية", "خلي", "خلايا"),
  row: masculine("صف", "صفوف"),
  column: masculine("عمود", "أعمدة"),
  entry: masculine("عنصر", "عناصر"),
  text: masculine("نص", "نصوص"),
  statement: feminine("عبارة", "عبار", "عبارات"),
  minute: feminine("دقيقة", "دقيق", "دقائق"),
  hour: feminine("ساعة", "ساع", "ساعات"),
  day: masculine("يوم", "أيام"),
  character: masculine("محرف", "محارف"),
  file: masculine("ملف", "ملفات"),
  line: masculine("سطر", "أسطر"),
} satisfies { [name: string]: Noun };

const number = "{{count, number}}";

type Place = "subject" | "governed";

/**
 * Words for each plural rule: `around` puts the counted thing into its sentence. Behind a word that governs it ("with …")
 * two takes another ending, and none is written as a number.
 */
export function counted(id: string, noun: Noun, around: (thing: string) => string = (thing) => thing, place: Place = "subject"): { [id: string]: string } {
  return {
    [`${id}_zero`]: around(place === "subject" ? noun.none : `${number} ${noun.other}`),
    [`${id}_one`]: around(noun.one),
    [`${id}_two`]: around(noun.two[place === "subject" ? 0 : 1]),
    [`${id}_few`]: around(`${number} ${noun.few}`),
    [`${id}_many`]: around(`${number} ${noun.many}`),
    [`${id}_other`]: around(`${number} ${noun.other}`),
  };
}

/** Years behind what stands for one or several numbers: "2–5 years". */
export function years(id: string, value: string, around: (words: string) => string = (words) => words): { [id: string]: string } {
  const of = (unit: string) => around(`${value} ${unit}`);
  return {
    [`${id}_zero`]: of("سنة"), [`${id}_one`]: of("سنة"), [`${id}_two`]: of("سنة"), [`${id}_few`]: of("سنوات"), [`${id}_many`]: of("سنة"), [`${id}_other`]: of("سنة"),
  };
}

/** Years behind one number, which is said in words where it is one or two: `value` is how it is written otherwise. */
export function yearsOf(id: string, value: string, around: (words: string) => string, place: Place): { [id: string]: string } {
  return {
    ...years(id, value, around),
    [`${id}_one`]: around("سنة واحدة"),
    [`${id}_two`]: around(place === "subject" ? "سنتان" : "سنتين"),
  };
}

/** Words that hold for every number: a label and the number behind it. */
export function alike(id: string, words: string): { [id: string]: string } {
  return Object.fromEntries(["zero", "one", "two", "few", "many", "other"].map((rule) => [`${id}_${rule}`, words]));
}
