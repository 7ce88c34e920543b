/** Figures of one classifier on one set of labelled texts. */
export interface Figures {
  n: number;
  accuracy: number;
  macroF1: number;
  macroRecall: number;
  /** Mean of the F1 of negative and positive; only where these are labels. */
  f1PN?: number;
  /** F1 of each label, in the order of the labels. */
  f1: Record<string, number>;
  /** Macro-F1 of always answering the most frequent label. */
  majority: number;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}

/** Macro-F1 counts the labels that occur in the gold or in the answers. */
export function measure(
  labels: readonly string[],
  gold: readonly string[],
  answers: readonly string[],
): Figures {
  const f1: Record<string, number> = {};
  let sum = 0;
  let recalls = 0;
  let used = 0;
  for (const label of labels) {
    let hit = 0;
    let wrong = 0;
    let missed = 0;
    for (const [at, right] of gold.entries()) {
      if (answers[at] === label && right === label) hit++;
      else if (answers[at] === label) wrong++;
      else if (right === label) missed++;
    }
    if (hit + wrong + missed === 0) continue;
    const value = (2 * hit) / (2 * hit + wrong + missed);
    f1[label] = round(value);
    sum += value;
    recalls += hit / Math.max(1, hit + missed);
    used++;
  }
  const { negative, positive } = f1;
  const most = Math.max(0, ...labels.map((label) => gold.filter((right) => right === label).length));
  return {
    n: gold.length,
    accuracy: round(gold.filter((right, at) => answers[at] === right).length / Math.max(1, gold.length)),
    macroF1: round(sum / Math.max(1, used)),
    macroRecall: round(recalls / Math.max(1, used)),
    f1,
    ...(negative === undefined || positive === undefined ? {} : { f1PN: round((negative + positive) / 2) }),
    majority: round((2 * most) / Math.max(1, gold.length + most) / Math.max(1, used)),
  };
}

/** One step of a reliability table: answers whose confidence lies in [from, to). */
export interface ReliabilityStep {
  from: number;
  to: number;
  n: number;
  confidence: number;
  accuracy: number;
}

const reliabilityEdges = [0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001];

/** Whether answers are right as often as their confidence says; and the expected calibration error. */
export function measureReliability(answers: readonly { confidence: number; isRight: boolean }[]): {
  steps: ReliabilityStep[];
  expectedError: number;
} {
  const steps: ReliabilityStep[] = [];
  let expectedError = 0;
  for (let at = 0; at + 1 < reliabilityEdges.length; at++) {
    const from = reliabilityEdges[at] as number;
    const to = reliabilityEdges[at + 1] as number;
    const inside = answers.filter(({ confidence }) => confidence >= from && confidence < to);
    if (inside.length === 0) continue;
    const confidence = inside.reduce((sum, answer) => sum + answer.confidence, 0) / inside.length;
    const accuracy = inside.filter(({ isRight }) => isRight).length / inside.length;
    expectedError += (inside.length / answers.length) * Math.abs(confidence - accuracy);
    steps.push({
      from,
      to: Math.min(1, to),
      n: inside.length,
      confidence: round(confidence),
      accuracy: round(accuracy),
    });
  }
  return { steps, expectedError: round(expectedError) };
}
