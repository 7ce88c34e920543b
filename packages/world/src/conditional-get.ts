import { createHash } from "node:crypto";

export interface Validators {
  etag: string;
  /** Null while the second of the last change is not over: a date cannot tell two changes within it apart. */
  lastModified: string | null;
}

/** Validators of a document. The tag is weak, since the same one goes with the gzipped and the plain bytes. */
export function validatorsOf(bytes: Uint8Array, changedAt: Date, now: Date): Validators {
  const isSettled = Math.floor(now.getTime() / 1000) > Math.floor(changedAt.getTime() / 1000);
  return {
    etag: `W/"${createHash("sha256").update(bytes).digest("base64url").slice(0, 22)}"`,
    lastModified: isSettled ? changedAt.toUTCString() : null,
  };
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, "");
}

/**
 * Whether the caller has the document already (RFC 9110 § 13.1). `If-None-Match` is compared weakly and, where
 * given, alone decides; otherwise `If-Modified-Since` does, against a change time in whole seconds.
 */
export function isFresh(
  asked: { ifNoneMatch: string | undefined; ifModifiedSince: string | undefined },
  validators: Validators,
): boolean {
  if (asked.ifNoneMatch !== undefined) {
    const tags = asked.ifNoneMatch.split(",").map(opaque);
    return tags.includes("*") || tags.includes(opaque(validators.etag));
  }
  if (asked.ifModifiedSince === undefined || validators.lastModified === null) return false;
  return Date.parse(validators.lastModified) <= Date.parse(asked.ifModifiedSince);
}

/** Whether `Accept-Encoding` takes gzip (RFC 9110 § 12.5.3); `gzip;q=0` refuses it. */
export function acceptsGzip(acceptEncoding: string | undefined): boolean {
  const weights = new Map<string, number>();
  for (const part of (acceptEncoding ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = part.split(";").map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith("q="));
    weights.set(name, quality === undefined ? 1 : Number(quality.slice(2)));
  }
  return (weights.get("gzip") ?? weights.get("*") ?? 0) > 0;
}
