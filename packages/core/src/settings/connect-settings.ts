import { connectSecrets } from "./connect-secrets.ts";
import type { SettingDefinition } from "./definition.ts";

type TextSetting = Extract<SettingDefinition, { kind: "text" }>;

/** Address of one service of a kind; empty: the one that everybody asks. */
function service(name: string, usual: string, use: { ru: string; en: string }): TextSetting {
  return {
    kind: "text",
    format: "base_url",
    maxLength: 500,
    default: "",
    action: "run_system",
    name: { ru: `${name}: свой адрес`, en: `${name}: own address` },
    help: {
      ru: `${use.ru} Нужен, только если служба отсюда недоступна и есть зеркало или посредник. Пустое поле — обычный адрес ${usual}.`,
      en: `${use.en} Only needed where the service cannot be reached and there is a mirror or a relay. Empty: the usual address ${usual}.`,
    },
  };
}

function proxy(name: { ru: string; en: string }): TextSetting {
  return {
    kind: "text",
    format: "proxy",
    maxLength: 300,
    default: "",
    action: "run_system",
    name: { ru: `${name.ru}: прокси`, en: `${name.en}: proxy` },
    help: {
      ru: "Пустое поле — общий прокси. Слово direct — без прокси.",
      en: "Empty: the common proxy. The word direct: without any.",
    },
  };
}

/** How the services of sources are reached: mirrors, proxies, keys. Keys are `connect.<kind>_<what>`. */
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
  "connect.feed_proxy": proxy({ ru: "Ленты", en: "Feeds" }),
  "connect.telegram_site": service("Telegram", "https://t.me", {
    ru: "Откуда читаются открытые каналы; ключ не нужен. Страницы каналов читаются не чаще раза в две секунды. В России Telegram могут замедлять или закрывать.",
    en: "Where public channels are read; no key is needed. Pages are read once in two seconds at most. Telegram may be slowed down or closed in Russia.",
  }),
  "connect.telegram_proxy": proxy({ ru: "Telegram", en: "Telegram" }),
  "connect.vk_token": connectSecrets.vkToken,
  "connect.vk_api": service("VK API", "https://api.vk.com", {
    ru: "Программный доступ VK; он же отвечает на https://api.vk.ru.",
    en: "VK for programs; it answers at https://api.vk.ru too.",
  }),
  "connect.vk_proxy": proxy({ ru: "VK", en: "VK" }),
  "connect.youtube_key": connectSecrets.youtubeKey,
  "connect.youtube_site": service("YouTube", "https://www.youtube.com", {
    ru: "Откуда читаются ленты каналов; ключ для них не нужен.",
    en: "Where the feeds of channels are read; they need no key.",
  }),
  "connect.youtube_api": service("YouTube Data API", "https://www.googleapis.com", {
    ru: "Откуда читаются комментарии, счётчики и поиск.",
    en: "Where comments, counters and searches are read.",
  }),
  "connect.youtube_proxy": proxy({ ru: "YouTube", en: "YouTube" }),
  "connect.bluesky_identifier": connectSecrets.blueskyIdentifier,
  "connect.bluesky_app_password": connectSecrets.blueskyAppPassword,
  "connect.bluesky_public": service("Bluesky", "https://public.api.bsky.app", {
    ru: "Откуда читаются профили и обсуждения; ключ не нужен.",
    en: "Where profiles and threads are read; no key is needed.",
  }),
  "connect.bluesky_pds": service("Bluesky PDS", "https://bsky.social", {
    ru: "Сервер вашей учётной записи: вход и поиск.",
    en: "The server of your account: signing in and searching.",
  }),
  "connect.jetstream_stream": service("Jetstream", "wss://jetstream2.us-east.bsky.network", {
    ru: "Поток всех публикаций Bluesky; ключ не нужен.",
    en: "The stream of all posts of Bluesky; no key is needed.",
  }),
  "connect.bluesky_proxy": proxy({ ru: "Bluesky", en: "Bluesky" }),
  "connect.mastodon_instance": connectSecrets.mastodonInstance,
  "connect.mastodon_token": connectSecrets.mastodonToken,
  "connect.mastodon_proxy": proxy({ ru: "Mastodon", en: "Mastodon" }),
  "connect.reddit_client_id": connectSecrets.redditClientId,
  "connect.reddit_client_secret": connectSecrets.redditClientSecret,
  "connect.reddit_site": service("Reddit", "https://www.reddit.com", {
    ru: "Вход приложения и открытые ленты.",
    en: "The application signs in here; public feeds stand here too.",
  }),
  "connect.reddit_api": service("Reddit API", "https://oauth.reddit.com", {
    ru: "Откуда читает приложение с ключом.",
    en: "Where an application with a key reads.",
  }),
  "connect.reddit_proxy": proxy({ ru: "Reddit", en: "Reddit" }),
  "connect.hackernews_api": service("Hacker News (Algolia)", "https://hn.algolia.com", {
    ru: "Поиск по Hacker News; ключ не нужен, до 10 000 запросов в час.",
    en: "The search of Hacker News; no key is needed, up to 10,000 requests an hour.",
  }),
  "connect.hackernews_proxy": proxy({ ru: "Hacker News", en: "Hacker News" }),
  "connect.gdelt_api": service("GDELT", "https://api.gdeltproject.org", {
    ru: "Поиск по мировым СМИ за последние три месяца; ключ не нужен, один запрос в пять секунд.",
    en: "A search of the world's media of the last three months; no key is needed, one request in five seconds.",
  }),
  "connect.gdelt_proxy": proxy({ ru: "GDELT", en: "GDELT" }),
  "connect.appstore_api": service("App Store", "https://itunes.apple.com", {
    ru: "Отзывы о приложениях по странам, последние 500; ключ не нужен.",
    en: "Reviews of apps by country, the latest 500; no key is needed.",
  }),
  "connect.appstore_proxy": proxy({ ru: "App Store", en: "App Store" }),
  "connect.x_bearer_token": connectSecrets.xBearerToken,
  "connect.x_monthly_budget_cents": connectSecrets.xMonthlyBudgetCents,
  "connect.x_api": service("X API", "https://api.x.com", {
    ru: "Программный доступ X.",
    en: "X for programs.",
  }),
  "connect.x_proxy": proxy({ ru: "X", en: "X" }),
} as const satisfies Record<string, SettingDefinition>;
