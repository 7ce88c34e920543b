import type { Names } from "../triage/page-language.ts";

/** Ways by which something leaves the house. Stored: the list only ever grows. */
export const deliveryWays = [
  "mail",
  "telegram",
  "max",
  "slack",
  "mattermost",
  "teams",
  "push",
  "webhook",
] as const;
export type DeliveryWay = (typeof deliveryWays)[number];

/** Ways that the team shares; mail, push and a bot's private chat belong to a person. */
export const channelKinds = ["telegram", "max", "slack", "mattermost", "teams", "webhook"] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Kinds that are reached by an address that is a secret itself; the others by the number of a chat, through a bot. */
export const addressKinds = [
  "slack",
  "mattermost",
  "teams",
  "webhook",
] as const satisfies readonly ChannelKind[];
export type AddressKind = (typeof addressKinds)[number];

export function hasAddress(kind: ChannelKind): kind is AddressKind {
  return (addressKinds as readonly ChannelKind[]).includes(kind);
}

export const deliveryWayNames: Names<DeliveryWay> = {
  ru: {
    mail: "почта",
    telegram: "Telegram",
    max: "MAX",
    slack: "Slack",
    mattermost: "Mattermost",
    teams: "Teams",
    push: "уведомление в браузере",
    webhook: "вебхук",
  },
  en: {
    mail: "mail",
    telegram: "Telegram",
    max: "MAX",
    slack: "Slack",
    mattermost: "Mattermost",
    teams: "Teams",
    push: "browser notification",
    webhook: "webhook",
  },
};
