import { expect, test } from "vitest";
import { createChangeQueue } from "./change-queue.ts";

const lost = new Error("lost");
const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

function rig() {
  const timers: (() => void)[] = [];
  const queue = createChangeQueue({
    isUnanswered: (error) => error === lost,
    later: (callback) => timers.push(callback),
  });
  let isConnected = false;
  const sent: string[] = [];
  const send = (name: string) => (): Promise<string> => {
    sent.push(name);
    return isConnected ? Promise.resolve(name) : Promise.reject(lost);
  };
  return {
    queue,
    sent,
    timers,
    send,
    connect() {
      isConnected = true;
    },
  };
}

test("what got no answer waits to be seen, and is sent again until it is answered", async () => {
  const { queue, sent, timers, send, connect } = rig();
  const one = queue.deliver("one", send("one"));
  const two = queue.deliver("two", send("two"));
  await turn();
  expect(queue.waiting().map(({ words }) => words)).toEqual(["one", "two"]);
  timers.shift()?.();
  await turn();
  expect([sent.length, queue.waiting().length]).toEqual([4, 2]);
  connect();
  queue.retry();
  expect(await Promise.all([one, two])).toEqual(["one", "two"]);
  expect(queue.waiting()).toEqual([]);
});

test("a refusal is an answer, also after a wait", async () => {
  const { queue } = rig();
  const answers = [lost, new Error("409")];
  const refused = queue.deliver("x", () => Promise.reject(answers.shift() ?? lost));
  const told = expect(refused).rejects.toThrow("409");
  await turn();
  queue.retry();
  await told;
  expect(queue.waiting()).toEqual([]);
});
