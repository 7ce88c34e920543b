import type { Platform } from "@earshot/core/collect/platform";
import type { SourceKind } from "@earshot/core/collect/source";
import { recognise } from "@earshot/sources/recognise/recognise";
import { serviceWithTerms } from "@earshot/sources/recognise/service-with-terms";
import { ProblemError } from "./problem.ts";

export interface SourceAddress {
  kind: SourceKind;
  /** Spelt as this kind of source is kept. */
  url: string;
  platform: Platform;
}

interface PastedSource {
  url: string;
  /** What the address is read as; told by its spelling when left out. */
  kind?: SourceKind | undefined;
  /** Somebody said that the terms of its provider fit. */
  acceptsTerms: boolean;
}

/**
 * What an address is read as. A feed where nobody says otherwise and the spelling leaves a doubt: pages of any host may look like
 * those of Mastodon. A feed that its provider gives for personal use only is not even asked for before somebody said that its terms fit.
 * @throws ProblemError 400 when it is no web address, or none of the kind that was asked for, or has terms that nobody accepted
 */
export function sourceAddress({ url: pasted, kind, acceptsTerms }: PastedSource): SourceAddress {
  const url = feedAddress(pasted);
  const found = recognise(url);
  const own = found.feeds.find((each) => each.kind !== "feed" && !each.isPersonalUseOnly);
  const isMeant = kind === undefined ? found.site !== "Mastodon" : kind === own?.kind;
  if (own !== undefined && isMeant) return { kind: own.kind, url: own.url, platform: found.platform };
  if (kind === undefined || kind === "feed") {
    if (!acceptsTerms) refuseTerms(url);
    return { kind: "feed", url, platform: found.platform };
  }
  const message = `This is no address of the kind ${kind}.`;
  throw new ProblemError(400, message, [{ field: "url", message }]);
}

function refuseTerms(url: string): void {
  const service = serviceWithTerms(url);
  if (service === null) return;
  const message = `${service} gives this feed for personal use only. Read its terms; if they fit your use, send acceptsTerms: true.`;
  throw new ProblemError(400, message, [{ field: "acceptsTerms", message }]);
}

/** A pasted address as the collector reads it: with its scheme, and http or https. */
export function feedAddress(pasted: string): string {
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(pasted) ? pasted : `https://${pasted}`;
  const url = URL.canParse(withScheme) ? new URL(withScheme) : null;
  if (url === null || !["http:", "https:"].includes(url.protocol)) {
    const mend = "Paste an address that begins with https:// or http://.";
    throw new ProblemError(400, mend, [{ field: "url", message: mend }]);
  }
  if (url.username !== "" || url.password !== "") {
    const mend = "Leave the name and password out of the address: everybody here could read them.";
    throw new ProblemError(400, mend, [{ field: "url", message: mend }]);
  }
  return url.href;
}
