import { createHash } from "node:crypto";
import MailComposer from "nodemailer/lib/mail-composer";
import type { Attachment } from "./attach-report.ts";

export interface Letter {
  /** Of the outbox: the same cause keeps the same Message-ID, so that a repeated one can be told by the receiver. */
  key: string;
  to: string;
  subject: string;
  text: string;
  html: string | null;
  attachments?: readonly Attachment[];
}

/** The letter as it goes over the wire. `from` is an address or "Name <address>". */
export function composeLetter(from: string, letter: Letter, now: Date): ReturnType<MailComposer["compile"]> {
  const domain = /@([^>@]+)>?$/.exec(from)?.[1] ?? "earshot.invalid";
  const id = createHash("sha256").update(letter.key).digest("hex").slice(0, 32);
  return new MailComposer({
    from,
    to: { name: "", address: letter.to },
    subject: letter.subject,
    text: letter.text,
    ...(letter.html === null ? {} : { html: letter.html }),
    attachments: [...(letter.attachments ?? [])],
    date: now,
    messageId: `<${id}@${domain}>`,
    // Nobody's holiday notice answers a machine (RFC 3834).
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
}
