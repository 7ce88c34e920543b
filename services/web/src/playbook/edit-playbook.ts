import type { Bilingual, Playbook, PlaybookAnswer, PlaybookRule } from "@earshot/core/respond/playbook";

/** Words of the page under `playbook.fault`. */
export type Fault =
  | "empty"
  | "tooLong"
  | "badId"
  | "sameId"
  | "noDeadline"
  | "noSpeaker"
  | "noPosture"
  | "notLast";

/** What has to be mended in a form, by field ("because.ru"); a field that is fine is absent. */
export type Faults = Readonly<Record<string, Fault>>;

const textMax = 600;
const idPattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

function textFaults(name: string, { ru, en }: Bilingual): Record<string, Fault> {
  const told = Object.entries({ ru, en }).flatMap(([language, text]): [string, Fault][] => {
    if (text.trim() === "") return [[`${name}.${language}`, "empty"]];
    return text.trim().length > textMax ? [[`${name}.${language}`, "tooLong"]] : [];
  });
  return Object.fromEntries(told);
}

/** What has to be mended in the rule at a place; the server holds it to the same. */
export function ruleFaults(rules: readonly PlaybookRule[], at: number): Faults {
  const rule = rules[at];
  if (!rule) return {};
  const { id, answer, because, line, when } = rule;
  const isSpoken = answer.respond === "respond";
  return {
    ...(!idPattern.test(id) || id.length > 60 ? { id: "badId" as const } : {}),
    ...(rules.some((other, i) => i !== at && other.id === id) ? { id: "sameId" as const } : {}),
    ...(isSpoken && answer.deadlineMinutes === null ? { deadlineMinutes: "noDeadline" as const } : {}),
    ...(isSpoken && answer.speaker === "none" ? { speaker: "noSpeaker" as const } : {}),
    ...(isSpoken && answer.posture === "none" ? { posture: "noPosture" as const } : {}),
    ...(at === rules.length - 1 && Object.keys(when).length > 0 ? { when: "notLast" as const } : {}),
    ...textFaults("because", because),
    ...textFaults("line", line),
  };
}

/** What has to be mended in the advice of a posture or tactic. */
export function adviceFaults(advice: Playbook["tactics"][keyof Playbook["tactics"]]): Faults {
  const { name, use, never, example } = advice;
  return {
    ...textFaults("name", name),
    ...textFaults("use", use),
    ...textFaults("never", never),
    ...textFaults("example", example),
  };
}

/** Whether one answers brings the rest along: who keeps silent has no speaker, posture or deadline. */
export function withResponse(answer: PlaybookAnswer, respond: PlaybookAnswer["respond"]): PlaybookAnswer {
  if (respond === answer.respond) return answer;
  if (respond !== "respond")
    return {
      ...answer,
      respond,
      speaker: "none",
      posture: "none",
      channel: "none",
      deadlineMinutes: null,
      tactics: [],
    };
  const { speaker, posture, channel, deadlineMinutes } = answer;
  return {
    ...answer,
    respond,
    speaker: speaker === "none" ? "company" : speaker,
    posture: posture === "none" ? "inform" : posture,
    channel: channel === "none" ? "thread" : channel,
    deadlineMinutes: deadlineMinutes ?? 60,
  };
}

/** A rule of one's own above another: like it, under a name that is free. */
export function copyOf(rules: readonly PlaybookRule[], at: number): PlaybookRule[] {
  const rule = rules[at];
  if (!rule) return [...rules];
  const taken = new Set(rules.map(({ id }) => id));
  let n = 2;
  while (taken.has(`${rule.id}-${n}`)) n += 1;
  return rules.toSpliced(at, 0, { ...structuredClone(rule), id: `${rule.id}-${n}` });
}

/** One line of what two playbooks do not share. */
export interface Difference {
  section: "rules" | "postures" | "tactics";
  name: string;
  kind: "added" | "removed" | "moved" | "changed";
  /** Of a change, field by field. */
  fields: { field: string; from: string; to: string }[];
}

/** What differs between two playbooks: rules by their id, postures and tactics by their name. */
export function differences(before: Playbook, after: Playbook): Difference[] {
  const rules = compare(
    "rules",
    new Map(before.rules.map((rule) => [rule.id, rule])),
    new Map(after.rules.map((rule) => [rule.id, rule])),
  );
  const named = new Set(rules.map(({ name }) => name));
  return [
    ...rules,
    ...movedRules(before.rules, after.rules)
      .filter((id) => !named.has(id))
      .map((name): Difference => ({ section: "rules", name, kind: "moved", fields: [] })),
    ...(["postures", "tactics"] as const).flatMap((section) =>
      compare(section, new Map(Object.entries(before[section])), new Map(Object.entries(after[section]))),
    ),
  ];
}

/** The fewest rules that have to be moved to come from one order to the other, of those that are in both. */
function movedRules(before: readonly PlaybookRule[], after: readonly PlaybookRule[]): string[] {
  const place = new Map(before.map(({ id }, at) => [id, at]));
  const kept = after.flatMap(({ id }) => {
    const at = place.get(id);
    return at === undefined ? [] : [{ id, at }];
  });
  // The longest row that is in order already stays; `rows[i]` is the longest that ends with the rule at i.
  const rows: (typeof kept)[] = [];
  let longest: typeof kept = [];
  for (const [i, rule] of kept.entries()) {
    let best: typeof kept = [];
    for (let j = 0; j < i; j++) {
      const row = rows[j] ?? [];
      if ((kept[j]?.at ?? rule.at) < rule.at && row.length > best.length) best = row;
    }
    rows[i] = [...best, rule];
    if (best.length + 1 > longest.length) longest = rows[i] ?? [];
  }
  const staying = new Set(longest.map(({ id }) => id));
  return kept.flatMap(({ id }) => (staying.has(id) ? [] : [id]));
}

function compare(
  section: Difference["section"],
  before: ReadonlyMap<string, object>,
  after: ReadonlyMap<string, object>,
): Difference[] {
  const told = [...after].flatMap(([name, each]): Difference[] => {
    const old = before.get(name);
    if (!old) return [{ section, name, kind: "added", fields: [] }];
    const [from, to] = [leaves(old), leaves(each)];
    const fields = [...new Set([...from.keys(), ...to.keys()])]
      .filter((field) => from.get(field) !== to.get(field))
      .map((field) => ({ field, from: from.get(field) ?? "", to: to.get(field) ?? "" }));
    return fields.length === 0 ? [] : [{ section, name, kind: "changed", fields }];
  });
  const gone = [...before.keys()].filter((name) => !after.has(name));
  return [...told, ...gone.map((name): Difference => ({ section, name, kind: "removed", fields: [] }))];
}

/** Every field that is no object, as words; lists in one line. */
function leaves(value: object, above = ""): Map<string, string> {
  return new Map(
    Object.entries(value).flatMap(([name, each]: [string, unknown]): [string, string][] => {
      const field = `${above}${name}`;
      if (Array.isArray(each)) return [[field, each.join(", ")]];
      if (typeof each === "object" && each !== null) return [...leaves(each, `${field}.`)];
      if (each === undefined) return [];
      return [[field, typeof each === "string" ? each : JSON.stringify(each)]];
    }),
  );
}
