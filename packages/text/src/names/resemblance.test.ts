import { describe, expect, test } from "vitest";
import { judgeImpostor, type ImpostorReason } from "@earshot/core/triage/author/impostor";
import type { Platform } from "@earshot/core/collect/platform";
import { claimsToBeReal, isOpenlyOther, preparePerson, readResemblances } from "./resemblance.ts";

const ours = [
  {
    entityId: 1,
    kind: "executive" as const,
    name: "Аркадий Дёжкин",
    handles: ["@dezhkin_pishet"],
    lookalikes: ["@dejkin_pishet_tv"],
  },
  { entityId: 2, kind: "company" as const, name: "Заслонка", handles: ["@zaslonka"], lookalikes: [] },
  { entityId: 3, kind: "product" as const, name: "Вега", handles: [], lookalikes: [] },
].map(preparePerson);

function judge(handle: string | null, name: string | null, bio: string | null, platform: Platform) {
  const account = { handle, name, bio };
  const isStated = ours.some((each) => each.handles.some((own) => own.slice(1) === handle?.toLowerCase()));
  return judgeImpostor(
    {
      platform,
      handle,
      isStated,
      isOpenlyOther: isOpenlyOther(account),
      claimsToBeReal: claimsToBeReal(account),
      hasName: name !== null,
    },
    readResemblances(account, ours),
  );
}

type Row = [
  what: string,
  handle: string | null,
  name: string | null,
  bio: string | null,
  entityId: number,
  kinds: string,
];

/** `kinds`: the reasons as "handle:signs name:same claim". */
const impostors: Row[] = [
  ["a digit for a letter", "dezhk1n_pishet", "Аркадий", null, 1, "handle:signs"],
  ["a Cyrillic е in a Latin handle", "dеzhkin_pishet", null, null, 1, "handle:signs"],
  ["another separator", "dezhkinpishet", "Аркадий", null, 1, "handle:signs"],
  ["zero for o", "zasl0nka", "Zaslonka news", null, 2, "handle:signs"],
  ["'official' added to the handle", "zaslonka_official", "Магазин", null, 2, "handle:affix claim"],
  ["'real' before the handle", "real_dezhkin_pishet", "Аркадий", null, 1, "handle:affix claim"],
  ["a support account", "zaslonka_support", "Служба поддержки", null, 2, "handle:affix claim"],
  [
    "a number added, under the same name",
    "dezhkin_pishet2",
    "Аркадий Дёжкин",
    null,
    1,
    "handle:affix name:same",
  ],
  [
    "one letter off, under the same name",
    "dezhkin_pischet",
    "Аркадий Дёжкин",
    null,
    1,
    "handle:slip name:same",
  ],
  ["one letter off, without a name", "dezhkin_pishett", null, null, 1, "handle:slip"],
  ["the same name and no stated account", "arkady1975", "Аркадий Дёжкин", null, 1, "name:same"],
  ["the name turned round", "arkady1975", "Дежкин Аркадий", null, 1, "name:same"],
  ["the name in Latin letters", "ceo_talks", "Arkady Dezhkin", null, 1, "name:same"],
  ["Latin letters within a Russian name", "ceo_talks", "Apкaдий Дёжкин", null, 1, "name:signs"],
  ["a digit within a Russian name", "shop77", "Засл0нка", null, 2, "name:signs"],
  ["the company's name with 'official'", "shop77", "Заслонка | Официальная", null, 2, "name:affix claim"],
  ["the company's name with emoji", "shop77", "✅ Заслонка", null, 2, "name:same"],
  ["a claim in the bio", "dezhkin_pishet_tv", "Аркадий", "Официальный канал", 1, "handle:affix claim"],
  ["a look-alike that the watch list names", "dejkin_pishet_tv", "Кто-то", null, 1, "listed"],
];

const others: [
  what: string,
  handle: string | null,
  name: string | null,
  bio: string | null,
  platform?: Platform,
][] = [
  ["our own account", "dezhkin_pishet", "Аркадий Дёжкин", null],
  ["our own account in other letter case", "Zaslonka", "Заслонка", null],
  ["a fan page that says so", "zaslonka_fans", "Заслонка: фан-клуб", null],
  ["a fan page that says so in its bio alone", "zaslonka2", "Заслонка", "Неофициальная страница покупателей"],
  ["a parody", "dezhk1n_pishet", "Аркадий Дёжкин", "Пародия, не воспринимайте всерьёз"],
  ["unofficial, in English", "zaslonka_unofficial", "Zaslonka", "unofficial"],
  ["a namesake with another first name", "dezhkina_tamara", "Тамара Дёжкина", null],
  ["a relative of the same surname", "dezhkin_pavel", "Павел Дёжкин", null],
  ["one letter off, under a name of one's own", "dezhkin_pischet", "Мария Орлова", null],
  ["a number added, under a name of one's own", "dezhkin_pishet2", "Мария Орлова", null],
  ["a product's name alone", "vega_music", "Вега", null],
  ["somebody else altogether", "anna_petrova", "Анна Петрова", "Люблю котов"],
  ["the name as the author of an article", null, "Аркадий Дёжкин", null, "news"],
  ["a forum, where a name is only a name", "arkady", "Аркадий Дёжкин", null, "forum"],
  ["a first name alone", "arkady", "Аркадий", null],
];

function kindsOf(reasons: readonly ImpostorReason[]): string {
  return reasons.map((each) => ("how" in each ? `${each.kind}:${each.how}` : each.kind)).join(" ");
}

describe("is suspected", () => {
  test.each(impostors)("%s", (_what, handle, name, bio, entityId, kinds) => {
    const judged = judge(handle, name, bio, "telegram");
    expect(judged && { entityId: judged.entityId, kinds: kindsOf(judged.reasons) }).toEqual({
      entityId,
      kinds,
    });
  });
});

describe("is not suspected", () => {
  test.each(others)("%s", (_what, handle, name, bio, platform = "telegram") => {
    expect(judge(handle, name, bio, platform)).toBeNull();
  });
});
