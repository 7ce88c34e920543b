import { nameKey } from "@earshot/core/triage/tag";
import { writeTime } from "./alerts-in-file.ts";
import { addressVariables } from "./channel-addresses.ts";
import type { FullAlert, FullChannel } from "./configuration.ts";
import { filled, sorted } from "./filled.ts";

/** Channels as a file names them: by the variable that stands for an address, never by the address. */
export function writeChannels(channels: readonly FullChannel[]) {
  const variables = addressVariables(channels);
  return sorted(channels, ({ name }) => nameKey(name)).map(
    ({ name, kind, chat, language, isOn, tellsSystem }) => {
      const variable = variables.get(nameKey(name));
      return filled({
        name,
        kind,
        chat,
        address: variable === undefined ? null : { env: variable },
        language,
        system: tellsSystem ? true : null,
        on: isOn ? null : false,
      });
    },
  );
}

/** An alert rule as a file says it. */
export function writeAlert({ name, condition, query, telling, quiet, steps, isOn, ...facts }: FullAlert) {
  const { groupBy, coolDownMinutes, severity, zone } = facts;
  const { mode } = telling;
  return filled({
    name,
    when: condition,
    query: query === "" ? null : query,
    groupBy,
    coolDownMinutes,
    severity,
    telling: mode === "at_once" ? null : { mode, at: telling.minutes.map(writeTime) },
    quiet: quiet && {
      from: writeTime(quiet.from),
      to: writeTime(quiet.to),
      ...(quiet.unlessSeverity === null ? {} : { unlessSeverity: quiet.unlessSeverity }),
    },
    zone,
    tell: steps.map(({ afterMinutes: after, ...told }) => filled({ after, ...told })),
    on: isOn ? null : false,
  });
}
