import { lookup as systemLookup } from "node:dns";
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { refusalOfAddress } from "./address-policy.ts";
import { FetchStopped } from "./fetch-code.ts";

/** Resolves a name to all its addresses; the part of a lookup that a test replaces. */
export type ResolveName = (
  hostname: string,
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

export function resolveBySystem(hostname: string, done: Parameters<ResolveName>[1]): void {
  systemLookup(hostname, { all: true }, (error, addresses) => done(error, addresses));
}

/**
 * A lookup for `net.connect` that hands on only public addresses. The socket connects to what was judged
 * here, so a name that changes its answer between two questions (DNS rebinding) gains nothing.
 */
export function createGuardedLookup(resolve: ResolveName): LookupFunction {
  return function guardedLookup(hostname, options, callback) {
    resolve(hostname, (error, addresses) => {
      if (error) return callback(error, "", 0);
      const isWanted = (one: LookupAddress): boolean =>
        options.family !== 4 && options.family !== 6 ? true : one.family === options.family;
      const open = addresses.filter((one) => refusalOfAddress(one.address) === null && isWanted(one));
      const first = open[0];
      if (!first) return callback(refusal(hostname, addresses), "", 0);
      return options.all === true ? callback(null, open) : callback(null, first.address, first.family);
    });
  };
}

function refusal(hostname: string, addresses: LookupAddress[]): Error {
  const first = addresses[0];
  if (!first) return new FetchStopped("dns", `${hostname} has no address`);
  const why = refusalOfAddress(first.address) ?? "no address of the wanted family";
  return new FetchStopped("refused_address", `${hostname} leads to a refused address: ${why}`);
}
