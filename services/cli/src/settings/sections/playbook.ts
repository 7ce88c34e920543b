import { playbookSchema } from "@earshot/contract/playbook";
import type { Playbook } from "@earshot/core/respond/playbook";
import { postures, tactics } from "@earshot/core/respond/vocabulary";
import type { Db } from "@earshot/db/database";
import { byCommandLine } from "@earshot/db/queries/changed-by";
import { readHeldPlaybook } from "@earshot/db/queries/playbook/read-playbook";
import { isSameJson } from "@earshot/db/queries/playbook/same-json";
import { listPlaybookVersions, savePlaybook } from "@earshot/db/queries/playbook/save-playbook";
import type { Plan } from "../plan-apply.ts";
import { inOrder, type Line } from "./named.ts";

/** The playbook that holds, and whether people wrote it: the one that comes with Earshot is no configuration. */
export interface FullPlaybook {
  body: Playbook | null;
  isOwn: boolean;
}

export const shippedAlone: FullPlaybook = { body: null, isOwn: false };

export async function readOwnPlaybook(db: Db): Promise<FullPlaybook> {
  const [held, [newest]] = [await readHeldPlaybook(db), await listPlaybookVersions(db)];
  return { body: held?.playbook ?? null, isOwn: newest !== undefined && !newest.isShipped };
}

export function wantPlaybook(current: FullPlaybook, given: Playbook | undefined): FullPlaybook {
  if (given === undefined || isSameJson(current.body, given)) return current;
  return { body: given, isOwn: true };
}

/** Rules, postures and tactics as a line each; the order of rules is a field of its own. */
export function playbookLines({ body }: FullPlaybook): [key: string, line: Line][] {
  if (body === null) return [];
  const told = (name: string, what: unknown): string => `${name} ${JSON.stringify(inOrder(what))}`;
  const fields = {
    rules: body.rules.map(({ id, ...rule }) => told(id, rule)),
    order: body.rules.map(({ id }) => id).join(" "),
    postures: postures.map((name) => told(name, body.postures[name])),
    tactics: tactics.map((name) => told(name, body.tactics[name])),
  };
  return [["playbook", { name: "playbook", fields }]];
}

/** Rules first, in the order of the schema: the database keeps fields in an order of its own. */
export function writePlaybook(playbook: Playbook) {
  const { version, rules, ...named } = playbookSchema.parse(playbook);
  const inTurn = <Name extends string, T>(names: readonly Name[], given: Record<Name, T>) =>
    Object.fromEntries(names.map((name) => [name, given[name]]));
  return {
    version,
    rules,
    postures: inTurn(postures, named.postures),
    tactics: inTurn(tactics, named.tactics),
  };
}

/** Saves a version of the playbook; the log is told by whoever saves it. */
export async function applyPlaybook(tx: Db, plan: Plan, now: Date): Promise<void> {
  const playbook = plan.wanted.playbook.body;
  if (playbook === null || !plan.differences.some(({ section }) => section === "playbook")) return;
  await savePlaybook(tx, byCommandLine(), { basedOn: null, playbook, note: "earshot apply", now });
}
