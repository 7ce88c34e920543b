import { shareOf } from "../../report/metrics/wilson.ts";
import type { EntityKind } from "../../match/entity.ts";
import type { Names } from "../page-language.ts";

/** What a person is to us. Stored: the list only ever grows. */
export const standings = [
  "journalist",
  "opinion_leader",
  "customer",
  "employee",
  "partner",
  "competitor",
  "official",
  "ally",
  "critic",
  "ours",
  "impostor",
] as const;
export type Standing = (typeof standings)[number];

export const standingNames: Names<Standing> = {
  ru: {
    journalist: "журналист",
    opinion_leader: "лидер мнений",
    customer: "клиент",
    employee: "сотрудник",
    partner: "партнёр",
    competitor: "конкурент",
    official: "чиновник",
    ally: "союзник",
    critic: "критик",
    ours: "наш аккаунт",
    impostor: "самозванец",
  },
  en: {
    journalist: "journalist",
    opinion_leader: "opinion leader",
    customer: "customer",
    employee: "employee",
    partner: "partner",
    competitor: "competitor",
    official: "official",
    ally: "ally",
    critic: "critic",
    ours: "account of ours",
    impostor: "impostor",
  },
};

/** What a standing was read from. */
export type DerivedBecause =
  | { kind: "watched"; as: EntityKind }
  /** The words of the bio that say so. */
  | { kind: "bio"; words: string }
  | { kind: "tone"; count: number; n: number };

export interface StandingFacts {
  /** What the watch list says one of the accounts is. */
  watchedAs: EntityKind | null;
  bios: readonly string[];
  /** Mentions of ours, by sentiment. */
  negative: number;
  neutral: number;
  positive: number;
}

/** Below so many mentions nothing is said of anybody's tone. */
export const tonesMin = 10;

const watched: Readonly<Partial<Record<EntityKind, Standing>>> = {
  opinion_leader: "opinion_leader",
  competitor: "competitor",
  executive: "ours",
  company: "ours",
  brand: "ours",
  product: "ours",
};

/** A word of a bio that names what somebody does; not where it stands after "former" or "not". */
const said: readonly [Standing, RegExp][] = [
  [
    "journalist",
    /(?<![\p{L}-])(?:журналист\p{L}*|корреспондент\p{L}*|редактор\p{L}*|главред|репорт[её]р\p{L}*|обозреватель\p{L}*|колумнист\p{L}*|journalist|reporter|correspondent|columnist|editor(?:-in-chief)?)(?![\p{L}-])/iu,
  ],
  [
    "official",
    /(?<![\p{L}-])(?:депутат\p{L}*|министр\p{L}*|губернатор\p{L}*|мэр|senator|minister|governor|mayor|member of parliament)(?![\p{L}-])/iu,
  ],
];
const formerly = /(?:бывш\p{L}*|экс|не|former|ex|not(?: an?)?)[\s-]*(?:главн\p{L}*\s|senior\s|chief\s)?$/iu;

/** What a person seems to be, where nobody has said it: by the watch list, by the bio, by the tone. Null where nothing tells. */
export function deriveStanding(facts: StandingFacts): { standing: Standing; because: DerivedBecause } | null {
  const { watchedAs } = facts;
  const known = watchedAs === null ? undefined : watched[watchedAs];
  if (watchedAs !== null && known !== undefined)
    return { standing: known, because: { kind: "watched", as: watchedAs } };
  for (const bio of facts.bios) {
    for (const [standing, pattern] of said) {
      const found = pattern.exec(bio);
      if (found === null || formerly.test(bio.slice(0, found.index))) continue;
      return { standing, because: { kind: "bio", words: found[0] } };
    }
  }
  return byTone(facts);
}

/** More than half of what is said, and not by chance: the lower bound of 95 % lies above one half. */
function byTone({ negative, neutral, positive }: StandingFacts): ReturnType<typeof deriveStanding> {
  const n = negative + neutral + positive;
  if (n < tonesMin) return null;
  for (const [standing, count] of [
    ["critic", negative],
    ["ally", positive],
  ] as const) {
    if ((shareOf(count, n).low ?? 0) > 0.5) return { standing, because: { kind: "tone", count, n } };
  }
  return null;
}
