import { judgeImpostor } from "@earshot/core/triage/author/impostor";
import type { Db } from "@earshot/db/database";
import { authorsAlike } from "@earshot/db/queries/authors-alike";
import {
  accountsToLook,
  foldOwn,
  impostorRules,
  isListNew,
  loadWatchedOwn,
  lookAgain,
  raiseImpostors,
  settleLooked,
  type AccountToLook,
  type Suspicion,
  type WatchedOwn,
} from "@earshot/db/queries/impostors";
import { readSettings } from "@earshot/db/queries/read-settings";
import { authorQuery } from "@earshot/text/names/propose-accounts";
import {
  claimsToBeReal,
  isOpenlyOther,
  preparePerson,
  readResemblances,
  type PreparedPerson,
} from "@earshot/text/names/resemblance";

/** Accounts of one transaction, and how many of those before the next round goes on. */
const batchSize = 200;
const batchesMax = 10;

/**
 * Looks at accounts that came or changed since the last time, and after a change of the watch list at those that resemble what it names. Whoever
 * passes himself off as one of ours is told of once.
 */
export async function findImpostors(
  db: Db,
  now: Date,
): Promise<{ looked: number; suspected: number; told: number }> {
  const done = { looked: 0, suspected: 0, told: 0 };
  const { ours, stated } = await loadWatchedOwn(db);
  if (await isListNew(db)) await askAnew(db, ours);
  const prepared = ours.map(preparePerson);
  const language = (await readSettings(db))["team.language"];
  for (let batch = 0; batch < batchesMax; batch += 1) {
    const looked = await db.transaction(async (tx) => {
      const rules = await impostorRules(tx, language, now);
      const accounts = await accountsToLook(tx, now, batchSize);
      if (accounts.length === 0) return 0;
      const suspicions = accounts.flatMap((account) => suspect(account, prepared, stated) ?? []);
      const fresh = await settleLooked(tx, { looked: accounts, suspicions, now });
      const active = fresh.filter(({ account }) => account.isActive);
      done.suspected += fresh.length;
      for (const rule of rules) done.told += await raiseImpostors(tx, { suspicions: active, rule, now });
      return accounts.length;
    });
    done.looked += looked;
    if (looked < batchSize) break;
  }
  return done;
}

function suspect(
  account: AccountToLook,
  ours: readonly PreparedPerson[],
  stated: ReadonlySet<string>,
): Suspicion | null {
  const { handle, name } = account;
  const judged = judgeImpostor(
    {
      platform: account.platform,
      handle,
      isStated: handle !== null && stated.has(foldOwn(handle)),
      isOpenlyOther: isOpenlyOther(account),
      claimsToBeReal: claimsToBeReal(account),
      hasName: name !== null,
    },
    readResemblances(account, ours),
  );
  return judged && { account, ...judged };
}

async function askAnew(db: Db, ours: readonly WatchedOwn[]): Promise<void> {
  for (const { name, handles, lookalikes } of ours) {
    const asked = authorQuery(name, handles);
    const found = await authorsAlike(db, {
      ...asked,
      handles: [...asked.handles, ...lookalikes.map(foldOwn)],
    });
    await lookAgain(db, found);
  }
}
