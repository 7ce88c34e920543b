const SECRET = "[secret]";
const LINE_MAX = 32_000;
const TEXT_MAX = 4_000;

/** Names of fields whose whole value is a secret, in any spelling: `accessToken`, `x-api-key`, `Set-Cookie`. */
const SECRET_NAME =
  /passw(?:or)?d|passwd|passphrase|secret|token|authorization|cookie|credential|api[-_]?key|private[-_]?key|session[-_]?id|csrf/i;

/** Names that look secret and are figures: `tokensPerMinute`, `tokenCount`. */
const NOT_SECRET_NAME = /tokens|token[-_]?(?:count|length|index|kind)/i;

/** Secrets inside a text: what comes before stays, the secret itself goes. */
const SECRET_TEXTS: readonly RegExp[] = [
  // The user and password of a URL.
  /(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/?#@"']+(?=@)/gi,
  // The values of a statement that failed: hashes, CSRF tokens and texts of people stand among them.
  /(Failed query: [\s\S]*?\nparams: )[\s\S]*?(?=\n {4}at |\ncaused by: |$)/g,
  /(\/welcome#)[\w-]+/g,
  // A parameter of a URL, such as an access key.
  /([?&;#](?:[\w-]*(?:token|secret|password|passwd|api[-_]?key|signature|access_key)|key|code|sig|auth)=)[^\s&#"']+/gi,
  /(\b(?:bearer|basic)\s+)[\w.~+/=-]{8,}/gi,
  // The address of a Telegram bot contains its token.
  /(\/bot\d{5,}:)[\w-]{10,}/g,
  // Addresses of people; a database quotes them in "Key (email)=(…) already exists".
  /()[\p{L}\p{N}.+_-]{1,64}@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.\p{L}{2,}/gu,
];

/** A cheap look at the whole line; only a hit pays for parsing it. */
const SUSPECT = new RegExp(
  [
    SECRET_NAME.source,
    String.raw`:\/\/[^\s"\/]*@`,
    String.raw`[?&;#](?:key|code|sig\w*|auth|access_key)=`,
    String.raw`\b(?:bearer|basic)\s`,
    String.raw`\/bot\d`,
    "Failed query: ",
    String.raw`\/welcome#`,
    String.raw`@[^\s"\/]+\.[^\s"\/\d]{2}`,
    // Escaped control characters (the line is JSON) and raw ones that JSON lets through.
    String.raw`\\u00[01]`,
    String.raw`\\[bfr]`,
    String.raw`[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]`,
  ].join("|"),
  "i",
);

/** Characters that act on a terminal or hide text: all controls but tab and line feed, and those that turn the writing direction. */
const UNSAFE_CHARACTER =
  // oxlint-disable-next-line no-control-regex -- these are exactly the characters to take out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/** Takes secrets and unsafe characters out of one JSON log line, and cuts texts that are far too long. */
export function safeLogLine(line: string): string {
  if (line.length <= LINE_MAX && !SUSPECT.test(line)) return line;
  let parsed: unknown;
  try {
    parsed = JSON.parse(line);
  } catch {
    return `${JSON.stringify({ level: 40, msg: "a log line that was not JSON was left out" })}\n`;
  }
  return `${JSON.stringify(parsed, (name, value: unknown) => safeValue(name, value))}\n`;
}

function safeValue(name: string, value: unknown): unknown {
  const isEmpty = value === null || value === "" || typeof value === "boolean";
  if (!isEmpty && SECRET_NAME.test(name) && !NOT_SECRET_NAME.test(name)) return SECRET;
  if (isFailedStatement(value)) return { ...value, params: SECRET };
  return typeof value === "string" ? safeText(value) : value;
}

/** What a database library hangs on its errors: the statement, and beside it its values. */
function isFailedStatement(value: unknown): value is { query: string; params: unknown[] } {
  const { query, params } = (value ?? {}) as Record<string, unknown>;
  return typeof query === "string" && Array.isArray(params);
}

/** One text without secrets and without characters that act on a terminal. */
export function safeText(text: string): string {
  const short = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}… (${text.length} characters)` : text;
  return SECRET_TEXTS.reduce((result, pattern) => result.replace(pattern, `$1${SECRET}`), short).replace(
    UNSAFE_CHARACTER,
    "\u{fffd}",
  );
}
