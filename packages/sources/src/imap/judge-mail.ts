import type { ImapTarget } from "./imap-target.ts";

export interface MailHeader {
  /** In lower case. */
  key: string;
  value: string;
}

/** Why a mail is left out: of nobody who was named, or not proven to be of whom it claims. */
export type MailRefusal = "other_sender" | "not_checked" | "not_proven";

/**
 * Whether a mail is by somebody who was named, and proven so by the receiving server. The newest Authentication-Results of that
 * server counts (RFC 8601: it stands above all that came with the mail); what other servers or the sender wrote says nothing.
 */
export function judgeMail(
  from: string,
  headers: readonly MailHeader[],
  { senders, checkedBy }: Pick<ImapTarget, "senders" | "checkedBy">,
): MailRefusal | null {
  const address = from.toLowerCase();
  const domain = address.split("@")[1] ?? "";
  const isNamed = senders.some((each) =>
    each.startsWith("@") ? isWithin(domain, each.slice(1)) : each === address,
  );
  if (!isNamed || domain === "") return "other_sender";
  const results = headers
    .filter(({ key }) => key === "authentication-results")
    .map(({ value }) => withoutComments(value));
  const own = results.find((value) => isWithin(/^[^\s;]+/.exec(value)?.[0].toLowerCase() ?? "", checkedBy));
  if (own === undefined) return "not_checked";
  return isProven(own, domain) ? null : "not_proven";
}

/** `dmarc=pass` of the sender's domain, or a signature (`dkim=pass`) by it or a domain around it. */
function isProven(results: string, domain: string): boolean {
  const methods = results.split(";").slice(1);
  return methods.some((method) => {
    const said = /^\s*(dmarc|dkim)\s*=\s*pass\b/i.exec(method)?.[1]?.toLowerCase();
    if (said === undefined) return false;
    const property =
      said === "dmarc"
        ? /\bheader\.from\s*=\s*"?@?([\w.-]+)/i
        : /\bheader\.[di]\s*=\s*"?[^@\s;"]*?@?([\w-]+(?:\.[\w-]+)+)/i;
    const named = property.exec(method)?.[1]?.toLowerCase();
    if (named === undefined) return said === "dmarc";
    return isWithin(domain, named) || isWithin(named, domain);
  });
}

function isWithin(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** Comments may hold anything, also "dkim=pass". */
function withoutComments(value: string): string {
  let depth = 0;
  let kept = "";
  for (const letter of value) {
    if (letter === "(") depth += 1;
    else if (letter === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += letter;
  }
  return kept.trim();
}
