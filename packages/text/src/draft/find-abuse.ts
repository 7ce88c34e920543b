import { compileWords } from "../respond/word-pattern.ts";
import type { FoundPlace } from "./find-wording.ts";
import type { ReadDraft } from "./read-draft.ts";

/** Words that insult whomever they are said of; nothing around them makes a draft with them fit to publish. */
const findInsult = compileWords(`
  идиот идиоты идиота идиотка идиотки идиотом дебил дебилы дебилка кретин кретины тупица тупицы дурак дураки дура дуры хам хамы хамка
  хамло мразь мрази сволочь сволочи ублюдок ублюдки урод уроды скотина скоты тварь твари врете врешь лжете лжешь заткнитесь заткнись
  idiot idiots moron morons imbecile imbeciles scumbag scumbags arsehole arseholes asshole assholes bastard bastards liar liars shut_up`);

/** Sentences with an insult that is nobody's quoted words and not said of oneself. */
export function findAbuse(draft: ReadDraft): FoundPlace[] {
  const insults = findInsult(draft.text).filter(
    ({ start, end }) => !draft.quoted.some((quoted) => start < quoted.end && quoted.start < end),
  );
  return draft.sentences
    .filter((sentence) =>
      sentence.clauses.some(
        (clause) =>
          clause.subject !== "i" && insults.some(({ start }) => start >= clause.start && start < clause.end),
      ),
    )
    .map(({ start, end }) => ({ check: "rudeness", start, end }));
}
