/** What the first screen of a start says. */
export interface Welcome {
  url: string;
  /** One-time link for the first person; null when somebody can sign in already. */
  signInLink: string | null;
  isDemo: boolean;
  dataFolder: string | null;
  logFile: string | null;
  tookMs: number;
  /** Other machines reach the page, and passwords travel to it in clear. */
  isExposedInClear: boolean;
}

/**
 * Whether people sign in over plain HTTP from other machines: an address beyond loopback is listened to, or a proxy leads
 * here, and the address that people open is not `https:`.
 */
export function isExposedInClear(http: { host: string; publicUrl: string | null }): boolean {
  const opened = new URL(
    http.publicUrl ?? `http://${http.host.includes(":") ? `[${http.host}]` : http.host}`,
  );
  return opened.protocol === "http:" && !isLoopback(opened.hostname);
}

function isLoopback(name: string): boolean {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}

/** The screen that a start ends with: where to go, how to get in, what to do next. Russian and English. */
export function describeWelcome(welcome: Welcome): string {
  const lines = [
    "",
    `  Earshot is listening · Earshot слушает            (${(welcome.tookMs / 1000).toFixed(1)} s)`,
    "",
  ];
  lines.push(`  Page · Страница          ${welcome.url}`);
  if (welcome.signInLink !== null) {
    lines.push(`  Sign in once · Вход      ${welcome.signInLink}`);
    lines.push(
      "                           The link works once, for 24 hours: it makes you the administrator.",
    );
    lines.push("                           Ссылка действует один раз и 24 часа: вы станете администратором.");
  } else {
    lines.push("  Password lost?           npm run earshot -- link");
  }
  if (welcome.dataFolder !== null) lines.push(`  Data · Данные            ${welcome.dataFolder}`);
  if (welcome.logFile !== null) lines.push(`  Log · Журнал             ${welcome.logFile}`);
  if (welcome.isExposedInClear) {
    lines.push("", "  Other machines reach this page without TLS: passwords travel in clear.");
    lines.push("  Страница видна другим машинам без TLS: пароли идут открытым текстом.");
    lines.push("  Behind Caddy or nginx    config/deploy/README.md");
  }
  lines.push("");
  if (welcome.isDemo) {
    lines.push("  This is the demo: a made-up month of a café chain, a new post every 10–30 s.");
    lines.push("  Это демонстрация: вымышленный месяц сети кафе, новая запись каждые 10–30 с.");
    lines.push("  For your own company     npm run earshot -- init   (or apply config/monitor/example.yaml)");
    lines.push("  Without the demo         npm run earshot -- demo reset");
  } else {
    lines.push("  Sources and watch list   on the page, or  npm run earshot -- apply my.yaml");
  }
  lines.push("  Stop · Остановить        Ctrl-C", "");
  return lines.join("\n");
}
