import type { FastifyRequest } from "fastify";
import { changeSettingsSchema, settingListSchema, type Setting } from "@earshot/contract/settings";
import {
  isSecretKey,
  defaultOf,
  definitionOf,
  settingKeys,
  type SecretSettingKey,
} from "@earshot/core/settings/registry";
import { authorize } from "@earshot/core/triage/authorized";
import { mayAsk, type Asking } from "@earshot/core/triage/permission";
import type { Db } from "@earshot/db/database";
import { changeSettings, settingsVersion, type ChangedSettings } from "@earshot/db/queries/change-settings";
import { openSecret, readChosenSettings, readSecretTimes } from "@earshot/db/queries/read-settings";
import { SecretError, type SecretBox } from "@earshot/runtime/encrypt-secret";
import type { ApiDeps, RouteContract, Routes } from "../deps.ts";
import { isoOrNull } from "../iso.ts";
import { ProblemError } from "../problem.ts";
import { actorOf } from "../sign-in/actor.ts";
import { permit } from "../sign-in/permit.ts";
import { asking } from "../sign-in/signed-in.ts";

const list = {
  schema: {
    tags: ["settings"],
    summary: "Settings that the person may change; of secrets only whether and when they were set",
    response: { 200: settingListSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

const change = {
  schema: {
    tags: ["settings"],
    summary: "Change settings, all or none; 409 when somebody else changed some meanwhile",
    body: changeSettingsSchema,
    response: { 200: settingListSchema },
  },
  config: { action: "edit_settings" },
} satisfies RouteContract;

/** Settings: read and changed together. Those of the machine are seen and changed by whoever runs it. */
export async function registerSettings(app: Routes, deps: ApiDeps): Promise<void> {
  const { db } = deps.database;
  app.get("/api/v1/settings", list, async (request) => viewSettings(deps, askingOf(request)));
  app.patch("/api/v1/settings", change, async (request) => {
    const who = askingOf(request);
    const changed = await changeSettings(db, deps.secrets, {
      proof: permit(request, "edit_settings"),
      systemProof: authorize(who, "run_system"),
      actor: actorOf(request),
      version: request.body.version,
      changes: request.body.changes,
      now: deps.now(),
    });
    if (!changed.ok) throw refusal(changed);
    return viewSettings(deps, who);
  });
}

function askingOf({ signedIn }: FastifyRequest): ReturnType<typeof asking> {
  if (signedIn === null) throw new ProblemError(401, "Sign in first.");
  return asking(signedIn);
}

async function viewSettings(
  { database: { db }, secrets }: ApiDeps,
  who: Asking,
): Promise<{ version: number; settings: Setting[] }> {
  // The version first: a change between the two is then met with 409 instead of going unseen.
  const version = await settingsVersion(db);
  const [chosen, secretTimes, lost] = await Promise.all([
    readChosenSettings(db),
    readSecretTimes(db),
    lostSecrets(db, secrets),
  ]);
  const settings = settingKeys
    .filter((key) => mayAsk(who, definitionOf(key).action))
    .map((key): Setting => {
      const setAt = isSecretKey(key) ? (secretTimes.get(key) ?? null) : null;
      return {
        key,
        value: isSecretKey(key) ? null : (chosen.get(key) ?? defaultOf(key)),
        default: defaultOf(key),
        isSecret: isSecretKey(key),
        isLost: isSecretKey(key) && lost.includes(key),
        isSet: setAt !== null || chosen.has(key),
        setAt: isoOrNull(setAt),
      };
    });
  return { version, settings };
}

/** Secrets that are set and that no key at hand opens. */
async function lostSecrets(db: Db, box: SecretBox): Promise<SecretSettingKey[]> {
  const lost: SecretSettingKey[] = [];
  for (const key of settingKeys.filter(isSecretKey)) {
    await openSecret(db, box, key).catch((error: unknown) => {
      if (!(error instanceof SecretError)) throw error;
      lost.push(key);
    });
  }
  return lost;
}

function refusal(changed: Extract<ChangedSettings, { ok: false }>): ProblemError {
  switch (changed.reason) {
    case "changed_meanwhile":
      return new ProblemError(409, "Somebody changed settings meanwhile. Read them again and decide anew.");
    case "forbidden":
      return new ProblemError(403, `Your role does not allow to change ${changed.keys.join(", ")}.`);
    case "invalid":
      return new ProblemError(
        400,
        "Some settings need mending; see errors.",
        changed.problems.map(({ key, problem }) => ({ field: `changes.${key}`, message: problem.en })),
      );
  }
}
