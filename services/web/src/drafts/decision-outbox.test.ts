import { expect, test } from "vitest";
import { createDecisionOutbox } from "./decision-outbox.ts";
import { createDecisionShelf, type KeptDecision, type RefusedWhy } from "./decision-shelf.ts";

type Places = NonNullable<Parameters<typeof createDecisionShelf>[0]>;
type Answer = "ok" | "lost" | RefusedWhy;

/** What a browser keeps, as far as it is asked for; shared by its pages. */
function browser({ isFull = false } = {}): Places {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem(name, value) {
      if (isFull) throw new DOMException("full", "QuotaExceededError");
      kept.set(name, value);
    },
    removeItem: (name) => void kept.delete(name),
  };
}

/** One page; `answers` are given in turn, the last for ever. */
function page(places: Places | null, answers: Answer[], personId = 1) {
  const log: string[] = [];
  const laters: (() => void)[] = [];
  const outbox = createDecisionOutbox({
    shelf: createDecisionShelf(places, personId),
    async send({ kind, draftId }, isFirst) {
      log.push(`${kind} ${draftId}${isFirst ? "" : " again"}`);
      const answer = answers.length > 1 ? answers.shift() : answers[0];
      if (answer !== "ok") throw new Error(answer);
    },
    refusedFor: (error) =>
      error instanceof Error && error.message !== "lost" ? (error.message as RefusedWhy) : null,
    onDone: async ({ draftId }) => void log.push(`done ${draftId}`),
    onRefused: async ({ draftId, why }) => void log.push(`refused ${draftId} ${why}`),
    later: (callback) => void laters.push(callback),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve));
  const decide = (draftId: number, given: Partial<KeptDecision> = {}) => {
    outbox.decide({ draftId, version: 3, kind: "approve", words: "", title: "Ответ", ...given });
    return settled();
  };
  const states = () => outbox.all().map(({ draftId, state }) => `${draftId} ${state}`);
  return { outbox, log, laters, decide, settled, states };
}

test("a decision is sent, and kept no longer than until it was answered", async () => {
  const { outbox, log, decide, states } = page(browser(), ["ok"]);
  const sending = decide(7);
  expect(states()).toEqual(["7 sending"]);
  await sending;
  expect(log).toEqual(["approve 7", "done 7"]);
  expect(outbox.all()).toEqual([]);
});

test.each([
  ["a browser", browser()],
  ["one that is full", browser({ isFull: true })],
  ["one that keeps nothing", null],
])("what nobody answered waits in %s and is sent again", async (_, places) => {
  const { log, laters, decide, settled, states } = page(places, ["lost", "ok"]);
  await decide(7);
  expect(states()).toEqual(["7 waiting"]);
  laters[0]?.();
  await settled();
  expect(log).toEqual(["approve 7", "approve 7 again", "done 7"]);
  expect(states()).toEqual([]);
});

test("what waited when the page was closed is there when the next one is opened, for that person alone", async () => {
  const places = browser();
  await page(places, ["lost"]).decide(7, { kind: "decline", words: "Теплее" });
  expect(page(places, ["ok"], 2).outbox.all()).toEqual([]);
  const { outbox, log, settled } = page(places, ["ok"]);
  expect(outbox.all()).toMatchObject([{ draftId: 7, kind: "decline", words: "Теплее", state: "waiting" }]);
  outbox.retry();
  await settled();
  expect(log).toEqual(["decline 7 again", "done 7"]);
});

test("two pages beside each other overwrite nothing of what the other kept", async () => {
  const places = browser();
  const [one, other] = [page(places, ["lost"]), page(places, ["lost"])];
  await one.decide(7);
  await other.decide(8);
  await one.decide(9);
  expect(page(places, ["ok"]).states()).toEqual(["7 waiting", "8 waiting", "9 waiting"]);
});

test("what another page has sent is not sent again, and its refusal here is none", async () => {
  const places = browser();
  const [one, other] = [page(places, ["lost", "ok"]), page(places, ["decided"])];
  await one.decide(7);
  one.laters[0]?.();
  await one.settled();
  other.outbox.retry();
  await other.settled();
  expect(other.log).toEqual([]);
  await one.decide(8, { kind: "ask", words: "Когда?" });
  const late = other.decide(8, { kind: "ask", words: "Когда?" });
  places.removeItem("earshot.decisions.1.8");
  await late;
  expect(other.log).toEqual(["ask 8"]);
  expect(other.states()).toEqual([]);
});

test("a refusal stays, with its reason, until it was read; deciding anew takes its place", async () => {
  const places = browser();
  const { outbox, log, decide, laters } = page(places, ["stale", "withdrawn", "ok"]);
  await decide(7);
  expect(log).toEqual(["approve 7", "refused 7 stale"]);
  expect(laters).toEqual([]);
  expect(page(places, ["ok"]).outbox.all()).toMatchObject([{ draftId: 7, state: "refused", why: "stale" }]);
  await decide(7, { version: 4 });
  expect(outbox.all()).toMatchObject([{ version: 4, state: "refused", why: "withdrawn" }]);
  outbox.forget(7);
  expect(page(places, ["ok"]).outbox.all()).toEqual([]);
});

test("what somebody else wrote into the place of a decision is passed over", () => {
  const places = browser();
  for (const [at, text] of ["null", "{", '"x"', '{"draftId":"7"}'].entries())
    places.setItem(`earshot.decisions.1.${at}`, text);
  expect(page(places, ["ok"]).outbox.all()).toEqual([]);
});
