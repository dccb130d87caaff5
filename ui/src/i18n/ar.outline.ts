// The Arabic words of the outline and the details: several nodes at once, moving, years, lists, moves, Markdown.
import { alike, counted, nouns } from "./ar.forms";

const chosen = (thing: string) => `المختار: ${thing}`;

export default {
  several: {
    key: { duplicate: "Ctrl+D", up: "Alt+↑", down: "Alt+↓" },
    ...alike("chosen", "المختار: {{count}}"),
    ...alike("ofKind", "المختار من {{kind}}: {{count}}"),
    label: "المختار",
    keys: "مفتاح Shift مع الأسهم يختار المزيد، وCtrl+A كل ما يجاوره، وEsc هذا وحده.",
    ...counted("removed", nouns.part, (thing) => `أُزيل ${thing}، مع ما فيه.`),
    ...counted("moved", nouns.part, (thing) => `صار في «{{container}}» الآن: ${thing}.`),
    nothingShared: "ليس لهذه الأنواع حقل مشترك. يمكن نقلها أو نسخها أو إزالتها معًا.",
    different: "مختلف",
    remove: "إزالة الكل",
    duplicate: "تكرار الكل",
    moveTo: "نقل الكل إلى…",
    ...counted("moveTitle", nouns.part, (thing) => `نقل ${thing} إلى`, "governed"),
    ...counted("actions", nouns.part, (thing) => `إجراءات على ${thing}`, "governed"),
    nowhere: "لا يمكن المضي أبعد في هذا الاتجاه.",
    ...alike("more", "و{{count}} أخرى"),
  },
  moving: {
    where: "الموضع في الصف",
    first: "في البداية",
    last: "في النهاية",
    behind: "بعد «{{subject}}»",
  },
  streams: { find: "بحث عن تدفقات القيمة", nothing: "لا تدفق قيمة يحوي هذه الكلمات." },
  picker: {
    competency: "بحث أو إنشاء",
    make: "إنشاء الكفاءة «{{words}}»",
    makeIn: "إنشاء الكفاءة «{{words}}» في {{group}}",
    nothing: "لا شيء يحوي هذه الكلمات.",
    ...alike("more", "هناك {{count}} أخرى: واصل الكتابة"),
  },
  moves: {
    from: "من",
    to: "إلى",
    add: { from: "يأتي الناس من…", to: "يمضي الناس إلى…" },
    remove: { from: "إزالة الانتقال من «{{subject}}»", to: "إزالة الانتقال إلى «{{subject}}»" },
  },
  prose: { how: "\u200F{{field}}: كتابة أو قراءة", write: "كتابة", read: "قراءة", empty: "لم يُكتب هنا شيء بعد." },
  years: {
    label: "السنوات",
    hint: "\u20662+\u2069، \u20662–5\u2069، حتى 3، 18 شهرًا، ليست أساسية",
    not: "ليست أساسية",
    wrong: "هذه السنوات غير مفهومة. اكتبها هكذا: 2+ أو 2–5 أو «ليست أساسية».",
    halves: "لا تصلح {{years}}: تُحسب السنوات بالأنصاف، 0 و0.5 و1 … 100.",
    order: "من {{min}} إلى {{max}} معكوس. هل المقصود {{max}}–{{min}}؟",
    one: "\u200F{{step}}: {{years}}",
    picture: "سنوات {{subject}} بين ما يجاورها، من 0 إلى {{most}}. {{spans}}",
  },
  found: {
    ...alike("count", "عُثر على {{count}}"),
    none: "لم يُعثر على شيء",
  },
  kindCount: {
    ...counted("note", nouns.note, chosen),
    ...counted("grade", nouns.grade, chosen),
    ...counted("group", nouns.group, chosen),
    ...counted("competency", nouns.competency, chosen),
    ...counted("path", nouns.path, chosen),
    ...counted("step", nouns.step, chosen),
    ...counted("ability", nouns.ability, chosen),
    ...counted("transition", nouns.transition, chosen),
    ...counted("objective", nouns.objective, chosen),
    ...counted("valueStream", nouns.valueStream, chosen),
    ...counted("framework", nouns.framework, chosen),
  },
};
