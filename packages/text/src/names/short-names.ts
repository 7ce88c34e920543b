import { normalizeWord } from "../tokens/normalize-word.ts";
import { firstNames } from "./first-names.ts";

const english = `Alexander: Alex Sasha; Andrew: Andy Drew; Anthony: Tony; Benjamin: Ben; Catherine: Kate Cathy; Charles: Charlie Chuck;
Christopher: Chris; Daniel: Dan Danny; David: Dave; Donald: Don; Edward: Ed Ted; Elizabeth: Liz Beth; Frederick: Fred; Gregory: Greg; James: Jim Jimmy;
Jennifer: Jen Jenny; John: Jack Johnny; Jonathan: Jon; Joseph: Joe; Kenneth: Ken; Lawrence: Larry; Margaret: Maggie Meg; Matthew: Matt; Michael: Mike;
Nicholas: Nick; Patricia: Pat; Patrick: Pat; Peter: Pete; Philip: Phil; Richard: Rich Dick; Robert: Rob Bob; Samuel: Sam; Stephen: Steve; Steven: Steve;
Susan: Sue; Thomas: Tom; Timothy: Tim; Victoria: Vicky; William: Bill Will`;

const shortsByFull = new Map<string, string[]>();
for (const { name, full } of firstNames) {
  if (name !== full) add(full, [name]);
}
for (const line of english.split(";")) {
  const [full = "", shorts = ""] = line.split(":").map((part) => part.trim());
  add(full, shorts.split(" "));
}

function add(full: string, shorts: string[]): void {
  const key = normalizeWord(full);
  shortsByFull.set(key, [...(shortsByFull.get(key) ?? []), ...shorts]);
}

/** Short forms of a first name in everyday use: of "Александр" Саша, Шура, Саня, Алекс. */
export function shortNames(first: string): string[] {
  return [...new Set(shortsByFull.get(normalizeWord(first)) ?? [])];
}
