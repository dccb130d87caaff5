// The Arabic words of outcomes: objectives, value streams, and the abilities that serve them.
import { counted, nouns } from "./ar.forms";

export default {
  outcomes: {
    empty: "ما الذي ينبغي أن ينتج من هذا كله؟ الهدف يقوله، وتدفقات قيمته تُظهره، لكل منها مقياس واحد.",
    scoreOf: "بالوزن، {{serving}} من {{all}} تخدم تدفق قيمة",
    since: "نقاط مئوية: {{by}} منذ الإصدار {{version}} ({{before}})",
    sinceSame: "كما في الإصدار {{version}}",
    sinceNothing: "لا إصدار بعد للمقارنة به",
    noneIdle: "كل قدرة تخدم تدفق قيمة",
    up: "نقل «{{subject}}» إلى أعلى",
    down: "نقل «{{subject}}» إلى أسفل",
    remove: "إزالة «{{subject}}»",
    noMetric: "ما الذي يُقاس؟",
    metricPart: "{{part}}، {{subject}}",
    disqualifier: "عبارة الاستبعاد {{n}} في {{subject}}",
    removeLine: "إزالة عبارة الاستبعاد {{n}} من {{subject}}",
    addDisqualifier: "إضافة عبارة استبعاد إلى {{subject}}",
    add: "إضافة ما لا يُحتسب",
    serving: "ما الذي يخدم ماذا",
    onlyIdle: "ما لا يخدم شيئًا فقط",
    how: "المسافة تضع العلامة، وShift مع الأسهم يختار عدة خلايا",
    ...counted("selected", nouns.cell, (thing) => `المختار: ${thing}؛ والمسافة تضع العلامة`),
    ticked: { true: "تخدمه", false: "لا تخدمه", mixed: "تخدمه {{count}} من {{all}}" },
  },
};
