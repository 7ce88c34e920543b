import { connectKeys } from "./connect-keys.ts";
import { connection, service, servicesOf } from "./connection-definitions.ts";
import type { SettingDefinition } from "./definition.ts";

/** How the services of sources are reached: mirrors, proxies, keys. */
export const connectSettings = {
  "connect.proxy": {
    kind: "text",
    format: "proxy",
    maxLength: 300,
    default: "",
    action: "run_system",
    name: { ru: "Общий прокси", en: "Common proxy" },
    help: {
      ru: "Прокси HTTP, через который Earshot читает источники, например http://proxy.example.com:3128. Нужен, если сеть выпускает наружу только через прокси или часть служб отсюда недоступна. Чужие адреса проверяются как всегда: во внутреннюю сеть через прокси не попасть.",
      en: "An HTTP proxy through which Earshot reads sources, such as http://proxy.example.com:3128. Needed where the network lets nothing out otherwise, or where some services cannot be reached. Addresses are judged as ever: no source leads into the private network through it.",
    },
  },
  "connect.proxy_login": {
    kind: "secret",
    maxLength: 300,
    action: "run_system",
    name: { ru: "Вход на прокси", en: "Sign-in to the proxy" },
    help: {
      ru: "Имя и пароль через двоеточие, если прокси их требует. Передаются каждому прокси, указанному на этой странице.",
      en: "Name and password with a colon between them, where the proxy wants them. Sent to each proxy named on this page.",
    },
  },
  ...connection("feed", { ru: "Ленты", en: "Feeds" }, {}),
  ...connection("telegram", "Telegram", {
    services: {
      site: service(
        "Telegram",
        "Откуда читаются открытые каналы; ключ не нужен. Страницы каналов читаются не чаще раза в две секунды. В России Telegram могут замедлять или закрывать.",
        "Where public channels are read; no key is needed. Pages are read once in two seconds at most. Telegram may be slowed down or closed in Russia.",
      ),
    },
  }),
  ...connection("vk", "VK", {
    keys: connectKeys.vk,
    services: {
      api: service(
        "VK API",
        "Программный доступ VK; он же отвечает на https://api.vk.ru.",
        "VK for programs; it answers at https://api.vk.ru too.",
      ),
    },
  }),
  ...connection("youtube", "YouTube", {
    keys: connectKeys.youtube,
    services: {
      site: service(
        "YouTube",
        "Откуда читаются ленты каналов; ключ для них не нужен.",
        "Where the feeds of channels are read; they need no key.",
      ),
      api: service(
        "YouTube Data API",
        "Откуда читаются комментарии, счётчики и поиск.",
        "Where comments, counters and searches are read.",
      ),
    },
  }),
  ...connection("bluesky", "Bluesky", {
    keys: connectKeys.bluesky,
    services: {
      public: service(
        "Bluesky",
        "Откуда читаются профили и обсуждения; ключ не нужен.",
        "Where profiles and threads are read; no key is needed.",
      ),
      pds: service(
        "Bluesky PDS",
        "Сервер вашей учётной записи: вход и поиск.",
        "The server of your account: signing in and searching.",
      ),
    },
  }),
  // A stream goes by the proxy of its network.
  ...servicesOf("jetstream", {
    stream: service(
      "Jetstream",
      "Поток всех публикаций Bluesky; ключ не нужен.",
      "The stream of all posts of Bluesky; no key is needed.",
    ),
  }),
  ...connection("mastodon", "Mastodon", { keys: connectKeys.mastodon }),
  ...connection("reddit", "Reddit", {
    keys: connectKeys.reddit,
    services: {
      site: service(
        "Reddit",
        "Вход приложения и открытые ленты.",
        "The application signs in here; public feeds stand here too.",
      ),
      api: service(
        "Reddit API",
        "Откуда читает приложение с ключом.",
        "Where an application with a key reads.",
      ),
    },
  }),
  ...connection("hackernews", "Hacker News", {
    services: {
      api: service(
        "Hacker News (Algolia)",
        "Поиск по Hacker News; ключ не нужен, до 10 000 запросов в час.",
        "The search of Hacker News; no key is needed, up to 10,000 requests an hour.",
      ),
    },
  }),
  ...connection("gdelt", "GDELT", {
    services: {
      api: service(
        "GDELT",
        "Поиск по мировым СМИ за последние три месяца; ключ не нужен, один запрос в пять секунд.",
        "A search of the world's media of the last three months; no key is needed, one request in five seconds.",
      ),
    },
  }),
  ...connection("appstore", "App Store", {
    services: {
      api: service(
        "App Store",
        "Отзывы о приложениях по странам, последние 500; ключ не нужен.",
        "Reviews of apps by country, the latest 500; no key is needed.",
      ),
    },
  }),
  ...connection("imap", { ru: "Почтовые ящики", en: "Mailboxes" }, {}),
  ...connection("x", "X", {
    keys: connectKeys.x,
    services: {
      api: service("X API", "Программный доступ X.", "X for programs."),
    },
  }),
} as const satisfies Record<string, SettingDefinition>;
