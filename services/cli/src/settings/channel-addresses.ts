import { hasAddress } from "@earshot/core/notify/channel";
import { nameKey } from "@earshot/core/triage/tag";
import type { Db } from "@earshot/db/database";
import { listChannels, openChannelSecret } from "@earshot/db/queries/channels";
import { SecretError, type SecretBox } from "@earshot/runtime/encrypt-secret";
import { transliterate } from "@earshot/text/names/transliterate";
import { CommandError } from "../failure.ts";
import type { Difference } from "./compare-configurations.ts";
import type { Configuration, FullChannel } from "./configuration.ts";
import type { GivenChannel } from "./monitor-file.ts";
import { isWebAddress } from "./web-address.ts";

/** The variable that an export names for the address of each channel that has one; two never share one. */
export function addressVariables(
  channels: readonly Pick<FullChannel, "name" | "kind">[],
): Map<string, string> {
  const found = new Map<string, string>();
  const plain = (name: string): string =>
    `EARSHOT_CHANNEL_${transliterate(name, "plain")
      .toUpperCase()
      .replaceAll(/[^A-Z0-9]+/g, "_")}`;
  for (const { name, kind } of channels) {
    if (!hasAddress(kind)) continue;
    const isShared = channels.some((each) => each.name !== name && plain(each.name) === plain(name));
    found.set(nameKey(name), isShared ? `${plain(name)}_${sumOf(nameKey(name))}` : plain(name));
  }
  return found;
}

/** Tells names apart that look the same in Latin capitals: FNV-1a of 32 bits. */
function sumOf(text: string): string {
  let sum = 0x811c9dc5;
  for (const sign of text) sum = Math.imul(sum ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return sum.toString(16).toUpperCase();
}

/**
 * New addresses of channels, by key of the channel, and the differences with them told in. Without its variable a channel that is there
 * keeps its address, and a new one is refused.
 */
export async function planAddresses(
  db: Db,
  box: SecretBox | null,
  given: {
    channels: readonly GivenChannel[];
    current: Configuration;
    differences: readonly Difference[];
    env: Readonly<Record<string, string | undefined>>;
  },
): Promise<{ addresses: Map<string, string>; differences: Difference[] }> {
  const differences = [...given.differences];
  const addresses = new Map<string, string>();
  const known = await listChannels(db);
  for (const { name, kind, address, chat } of given.channels) {
    const key = nameKey(name);
    const before = given.current.channels.find((each) => nameKey(each.name) === key);
    if (before !== undefined && before.kind !== kind)
      throw new CommandError(
        `channels, ${name}: it is of the kind ${before.kind}; give the new one another name.`,
      );
    if (!hasAddress(kind)) {
      if (before === undefined && chat === undefined)
        throw new CommandError(`channels, ${name}: a new chat needs its number: chat.`);
      continue;
    }
    const variable = address?.env;
    const url = variable === undefined ? undefined : given.env[variable];
    if (url === undefined || url === "") {
      if (before !== undefined) continue;
      throw new CommandError(
        variable === undefined
          ? `channels, ${name}: a new channel needs an address; write address: { env: NAME } and set that variable.`
          : `channels, ${name}: the variable ${variable} is not set. Set it to the address, or add the channel in the page.`,
      );
    }
    if (!isWebAddress(url))
      throw new CommandError(`channels, ${name}: what ${variable} holds is no address.`);
    const channelId = known.find((each) => nameKey(each.name) === key)?.channelId;
    if (channelId !== undefined && box !== null && (await opened(db, box, channelId)) === url) continue;
    addresses.set(key, url);
    const change = { field: "address", from: before ? "(set)" : null, to: `(from ${variable})` };
    const at = differences.findIndex((each) => each.section === "channels" && each.key === key);
    const told = differences[at];
    if (told) differences[at] = { ...told, fields: [...told.fields, change] };
    else differences.unshift({ kind: "change", section: "channels", key, name, fields: [change] });
  }
  return { addresses, differences };
}

/** Null where no key opens it. */
async function opened(db: Db, box: SecretBox, channelId: number): Promise<string | null> {
  try {
    return (await openChannelSecret(db, box, channelId))?.url ?? null;
  } catch (error) {
    if (error instanceof SecretError) return null;
    throw error;
  }
}
