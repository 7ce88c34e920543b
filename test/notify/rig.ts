import { authorizeMachine } from "@earshot/core/triage/authorized";
import { connectDatabase } from "@earshot/db/database";
import { commandLine } from "@earshot/db/queries/audit";
import { changeSettings, type SettingChanges } from "@earshot/db/queries/change-settings";
import { deliverJobId, queueMail, type Mail } from "@earshot/db/queries/outbox";
import { createNotifyWorker } from "@earshot/notify/worker";
import { connectBackend } from "@earshot/pipeline/backend";
import { createQueues } from "@earshot/pipeline/queue";
import { createSecretBox, newSecretKey } from "@earshot/runtime/encrypt-secret";
import { createLogger } from "@earshot/runtime/logger";
import { loadSecretKeys } from "@earshot/runtime/secret-keys";
import { createTestDatabase } from "../support/test-database.ts";

export type Rig = Awaited<ReturnType<typeof openRig>>;

/** The worker of the outbox on a real database and queue, with a clock that only moves when a test moves it. */
export async function openRig(given: { allowHosts?: readonly string[] } = {}) {
  const lines: string[] = [];
  const log = createLogger({
    level: "trace",
    name: "test",
    destination: { write: (line: string) => void lines.push(line) },
  });
  const testDatabase = await createTestDatabase();
  const database = connectDatabase(testDatabase.url);
  const backend = await connectBackend({ redisUrl: null, databaseUrl: testDatabase.url, log });
  const queues = createQueues(backend);
  const secrets = createSecretBox(loadSecretKeys({ keys: [newSecretKey()], dataDir: null }));
  const clock = { at: new Date() };
  const worker = await createNotifyWorker({
    database,
    backend,
    queues,
    secrets,
    log,
    now: () => clock.at,
    random: () => 0,
    publicUrl: "https://earshot.example.org",
    allowHosts: given.allowHosts ?? [],
  });

  async function rows<T = Record<string, unknown>>(statement: string, values: unknown[] = []): Promise<T[]> {
    return (await database.pool.query(statement, values)).rows as T[];
  }

  return {
    database,
    queues,
    secrets,
    clock,
    rows,
    /** What the worker logged. */
    lines,
    async set(changes: SettingChanges): Promise<void> {
      const proof = authorizeMachine();
      const given = { proof, systemProof: proof, actor: commandLine, version: null, changes, now: clock.at };
      const changed = await changeSettings(database.db, secrets, given);
      if (!changed.ok) throw new Error(JSON.stringify(changed));
    },
    /** Puts a mail into the outbox and has it sent. */
    async send(mail: Partial<Mail> & { key: string }): Promise<number> {
      const whole = { to: "boris@example.com", subject: "Hello", text: "https://earshot/#one-time", ...mail };
      const outboxId = await queueMail(database.db, secrets, whole, clock.at);
      if (outboxId === null) throw new Error("this cause has its mail already");
      await queues.enqueue("deliver", { outboxId }, { jobId: deliverJobId(outboxId) });
      await queues.drainIdle();
      return outboxId;
    },
    async sweepAfter(minutes: number): Promise<void> {
      clock.at = new Date(clock.at.getTime() + minutes * 60_000);
      await queues.enqueue("sweep-notify", {});
      await queues.drainIdle();
    },
    async mail(outboxId: number): Promise<Record<string, unknown>> {
      return (await rows("select * from outbox where outbox_id = $1", [outboxId]))[0] ?? {};
    },
    async outcomes(outboxId: number): Promise<string[]> {
      const found = await rows<{ outcome: string }>(
        "select outcome from delivery where outbox_id = $1 order by delivery_id",
        [outboxId],
      );
      return found.map(({ outcome }) => outcome);
    },
    async close(): Promise<void> {
      await worker.close();
      await queues.close();
      await backend.close();
      await database.close();
      await testDatabase.drop();
    },
  };
}
