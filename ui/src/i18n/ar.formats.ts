// The Arabic words for choosing a format, and for what a format cannot hold.
import { alike } from "./ar.forms";

/** A thing that is lost, with its number behind it: so it can stand in a row of others. */
const lost = (id: string, words: string) => alike(id, `${words} ({{count, number}})`);

export default {
  formats: {
    choose: {
      title: "تصدير",
      formats: "الصيغ",
      cancel: "إلغاء",
      go: "تصدير…",
      fits: "كامل",
      lost: "من دون: {{what}}",
      ...alike("versions", "الإصدارات السابقة ({{count, number}}) لا يحفظها إلا ملف Rungs."),
    },
    use: {
      read: "للقراءة والطباعة",
      work: "للعمل في برامج أخرى",
      systems: "لأنظمة أخرى",
      rungs: "لبرنامج Rungs",
    },
    format: {
      pdf: { title: "ملف PDF", words: "صفحات للطباعة والإرسال." },
      html: { title: "صفحة ويب", words: "ملف واحد فيه بحث، للشبكة الداخلية أو البريد." },
      docx: { title: "مستند Word", words: "عناوين وقوائم وجداول بأنماطها." },
      xlsx: { title: "مصنف Excel", words: "مصفوفة لكل مسار، وورقة فيها كل شيء وتعود كما هي." },
      csv: { title: "جدول (CSV)", words: "الكفاءات في الصفوف والمراحل في الأعمدة." },
      "csv-long": { title: "جدول مسطح (CSV)", words: "صف لكل عنصر، ويعود كما هو." },
      markdown: { title: "ملف Markdown", words: "للويكي والمستودعات." },
      case: { title: "ملف CASE 1.1", words: "معيار 1EdTech للكفاءات." },
      case10: { title: "ملف CASE 1.0", words: "المعيار نفسه لأنظمة أقدم." },
      ctdl: { title: "ملف CTDL-ASN", words: "بيانات مترابطة لسجل Credential Engine." },
      moodle: { title: "ملف Moodle", words: "كفاءات لنظام Moodle بصيغة CSV." },
      rungs: { title: "ملف Rungs", words: "مع كل إصدار وكل تعليق." },
      json: { title: "ملف Rungs JSON", words: "حالة واحدة يقرؤها الناس والبرامج." },
    },
    loss: {
      ...lost("notes", "الملاحظات"),
      ...lost("transitions", "الانتقالات"),
      ...lost("objectives", "الأهداف"),
      ...lost("valueStreams", "تدفقات القيمة"),
      ...lost("grades", "الدرجات"),
      ...lost("abilities", "قدرات المسارات كلها"),
      ...lost("summary", "الملخصات"),
      ...lost("language", "اللغة"),
      ...lost("code", "الرموز"),
      ...lost("example", "أمثلة النجاح"),
      ...lost("examples", "قوائم الأمثلة"),
      ...lost("tagline", "الشعارات"),
      ...lost("focus", "محاور التركيز"),
      ...lost("experience", "سنوات الخبرة"),
      ...lost("weight", "الأوزان"),
      ...lost("metric", "المقاييس"),
      ...lost("disqualifiers", "عبارات الاستبعاد"),
      ...lost("definition", "التعريفات"),
      ...lost("title", "العناوين القصيرة"),
      ...lost("note", "التعليقات الجانبية"),
      ...lost("associations", "الروابط"),
      ...lost("longTitles", "نهايات العناوين الطويلة"),
      ...lost("longTexts", "نهايات النصوص الطويلة"),
      ...lost("lines", "النصوص ذات الأسطر أو المسافات الخاصة"),
      ...lost("keys", "مواضع فيها مفاتيح برامج أخرى"),
    },
  },
};
