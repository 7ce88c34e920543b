import { expect, test } from "vitest";
import { authorQuery, proposeAccounts } from "./propose-accounts.ts";

const author = (handle: string, name: string | null = null, followers: number | null = 10) => ({
  handle,
  name,
  followers,
});

test("stored authors are asked for by account, by how it begins and by name in both alphabets", () => {
  const asked = authorQuery("Аркадий Дёжкин", ["@dezhkin_pishet"]);
  expect(asked.handles).toEqual(
    expect.arrayContaining(["dezhkin_pishet", "arkady_dezhkin", "dezhkin.arkady", "real_dezhkin_pishet"]),
  );
  expect(asked.prefixes).toContain("dezhkin_pis");
  expect(asked.names).toEqual(expect.arrayContaining(["аркадий дёжкин", "arkady dezhkin", "dezhkin arkady"]));
});

test.each([
  ["an imitator of a known account", author("dezhk1n_pishet"), "lookalike", "alike_author"],
  ["one of the same name", author("ark77", "Дёжкин Аркадий"), "match", "same_name_author"],
  ["one of the same name in Latin letters", author("ark77", "Arkady Dezhkin"), "match", "same_name_author"],
  ["an account that says the name", author("arkady.dezhkin"), "match", "same_name_author"],
] as const)("%s is proposed", (_name, known, role, why) => {
  const [first] = proposeAccounts("Аркадий Дёжкин", ["@dezhkin_pishet"], [known]);
  expect(first).toMatchObject({ author: known, term: { text: `@${known.handle}`, role, why } });
});

test("the account itself and strangers are not; of look-alikes unseen there are few", () => {
  const known = [author("Dezhkin_Pishet"), author("dezhkina_tamara", "Тамара Дёжкина")];
  const proposals = proposeAccounts("Аркадий Дёжкин", ["@dezhkin_pishet"], known);
  expect(proposals.map(({ author: seen }) => seen)).toEqual([null, null, null, null]);
  expect(proposals[0]?.term).toMatchObject({ text: "@dezhkin_pishet_official", role: "lookalike" });
});
