import type { SettingDefinition } from "./definition.ts";

/** Bots that tell of alerts. Channels and rules are no settings: they have a page of their own. */
export const alertSettings = {
  "alerts.telegram_token": {
    kind: "secret",
    maxLength: 200,
    action: "run_system",
    name: { ru: "Telegram: токен бота", en: "Telegram: token of the bot" },
    help: {
      ru: "Где взять: напишите @BotFather команду /newbot. Бота добавьте в чат команды; каждый может связать с ним и свой личный чат на странице «Мои оповещения».",
      en: "Where to get it: send /newbot to @BotFather. Add the bot to the team's chat; everybody can link a chat of their own on the page “How I am told”.",
    },
  },
  "alerts.telegram_api": {
    kind: "text",
    format: "base_url",
    maxLength: 500,
    default: "",
    action: "run_system",
    name: { ru: "Telegram: адрес Bot API", en: "Telegram: address of the Bot API" },
    help: {
      ru: "Нужен, только если api.telegram.org отсюда недоступен и есть свой сервер Bot API или посредник. Пустое поле — https://api.telegram.org.",
      en: "Only needed where api.telegram.org cannot be reached and there is a Bot API server of one's own or a relay. Empty: https://api.telegram.org.",
    },
  },
  "alerts.max_token": {
    kind: "secret",
    maxLength: 400,
    action: "run_system",
    name: { ru: "MAX: токен бота", en: "MAX: token of the bot" },
    help: {
      ru: "Где взять: business.max.ru → «Чат-боты» → «Настройки». Бота заводит организация с подтверждённым профилем.",
      en: "Where to get it: business.max.ru → Chat bots → Settings. Bots are made by organisations with a verified profile.",
    },
  },
  "alerts.max_api": {
    kind: "text",
    format: "base_url",
    maxLength: 500,
    default: "",
    action: "run_system",
    name: { ru: "MAX: адрес Bot API", en: "MAX: address of the Bot API" },
    help: {
      ru: "Пустое поле — https://platform-api.max.ru. Новый адрес https://platform-api2.max.ru подписан сертификатом Минцифры: укажите его файл в переменной NODE_EXTRA_CA_CERTS.",
      en: "Empty: https://platform-api.max.ru. The newer https://platform-api2.max.ru is signed by the Russian state's certificate: name its file in the variable NODE_EXTRA_CA_CERTS.",
    },
  },
} as const satisfies Record<string, SettingDefinition>;
