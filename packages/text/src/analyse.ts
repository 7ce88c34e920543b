import type { Direction, LabelSpan, Probabilities, Sentiment } from "@earshot/core/analyse/label";
import { readInput, readInputLine, type AnalyseInput, type InputError } from "./analyse-input.ts";
import { createClassifier, type Classifier } from "./classify/ask-models.ts";
import { classifyPost } from "./classify/classify-post.ts";
import { findTarget } from "./classify/find-target.ts";
import { detectLanguage } from "./language/detect-language.ts";

/** One answer of `earshot analyse`; its shape is a contract. Offsets are UTF-16 units of the input's text. */
export interface AnalyseOutput {
  id: string | number | null;
  lang: string;
  direction: Direction;
  also: Direction[];
  confidence: number;
  unsure: boolean;
  directions: Probabilities<Direction>;
  sentiment: Sentiment;
  sentimentProbabilities: Probabilities<Sentiment>;
  toxicity: number;
  spam: number;
  /** Names of signals; the words of each are in `spans` under its name. */
  signals: string[];
  spans: LabelSpan[];
  model: string;
}

export interface Analyser {
  /** Labels one text. */
  analyse(input: AnalyseInput): AnalyseOutput;
  /** Labels one parsed or written line; a line that cannot be used gives an error that names the field. Never throws. */
  analyseLine(line: string): AnalyseOutput | InputError;
  analyseValue(value: unknown): AnalyseOutput | InputError;
}

function answer(classifier: Classifier, input: AnalyseInput): AnalyseOutput {
  const found = classifyPost(classifier, input, findTarget(input));
  const { signals, spans } = found;
  return {
    id: input.id,
    lang: input.lang ?? detectLanguage(input.title ? `${input.title}\n${input.text}` : input.text).lang,
    direction: found.direction,
    also: found.also,
    confidence: found.confidence,
    unsure: found.unsure,
    directions: found.directions,
    sentiment: found.sentiment,
    sentimentProbabilities: found.probabilities,
    toxicity: found.toxicity,
    spam: found.spam,
    signals: signals.map(({ name }) => name),
    spans: [
      ...spans,
      ...signals.flatMap(({ name, spans: places }) => places.map((place) => ({ ...place, label: name }))),
    ],
    model: found.model,
  };
}

/** The analyser behind `earshot analyse`: models are loaded here, once. */
export function createAnalyser(classifier: Classifier = createClassifier()): Analyser {
  return {
    analyse: (input) => answer(classifier, input),
    analyseLine: (line) => {
      const read = readInputLine(line);
      return read.ok ? answer(classifier, read.input) : read.error;
    },
    analyseValue: (value) => {
      const read = readInput(value);
      return read.ok ? answer(classifier, read.input) : read.error;
    },
  };
}
