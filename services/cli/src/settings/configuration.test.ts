import { describe, expect, test } from "vitest";
import { defaultPolicy } from "@earshot/core/triage/clock/policy";
import { compareConfigurations } from "./compare-configurations.ts";
import type { Configuration } from "./configuration.ts";
import { describeDifferences } from "./describe-differences.ts";
import { readMonitorFile } from "./monitor-file.ts";
import { wantConfiguration } from "./want-configuration.ts";
import { writeConfiguration } from "./write-configuration.ts";

const nothing: Configuration = {
  settings: {},
  secrets: [],
  tags: [],
  clocks: null,
  channels: [],
  alerts: [],
  rules: [],
  playbook: { body: null, isOwn: false },
  facts: [],
  keyMessages: [],
  calendar: [],
  dashboards: [],
  entities: [],
  sources: [],
};

const term = { kind: "word", role: "match", needsContext: false, isCaseSensitive: false } as const;
const person = { position: null, patronymic: null } as const;

const bakery: Configuration = {
  ...nothing,
  facts: [
    {
      ru: "141 пекарня открыта",
      en: "",
      numbers: ["141 пекарня"],
      source: "Реестр",
      url: "https://pekla.example/list",
      about: "company/пекла",
      owner: "anna@pekla.example",
      approved: true,
      expires: "2026-12-01T00:00:00.000Z",
    },
  ],
  keyMessages: [
    {
      ru: "Хлеб каждый день",
      en: "Bread every day",
      phrases: ["хлеб*"],
      about: null,
      from: null,
      till: null,
    },
  ],
  calendar: [
    {
      kind: "quiet",
      title: "Тишина перед отчётом",
      at: "2026-11-20T21:00:00.000Z",
      till: "2026-11-23T21:00:00.000Z",
      allDay: true,
      note: "",
      platform: null,
      link: null,
      terms: ["прибыль"],
      state: "planned",
      owner: null,
      about: "company/пекла",
    },
  ],
  settings: { "mail.port": 25, "team.name": "Пресс-служба: «Пекла»" },
  secrets: ["mail.password"],
  clocks: { ...defaultPolicy, historyAfterHours: null },
  channels: [
    { name: "Штаб", kind: "mattermost", chat: null, language: "ru", isOn: false, tellsSystem: false },
    { name: "Дежурные", kind: "telegram", chat: "-100200", language: "en", isOn: true, tellsSystem: true },
  ],
  alerts: [
    {
      name: "Серьёзное",
      isOn: true,
      condition: { kind: "severity", from: 4 },
      query: "пекла -вакансия",
      groupBy: "story",
      coolDownMinutes: 60,
      severity: "post",
      telling: { mode: "digest", minutes: [540, 1_080] },
      quiet: { from: 1_320, to: 480, unlessSeverity: 5 },
      zone: "Europe/Moscow",
      steps: [
        { afterMinutes: 0, roles: ["pr"], people: ["anna@pekla.example"], channels: ["Дежурные", "Штаб"] },
        { afterMinutes: 15, roles: ["head"], people: [], channels: [] },
      ],
    },
  ],
  rules: [
    {
      name: "Вакансии",
      query: "вакансия* OR требуется",
      isOn: false,
      zone: "Europe/Moscow",
      isLast: true,
      tags: ["Ярмарка"],
      assign: null,
      severity: null,
      irrelevant: "job_ad",
      alert: null,
      after: null,
    },
    {
      name: "Регулятор",
      query: "роспотребнадзор severity>=2",
      isOn: true,
      zone: "UTC",
      isLast: false,
      tags: [],
      assign: "anna@pekla.example",
      severity: 4,
      irrelevant: null,
      alert: "Серьёзное",
      after: "Вакансии",
    },
  ],
  tags: [
    { name: "Ярмарка", colour: "red" },
    { name: "Ёлка", colour: "lime" },
  ],
  entities: [
    {
      key: "company/пекла",
      kind: "company",
      name: "Пекла",
      company: null,
      ...person,
      terms: [
        { ...term, text: "Пекла", isCaseSensitive: true },
        { ...term, text: "#пекла", kind: "hashtag" },
        { ...term, text: "yes" },
        { ...term, text: "ад", role: "exclude" },
        { ...term, text: "хлеб", role: "require" },
        { ...term, text: "@pek1a", kind: "handle", role: "lookalike" },
        { ...term, text: "Полынья", role: "secret", isCaseSensitive: true },
      ],
    },
    {
      key: "a-ceo",
      kind: "executive",
      name: "Илья Орлов",
      company: "company/пекла",
      position: "директор",
      patronymic: "Сергеевич",
      terms: [{ ...term, text: "Илья Орлов", kind: "name" }],
    },
  ],
  sources: [
    {
      key: "feed/https://b.example/rss?a=1#x",
      kind: "feed",
      url: "https://b.example/rss?a=1#x",
      name: 'B: "новости"\nи ещё',
      platform: "blog",
      tier: 3,
      audience: 0,
      folder: "СМИ/Регионы",
      tags: ["да", "no"],
      note: "- строка\n# не комментарий",
      language: "ru",
      readsComments: false,
      keepDays: 30,
      serviceRoot: null,
      owner: null,
    },
    {
      key: "a",
      kind: "feed",
      url: "https://a.example/",
      name: "A",
      platform: "news",
      tier: 2,
      audience: null,
      folder: null,
      tags: [],
      note: null,
      language: null,
      readsComments: false,
      keepDays: null,
      serviceRoot: null,
      owner: null,
    },
  ],
};

describe("a configuration that is written and read back", () => {
  const text = writeConfiguration(bakery, { withSecretWords: true });

  test("is the same one in an empty installation", () => {
    const wanted = wantConfiguration(nothing, readMonitorFile(text, "x.yaml"), false);
    const nameless = { ...bakery, secrets: [] };
    expect(compareConfigurations(wanted, nameless)).toEqual([]);
    expect(writeConfiguration({ ...wanted, secrets: bakery.secrets }, { withSecretWords: true })).toBe(text);
  });

  test("leaves secret words out, and they stay where it is applied, pruning or not", () => {
    const open = writeConfiguration(bakery);
    expect(open).not.toContain("Полынья");
    const wanted = wantConfiguration(bakery, readMonitorFile(open, "x.yaml"), true);
    expect(compareConfigurations(bakery, wanted)).toEqual([]);
  });

  test("is written the same whatever the order it was made in, companies before people", () => {
    const turned = {
      ...bakery,
      tags: bakery.tags.toReversed(),
      entities: bakery.entities.toReversed(),
      sources: bakery.sources.toReversed(),
    };
    expect(writeConfiguration(turned, { withSecretWords: true })).toBe(text);
    expect(text.indexOf("company/пекла")).toBeLessThan(text.indexOf("a-ceo"));
  });

  test("holds a reference instead of a secret", () => {
    expect(text).toMatch(/mail\.password:\n {4}env: EARSHOT_MAIL_PASSWORD\n/);
  });

  test("names the variable of an address, and times of the day", () => {
    expect(text).toMatch(/address:\n {6}env: EARSHOT_CHANNEL_SHTAB\n/);
    expect(text).toMatch(/at:\n {8}- 09:00\n {8}- 18:00\n {4}quiet:\n {6}from: 22:00\n {6}to: 08:00\n/);
  });

  test("changes nothing where it came from, pruned or not", () => {
    for (const isPruning of [false, true]) {
      const wanted = wantConfiguration(bakery, readMonitorFile(text, "x.yaml"), isPruning);
      expect(compareConfigurations(bakery, wanted)).toEqual([]);
    }
  });
});

describe("what a file changes", () => {
  const rows: { name: string; file: string; isPruning?: boolean; says: string }[] = [
    { name: "an empty file", file: "", says: "" },
    { name: "an empty file, pruning", file: "", isPruning: true, says: "" },
    {
      name: "a setting, a reset and a setting that stays",
      file: "settings: { mail.port: null, team.language: en, team.name: ' Пресс-служба: «Пекла» ' }",
      says: "settings:\n  ~ mail.port: 25 → (default)\n  ~ team.language: (default) → en\n",
    },
    {
      name: "settings, pruning",
      file: "settings: { mail.port: 25 }",
      isPruning: true,
      says: "settings:\n  ~ team.name: Пресс-служба: «Пекла» → (default)\n",
    },
    {
      name: "a tag by its name, whatever its letter case",
      file: "tags: [ярмарка, { name: Ёлка, colour: green }, Новая]",
      says: "tags:\n  ~ ярмарка\n      name: Ярмарка → ярмарка\n  ~ Ёлка\n      colour: lime → green\n  + Новая\n",
    },
    { name: "tags, pruning", file: "tags: [Ярмарка]", isPruning: true, says: "tags:\n  - Ёлка\n" },
    {
      name: "terms of an entity; what it leaves out stays",
      file: "entities: [{ key: company/пекла, kind: company, name: Пекло, terms: ['#пекла', { text: yes, needsContext: true }] }]",
      says: [
        "entities:",
        "  ~ company/пекла · Пекло",
        "      name: Пекла → Пекло",
        "      terms: - Пекла (word, caseSensitive)",
        "      terms: - #пекла (hashtag)",
        "      terms: - yes",
        "      terms: + #пекла",
        "      terms: + yes (word, needsContext)",
        "",
      ].join("\n"),
    },
    {
      name: "the same, pruning: what it leaves out goes",
      file: "entities: [{ key: company/пекла, kind: company, name: Пекла, terms: [{ text: Пекла, caseSensitive: true }, { text: '#пекла', kind: hashtag }, 'yes'] }]",
      isPruning: true,
      says: [
        "entities:",
        "  ~ company/пекла · Пекла",
        "      exclude: - ад",
        "      require: - хлеб",
        "      lookalikes: - @pek1a (handle)",
        "  - a-ceo · Илья Орлов",
        "",
      ].join("\n"),
    },
    {
      name: "secret words; the plan tells only how many",
      file: "entities: [{ key: a-ceo, kind: executive, name: Илья Орлов, terms: [{ text: Илья Орлов, kind: name }], secrets: [Тоннель, Гейзер] }, { key: company/пекла, kind: company, name: Пекла, terms: [{ text: Пекла, caseSensitive: true }, { text: '#пекла', kind: hashtag }, 'yes'], secrets: [] }]",
      says: [
        "entities:",
        "  ~ company/пекла · Пекла",
        "      secrets: - (1 not shown)",
        "  ~ a-ceo · Илья Орлов",
        "      secrets: + (2 not shown)",
        "",
      ].join("\n"),
    },
    {
      name: "a channel and an alert rule; what they leave out stays",
      file: [
        "channels: [{ name: штаб, kind: mattermost, on: true }, { name: Бот, kind: max, chat: '7' }]",
        "alerts: [{ name: Серьёзное, when: { kind: severity, from: 3 }, tell: [{ after: 5, roles: [pr] }] }]",
      ].join("\n"),
      says: [
        "channels:",
        "  ~ штаб",
        "      name: Штаб → штаб",
        "      isOn: false → true",
        "  + Бот",
        "      kind: max",
        "      chat: 7",
        "      language: ru",
        "      isOn: true",
        "      tellsSystem: false",
        "alerts:",
        "  ~ Серьёзное",
        '      condition: {"kind":"severity","from":4} → {"kind":"severity","from":3}',
        "      steps: - after 0 min: pr, anna@pekla.example, #Дежурные, #Штаб",
        "      steps: - after 15 min: head",
        "      steps: + after 5 min: pr",
        "",
      ].join("\n"),
    },
    {
      name: "alert rules, pruning",
      file: "alerts: []",
      isPruning: true,
      says: "alerts:\n  - Серьёзное\n",
    },
    {
      name: "a card that says another number needs a new approval; a plan that is moved is another one",
      file: [
        "facts: [{ ru: 141 пекарня открыта, about: company/пекла, numbers: [142 пекарни] }]",
        "calendar: [{ kind: quiet, title: Тишина перед отчётом, at: '2026-11-21T00:00:00+03:00', note: Ещё тише }]",
        "keyMessages: [{ en: Fresh, phrases: [fresh] }]",
      ].join("\n"),
      says: [
        "facts:",
        "  ~ 141 пекарня открыта",
        "      numbers: - 141 пекарня",
        "      numbers: + 142 пекарни",
        "      approved: true → false",
        "keyMessages:",
        "  + Fresh",
        "      ru: (empty)",
        "      en: Fresh",
        "      phrases: + fresh",
        "  ~ Хлеб каждый день",
        "      after: (none) → Fresh",
        "calendar:",
        "  ~ Тишина перед отчётом",
        "      note: (empty) → Ещё тише",
        "",
      ].join("\n"),
    },
    {
      name: "a new source and one that is moved",
      file: "sources: [{ key: a, url: 'https://a.example/new', name: A, tier: 1 }, { key: c, url: 'https://c.example/', name: C, tags: [x] }]",
      says: [
        "sources:",
        "  ~ a · A",
        "      url: https://a.example/ → https://a.example/new",
        "      tier: 2 → 1",
        "  + c · C",
        "      kind: feed",
        "      platform: news",
        "      url: https://c.example/",
        "      tier: 2",
        "      tags: + x",
        "      readsComments: false",
        "",
      ].join("\n"),
    },
  ];
  test.each(rows)("$name", ({ file, isPruning = false, says }) => {
    const wanted = wantConfiguration(bakery, readMonitorFile(file, "x.yaml"), isPruning);
    const said = describeDifferences(compareConfigurations(bakery, wanted), false);
    expect(said.split("\n").sort()).toEqual(says.split("\n").sort());
  });
});

test("a name cannot paint the terminal", () => {
  const tags = [{ name: "a\u001b[2J\nb", colour: null }];
  const said = describeDifferences(compareConfigurations(nothing, { ...nothing, tags }), true);
  expect(said).toContain("\u001b[32m  + a⏎[2J⏎b\u001b[0m\n");
});
