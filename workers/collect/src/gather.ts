/**
 * Has work of several callers done together: what is asked for while a batch is in work waits for the next one, so that a caller alone
 * waits for nobody and many share a transaction. A batch that fails is done again one by one, each with its own error; one that takes
 * longer than `patienceMs`, because somebody holds a row that it needs, does not keep the next one waiting.
 * @param work answers one result for each, in the order given
 */
export function gather<In, Out>(
  work: (batch: readonly In[]) => Promise<readonly Out[]>,
  { batchMax, patienceMs }: { batchMax: number; patienceMs: number },
): (one: In) => Promise<Out> {
  type Waiting = { one: In; resolve: (out: Out) => void; reject: (error: unknown) => void };
  const waiting: Waiting[] = [];
  let isRunning = false;

  async function alone({ one, resolve, reject }: Waiting): Promise<void> {
    try {
      const [out] = (await work([one])) as [Out];
      resolve(out);
    } catch (error) {
      reject(error);
    }
  }

  async function together(batch: readonly Waiting[]): Promise<void> {
    try {
      const outs = await work(batch.map(({ one }) => one));
      batch.forEach(({ resolve }, at) => resolve(outs[at] as Out));
    } catch {
      await Promise.all(batch.map(alone));
    }
  }

  async function next(): Promise<void> {
    isRunning = true;
    // Those who ask in the same turn come along.
    await Promise.resolve();
    for (let batch = waiting.splice(0, batchMax); batch.length > 0; batch = waiting.splice(0, batchMax)) {
      const [first] = batch;
      const done = first !== undefined && batch.length === 1 ? alone(first) : together(batch);
      await within(done, patienceMs);
    }
    isRunning = false;
  }

  return (one) =>
    new Promise<Out>((resolve, reject) => {
      waiting.push({ one, resolve, reject });
      if (!isRunning) void next();
    });
}

/** Resolves with the work, or when the time is over. */
function within(work: Promise<void>, ms: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    void work.then(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
