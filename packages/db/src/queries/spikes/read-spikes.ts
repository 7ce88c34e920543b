import type { FigureFilter } from "@earshot/core/report/metrics/figure";
import { gapBefore, isBacklog } from "@earshot/core/report/spike-cause/backlog";
import { chooseProof } from "@earshot/core/report/spike-cause/choose-proof";
import { findCauses } from "@earshot/core/report/spike-cause/find-causes";
import { findSpikes, type SpikeStep } from "@earshot/core/report/spike-cause/find-spikes";
import { calmMix } from "@earshot/core/report/spike-cause/group-mentions";
import type {
  FoundSpike,
  SpikeCause,
  SpikeMention,
  UsualMix,
} from "@earshot/core/report/spike-cause/spike-cause";
import { backlogWords, spikeWords } from "@earshot/core/report/spike-cause/spike-words";
import type { Words } from "@earshot/core/settings/definition";
import type { Db } from "../../database.ts";
import { readFilterOf } from "../figures/figure-filter.ts";
import { listGaps } from "../gaps.ts";
import { withinTime } from "../within-time.ts";
import { nameCauses, readProofPosts, type SpikePost } from "./spike-names.ts";
import { countByKinds, readSpikeMentions } from "./spike-mentions.ts";
import { readVolume } from "./spike-volume.ts";

export interface SpikesAsked {
  filter: FigureFilter;
  from: Date;
  to: Date;
  zone: string;
  step: SpikeStep;
  /** Without them nobody is named who is no medium. */
  withAuthors: boolean;
}

export interface ExplainedSpike extends FoundSpike {
  words: Words;
  causes: (SpikeCause & { name: string })[];
  posts: SpikePost[];
}

export interface Backlog {
  from: Date;
  until: Date;
  count: number;
  words: Words;
}

export interface Spikes {
  spikes: ExplainedSpike[];
  backlogs: Backlog[];
  lacking: { days: number; posts: number } | null;
}

const limitMs = 20_000;
/** More marks on a chart nobody reads: the strangest are told. */
const toldMax = 12;

/**
 * The steps of a chart that chance does not explain, each with what made it in words, and posts that prove it. What only came in at once
 * because a gap ended is told apart.
 * @throws TooSlowError
 */
export async function readSpikes(db: Db, asked: SpikesAsked, now: Date): Promise<Spikes> {
  return withinTime(db, limitMs, async (tx) => {
    const filter = await readFilterOf(tx, asked.filter);
    const { steps, hours, learntFrom } = await readVolume(tx, { ...asked, filter }, now);
    const found = findSpikes(asked.step, steps, hours);
    if (found.kind === "lacking")
      return { spikes: [], backlogs: [], lacking: { days: found.days, posts: found.posts } };
    const told = found.spikes
      .toSorted((a, b) => a.probability - b.probability || b.count - a.count)
      .slice(0, toldMax)
      .toSorted((a, b) => a.from.getTime() - b.from.getTime());
    if (told.length === 0) return { spikes: [], backlogs: [], lacking: null };
    const read: ReadSpike[] = [];
    for (const spike of told) read.push({ spike, mentions: await readSpikeMentions(tx, filter, spike) });
    const usual = calmMix(await countByKinds(tx, { filter, from: learntFrom, to: asked.to }), read);
    const spikes: ExplainedSpike[] = [];
    const backlogs: Backlog[] = [];
    for (const each of read) {
      const explained = await explain(tx, { ...asked, ...each, usual });
      if ("causes" in explained) spikes.push(explained);
      else backlogs.push(explained);
    }
    return { spikes, backlogs, lacking: null };
  });
}

interface ReadSpike {
  spike: FoundSpike;
  mentions: SpikeMention[];
}

async function explain(
  db: Db,
  asked: ReadSpike & Pick<SpikesAsked, "zone" | "withAuthors"> & { usual: UsualMix },
): Promise<ExplainedSpike | Backlog> {
  const { spike, mentions, usual, zone, withAuthors } = asked;
  const gap = gapBefore(spike, mentions, await endedGaps(db, spike));
  if (gap !== null && isBacklog(spike, gap, mentions.length)) {
    const { from, until, count } = spike;
    return { from, until, count, words: backlogWords(spike, gap, zone) };
  }
  const finding = findCauses(spike, mentions, usual);
  const named = await nameCauses(db, finding, { withAuthors });
  const posts = await readProofPosts(db, chooseProof(mentions, finding));
  const words = spikeWords({ spike, ...named, negative: finding.negative, gap, zone });
  return { ...spike, words, causes: named.causes, posts };
}

/** A gap that ended up to a day before is looked at; how near it has to be is decided elsewhere. */
const lookBackMs = 86_400_000;

async function endedGaps(db: Db, { from, until }: FoundSpike) {
  const gaps = await listGaps(db, { from: new Date(from.getTime() - lookBackMs), to: until });
  return gaps.flatMap(({ sourceId, to }) => (to === null ? [] : [{ sourceId, until: to }]));
}
