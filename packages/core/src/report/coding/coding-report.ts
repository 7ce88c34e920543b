import { directions, sentiments, type Direction, type Sentiment } from "../../analyse/label.ts";
import { bootstrapInterval } from "../metrics/bootstrap.ts";
import type { Share } from "../metrics/wilson.ts";
import {
  confusionMatrix,
  correctedShares,
  precisionOf,
  type ConfusionMatrix,
  type CorrectedShare,
} from "./machine-accuracy.ts";
import { judgeAgreement, krippendorffAlpha, type AgreementWord } from "./krippendorff.ts";

/** A post of a sample with all that is known of its labels. */
export interface SampledPost {
  codingRoundId: number;
  postId: number;
  machineDirection: Direction;
  /** By entity id. */
  machineSentiments: Readonly<Record<string, Sentiment>>;
  /** What somebody said is right, where two coders differ. */
  settledDirection: Direction | null;
  /** Of those who answered. */
  answers: readonly { direction: Direction; sentiments: Readonly<Record<string, Sentiment>> }[];
}

export interface AgreementFigure {
  alpha: number | null;
  /** 95 %, by bootstrap over posts; null where it cannot be told. */
  low: number | null;
  high: number | null;
  units: number;
  word: AgreementWord;
}

export interface CodingReport {
  agreement: { direction: AgreementFigure; sentiment: AgreementFigure };
  direction: { matrix: ConfusionMatrix<Direction>; precision: Record<Direction, Share>; coded: number };
  sentiment: { matrix: ConfusionMatrix<Sentiment>; coded: number };
  corrected: Record<Direction, CorrectedShare>;
  /** Posts on which two people differ and nobody has settled it yet. */
  open: { codingRoundId: number; postId: number; said: Direction[] }[];
}

/** Everything that the samples of some rounds tell of people and machine. */
export function reportCoding(
  posts: readonly SampledPost[],
  frame: Readonly<Partial<Record<Direction, number>>>,
): CodingReport {
  const whole = Object.fromEntries(directions.map((each) => [each, frame[each] ?? 0])) as Record<
    Direction,
    number
  >;
  const coded = posts.flatMap((post) => {
    const people = agreedDirection(post);
    return people === null ? [] : [{ machine: post.machineDirection, people }];
  });
  const matrix = confusionMatrix(directions, coded);
  const felt = posts.flatMap(agreedSentiments);
  return {
    agreement: {
      direction: figure(posts.map(({ answers }) => answers.map(({ direction }) => direction))),
      sentiment: figure(posts.flatMap(sentimentUnits)),
    },
    direction: {
      matrix,
      precision: Object.fromEntries(directions.map((each) => [each, precisionOf(matrix, each)])) as Record<
        Direction,
        Share
      >,
      coded: coded.length,
    },
    sentiment: { matrix: confusionMatrix(sentiments, felt), coded: felt.length },
    corrected: correctedShares(directions, whole, matrix),
    open: posts
      .filter((post) => post.answers.length > 1 && agreedDirection(post) === null)
      .map(({ codingRoundId, postId, answers }) => ({
        codingRoundId,
        postId,
        said: answers.map(({ direction }) => direction),
      })),
  };
}

/** What two people said alike, or what was settled; null while it is open or only one has answered. */
function agreedDirection({ answers, settledDirection }: SampledPost): Direction | null {
  if (settledDirection !== null) return settledDirection;
  const [first, ...others] = answers;
  if (!first || others.length === 0) return null;
  return others.every(({ direction }) => direction === first.direction) ? first.direction : null;
}

function agreedSentiments(post: SampledPost): { machine: Sentiment; people: Sentiment }[] {
  return Object.entries(post.machineSentiments).flatMap(([entityId, machine]) => {
    const said = post.answers.flatMap(({ sentiments: each }) => each[entityId] ?? []);
    const [people] = said;
    if (people === undefined || said.length < 2 || new Set(said).size > 1) return [];
    return [{ machine, people }];
  });
}

/** One unit for each entity that a post speaks of. */
function sentimentUnits({ answers }: SampledPost): Sentiment[][] {
  const entityIds = new Set(answers.flatMap(({ sentiments: each }) => Object.keys(each)));
  return [...entityIds].map((id) => answers.flatMap(({ sentiments: each }) => each[id] ?? []));
}

function figure(units: readonly (readonly string[])[]): AgreementFigure {
  const pairable = units.filter((values) => values.length > 1);
  const found = krippendorffAlpha(pairable);
  const interval =
    found.alpha === null ? null : bootstrapInterval(pairable, (drawn) => krippendorffAlpha(drawn).alpha);
  return { ...found, low: interval?.low ?? null, high: interval?.high ?? null, word: judgeAgreement(found) };
}
