import type { Names } from "./page-language.ts";

/**
 * Why a post is none of ours. Each is a correction that a classifier can learn from: what was found, and that it should not have been.
 * `blocked` is set by Earshot where a person blocked the author or the site.
 */
export const irrelevantReasons = [
  "not_about_us",
  "namesake",
  "spam",
  "job_ad",
  "coupon",
  "other",
  "blocked",
] as const;
export type IrrelevantReason = (typeof irrelevantReasons)[number];

/** Those that a person chooses from, in the order of their digits. */
export const chosenReasons = [
  "not_about_us",
  "namesake",
  "spam",
  "job_ad",
  "coupon",
  "other",
] as const satisfies readonly IrrelevantReason[];
export type ChosenReason = (typeof chosenReasons)[number];

export const irrelevantNames: Names<IrrelevantReason> = {
  ru: {
    not_about_us: "не о нас",
    namesake: "однофамилец или другое слово",
    spam: "спам, накрутка",
    job_ad: "вакансия",
    coupon: "купон, реклама",
    other: "другая причина",
    blocked: "автор или сайт заблокирован",
  },
  en: {
    not_about_us: "not about us",
    namesake: "a namesake or another word",
    spam: "spam or bots",
    job_ad: "a job ad",
    coupon: "a coupon or an advertisement",
    other: "another reason",
    blocked: "author or site is blocked",
  },
};
