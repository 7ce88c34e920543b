import type { Figure } from "../metrics/figure.ts";
import type { Figures } from "../metrics/figure-question.ts";
import type { RegisteredPassport } from "../metrics/registry.ts";
import type { Share } from "../metrics/wilson.ts";
import type { Words } from "../../settings/definition.ts";
import type { ReportFacts } from "../../triage/incident/incident-report.ts";
import type { ReportKind, ReportSection } from "./report-template.ts";

/** What was answered in a period. Times are from the publication to the mark that it is answered. */
export interface ReportAnswers {
  posts: number;
  medianMs: number | null;
  /** The latest ones. */
  latest: readonly { title: string; source: string; who: string | null; at: Date; tookMs: number }[];
}

/** Everything that a report is written from; nothing in it is reckoned anew. A part that could not be read is null and named in `failed`. */
export interface ReportData {
  kind: ReportKind;
  title: string;
  from: Date;
  to: Date;
  zone: string;
  madeAt: Date;
  /** Metrics of the whole, beside those of the period before. */
  total: Figures;
  /** Mentions by step. */
  overTime: Figures;
  sentimentOverTime: Figures | null;
  directions: Figures | null;
  directionsOverTime: Figures | null;
  voice: Figures | null;
  media: Figures | null;
  /** By language of the post. */
  languages: Figures | null;
  sources: Figures | null;
  authors: Figures | null;
  spikes: {
    spikes: readonly { from: Date; words: Words }[];
    backlogs: readonly { words: Words }[];
    /** What there was to learn the usual from, where it was too little to tell a spike. */
    lacking: { days: number; posts: number } | null;
  } | null;
  stories:
    | readonly {
        title: string;
        posts: number;
        reprints: number;
        mentions: number;
        before: number | null;
        sources: number;
      }[]
    | null;
  executives:
    | readonly {
        name: string;
        mentions: number;
        before: number | null;
        netSentiment: Figure;
        ownPosts: number | null;
      }[]
    | null;
  clocks: readonly { kind: string; met: Share }[] | null;
  /** Posts by severity, the gravest first, with what became of them. */
  severity:
    | readonly {
        severity: number;
        posts: number;
        before: number | null;
        open: number;
        late: number;
        answered: number;
      }[]
    | null;
  answers: ReportAnswers | null;
  /** Those that were open at any time of the period, the gravest first. */
  incidents: readonly ReportFacts[] | null;
  /** Sections that could not be read. */
  failed: readonly ReportSection[];
  /** A slot that passed while nothing ran. */
  missedSlots: number;
  passports: readonly RegisteredPassport[];
}
