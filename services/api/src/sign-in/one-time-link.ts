import type { Db } from "@earshot/db/database";
import { queueMail } from "@earshot/db/queries/outbox";
import type { Language } from "@earshot/db/queries/people";
import { readSettings } from "@earshot/db/queries/read-settings";
import { hashSecret, newSecret } from "@earshot/runtime/secrets";
import type { ApiDeps } from "../deps.ts";
import { linkMail, type LinkMail } from "./mail-words.ts";

const hourMs = 3_600_000;

/** How long a link works, by what it is for. */
export const linkLifeMs = {
  invitation: 7 * 24 * hourMs,
  /** Handed over by an administrator. */
  password: 24 * hourMs,
  /** Asked for by the person, who waits for it. */
  forgotten: hourMs,
};

export interface OneTimeLink {
  link: string;
  tokenHash: string;
  expiresAt: Date;
}

/** A link that works once. The token stands in the fragment, which a browser sends to nobody and no log keeps. */
export function newOneTimeLink(deps: ApiDeps, lifeMs: number): OneTimeLink {
  const token = newSecret();
  return {
    link: `${deps.publicUrl}/welcome#${token}`,
    tokenHash: hashSecret(token),
    expiresAt: new Date(deps.now().getTime() + lifeMs),
  };
}

/** Whether mail goes out from here. */
export async function hasMail(db: Db): Promise<boolean> {
  const settings = await readSettings(db);
  return settings["mail.host"] !== "" && settings["mail.from"] !== "";
}

/**
 * Puts a mail with the link into the outbox, in the transaction that made the link; ring with `ringOutbox` once that is
 * committed. Null when mail is not set up.
 */
export async function mailLink(
  tx: Db,
  deps: ApiDeps,
  made: OneTimeLink,
  mail: LinkMail & { to: string; language: Language },
): Promise<number | null> {
  if (!(await hasMail(tx))) return null;
  const { subject, text } = linkMail(mail, made.link);
  const key = `link-${made.tokenHash.slice(0, 24)}`;
  const { expiresAt } = made;
  return queueMail(tx, deps.secrets, { key, to: mail.to, subject, text, expiresAt }, deps.now());
}
