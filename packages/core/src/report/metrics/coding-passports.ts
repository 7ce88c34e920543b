import type { Passport } from "./passport.ts";

const bothCoded = {
  ru: "Публикации, которые размечены только одним человеком. В выборку не входят перепечатки и публикации скрытых авторов.",
  en: "Posts that only one person has coded. Samples hold no reprints and no posts of blocked authors.",
};

const byWilson = { ru: "95 %, по Уилсону.", en: "95%, by Wilson." };

/** How far people agree; `krippendorffAlpha` counts it. */
export const coderAgreement: Passport = {
  version: 1,
  name: { ru: "Альфа Криппендорфа", en: "Krippendorff's alpha" },
  formula: {
    ru: "1 − наблюдаемое расхождение ÷ расхождение, какое дал бы случай; номинальная шкала. 1 — полное согласие, 0 — как при гадании. От 0,8 — надёжно, от 0,667 — осторожно. Тональность считается по каждому упомянутому отдельно.",
    en: "1 − observed disagreement ÷ the disagreement that chance would give; nominal scale. 1: full agreement, 0: as by guessing. From 0.8 on firm, from 0.667 on tentative. Sentiment counts once for each entity that a post speaks of.",
  },
  exclusions: bothCoded,
  interval: {
    ru: "95 %, бутстреп по публикациям, 1000 повторов.",
    en: "95%, by bootstrap over posts, 1,000 times.",
  },
};

/** Of what the machine gave a label, what people gave the same; `precisionOf` counts it. */
export const machinePrecision: Passport = {
  version: 1,
  name: { ru: "Точность метки", en: "Precision of a label" },
  formula: {
    ru: "Публикации, где люди сошлись на той же метке ÷ публикации выборки, которым её дала машина.",
    en: "Posts on which people agree on the same label ÷ posts of the sample to which the machine gave it.",
  },
  exclusions: {
    ru: `${bothCoded.ru} Спорные публикации — пока их никто не решил.`,
    en: `${bothCoded.en} Posts on which two differ, until somebody settles them.`,
  },
  interval: byWilson,
};

/** Shares as people would give them; `correctedShares` counts it. */
export const correctedShare: Passport = {
  version: 1,
  name: { ru: "Доля с поправкой", en: "Corrected share" },
  formula: {
    ru: "Сумма по меткам машины: доля публикаций недели с этой меткой × доля среди размеченных из них, где люди дали искомую (постстратификация). Исправляет ошибки машины, как оценка Рогана — Глейдена.",
    en: "Sum over the machine's labels: share of the week's posts with that label × share of those coded among them to which people gave the label in question (post-stratification). It mends the machine's errors as Rogan and Gladen's estimate does.",
  },
  exclusions: {
    ru: "Не считается, если у какой-то метки машины в выборке нет ни одной размеченной публикации. Перепечатки и скрытые авторы не входят.",
    en: "Not counted while some label of the machine has no coded post in the sample. Reprints and blocked authors are left out.",
  },
  interval: {
    ru: "95 %, по Уилсону для эффективного объёма выборки; в каждой страте прибавлены один успех и одна неудача.",
    en: "95%, by Wilson for the effective size of the sample; each stratum has one hit and one miss added.",
  },
};

/** How often people change what the machine said; `countCorrections` counts it. */
export const correctionRate: Passport = {
  version: 1,
  name: { ru: "Доля поправленных", en: "Correction rate" },
  formula: {
    ru: "Публикации, у которых человек сменил направление ÷ публикации с этой меткой машины, с которыми человек что-нибудь делал.",
    en: "Posts whose direction somebody changed ÷ posts with this label of the machine that somebody did anything with.",
  },
  exclusions: {
    ru: "Публикации, до которых никто не дотронулся: молчание — не согласие. Перепечатки и скрытые авторы.",
    en: "Posts that nobody touched: silence is not consent. Reprints and blocked authors.",
  },
  interval: byWilson,
};
