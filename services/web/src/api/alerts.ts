import type {
  AlertDetail,
  AlertList,
  AlertRuleBody,
  alertRuleListSchema,
  KeptRule,
  ReplayView,
  takenAlertSchema,
} from "@earshot/contract/alert";
import type {
  botCodeSchema,
  channelListSchema,
  SaveChannelBody,
  savedChannelSchema,
  saveTellingSchema,
  TellingView,
} from "@earshot/contract/channel";
import type { AlertState } from "@earshot/core/report/alert/alert-state";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { request } from "./client.ts";

/** Everything about alerts to the team begins with it. */
export const alertsKey = ["alerts"] as const;

export function alertListQuery(state: AlertState) {
  return infiniteQueryOptions({
    queryKey: [...alertsKey, "list", state],
    queryFn: ({ signal, pageParam }) => {
      const query = new URLSearchParams({ state });
      if (pageParam !== null) query.set("before", String(pageParam));
      return request<AlertList>("GET", "/api/v1/alerts", { query, signal });
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
  });
}

/** How many want somebody, for every page. */
export const alertCountsQuery = queryOptions({
  queryKey: [...alertsKey, "counts"],
  queryFn: async ({ signal }): Promise<AlertList["counts"]> => {
    const query = new URLSearchParams({ state: "open", limit: "1" });
    return (await request<AlertList>("GET", "/api/v1/alerts", { query, signal })).counts;
  },
  staleTime: 60_000,
});

export function oneAlertQuery(alertId: number) {
  return queryOptions({
    queryKey: [...alertsKey, "one", alertId],
    queryFn: ({ signal }) => request<AlertDetail>("GET", `/api/v1/alerts/${alertId}`, { signal }),
    retry: false,
  });
}

export function takeAlert(alertId: number): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/alerts/${alertId}/acknowledge`);
}

export function closeAlert(alertId: number): Promise<undefined> {
  return request<undefined>("POST", `/api/v1/alerts/${alertId}/close`);
}

export function takeByLink(token: string): Promise<z.infer<typeof takenAlertSchema>> {
  return request<z.infer<typeof takenAlertSchema>>("POST", "/api/v1/alerts/take", { body: { token } });
}

export const alertRulesQuery = queryOptions({
  queryKey: [...alertsKey, "rules"],
  queryFn: async ({ signal }): Promise<KeptRule[]> =>
    (await request<z.infer<typeof alertRuleListSchema>>("GET", "/api/v1/alert-rules", { signal })).rules,
});

export function saveAlertRule(rule: AlertRuleBody, known: KeptRule | null): Promise<unknown> {
  if (known === null) return request("POST", "/api/v1/alert-rules", { body: { rule } });
  const body = { rule, version: known.version };
  return request("PUT", `/api/v1/alert-rules/${known.alertRuleId}`, { body });
}

export function removeAlertRule(alertRuleId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/alert-rules/${alertRuleId}`);
}

export function replayAlertRule(rule: AlertRuleBody): Promise<ReplayView> {
  return request<ReplayView>("POST", "/api/v1/alert-rules/replay", { body: rule });
}

export const channelsQuery = queryOptions({
  queryKey: [...alertsKey, "channels"],
  queryFn: ({ signal }) => request<z.infer<typeof channelListSchema>>("GET", "/api/v1/channels", { signal }),
});

export function saveChannel(
  body: SaveChannelBody,
  channelId: number | null,
): Promise<z.infer<typeof savedChannelSchema>> {
  if (channelId === null) return request("POST", "/api/v1/channels", { body });
  return request("PUT", `/api/v1/channels/${channelId}`, { body });
}

export function removeChannel(channelId: number): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/channels/${channelId}`);
}

export function testChannel(channelId: number): Promise<unknown> {
  return request("POST", `/api/v1/channels/${channelId}/test`);
}

export const tellingQuery = queryOptions({
  queryKey: ["telling"],
  queryFn: ({ signal }) => request<TellingView>("GET", "/api/v1/me/telling", { signal }),
});

export function saveTelling(body: z.infer<typeof saveTellingSchema>): Promise<undefined> {
  return request<undefined>("PUT", "/api/v1/me/telling", { body });
}

export type BotName = "telegram" | "max";

export function makeBotCode(bot: BotName): Promise<z.infer<typeof botCodeSchema>> {
  return request("POST", `/api/v1/me/telling/bots/${bot}/code`);
}

export function unlinkBot(bot: BotName): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/me/telling/bots/${bot}`);
}

export function forgetDevice(pushKey: string): Promise<undefined> {
  return request<undefined>("DELETE", `/api/v1/me/push-subscriptions/${pushKey}`);
}
