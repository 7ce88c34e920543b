import type { CollectedPost } from "@earshot/core/collect/post";
import PostalMime from "postal-mime";
import type { PollSource } from "../connector.ts";
import { htmlToText } from "../feed/html-to-text.ts";
import { networkPost } from "../network-post.ts";
import type { ImapTarget } from "./imap-target.ts";
import { judgeMail, type MailRefusal } from "./judge-mail.ts";
import { mailLinks } from "./mail-links.ts";

export interface RawMail {
  uid: number;
  bytes: Uint8Array;
  /** When the server took it in. */
  receivedAt: Date | null;
}

export type ReadMail = { ok: true; post: CollectedPost } | { ok: false; refusal: MailRefusal | "unreadable" };

const linksMax = 30;

/** One mail as a post; of whom nobody named, or whom nobody vouches for, none. */
export async function readMail(
  raw: RawMail,
  source: Pick<PollSource, "namespace" | "platform">,
  target: ImapTarget,
  now: Date,
): Promise<ReadMail> {
  const mail = await PostalMime.parse(raw.bytes, { maxNestingDepth: 32 }).catch(() => null);
  const from = mail?.from?.address?.toLowerCase();
  if (mail === null || from === undefined) return { ok: false, refusal: "unreadable" };
  const refusal = judgeMail(from, mail.headers, target);
  if (refusal !== null) return { ok: false, refusal };
  const html = mail.html ?? null;
  const links = html === null ? [] : mailLinks(html);
  const body = html === null ? (mail.text ?? "") : htmlToText(html, { kind: "html" });
  const list = readListId(mail.headers.find(({ key }) => key === "list-id")?.value ?? "");
  const written = mail.date === undefined ? null : new Date(mail.date);
  const isReadable = written !== null && !Number.isNaN(written.getTime());
  const post = networkPost(
    source,
    {
      externalId: mail.messageId?.replace(/^<|>$/g, "") || `${target.folder}/${raw.uid}`,
      url: links[0] ?? null,
      title: mail.subject ?? null,
      text: [body, ...links.slice(0, linksMax)].join("\n").trim(),
      author: { handle: from, name: mail.from?.name || list.name, url: null, bio: null, followers: null },
      publishedAt: isReadable ? written : raw.receivedAt,
      tags: list.id === null ? [] : [list.id],
    },
    now,
  );
  return { ok: true, post };
}

/** `Pies weekly <weekly.pies.example>` (RFC 2919). */
function readListId(value: string): { id: string | null; name: string | null } {
  const [, name = "", id] = /^\s*"?([^"<]*?)"?\s*<([^<>\s]{1,200})>/.exec(value) ?? [];
  return { id: id ?? null, name: name.trim() || null };
}
