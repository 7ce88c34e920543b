/** Endings of Russian cases other than the nominative. */
const oblique = /(?:ого|его|ому|ему|ыми|ими|ых|их|ую|юю|ами|ями|ах|ях|ам|ям|ой|ей|ом|ем|ов|ев|у|ю)$/i;
const ambiguous = /(?:ы|и|е)$/i;
/** Words that end like a case and are none. */
const straight = /(?:ий|ый|ие|ые|ье|ия|дом|герой|музей)$/i;
const masculine = /(?:ом|ем|ов|ев)$/i;
const consonant = /[бвгджзйклмнпрстфхцчшщ]$/i;

/**
 * The form of a phrase to show: of those that were written the one that looks like a nominative, then the most frequent. Russian forms are told by
 * the ending of their first word, so that "пермского кафе" gives way to "пермское кафе" where somebody wrote that.
 * @param forms how often each was written
 */
export function chooseForm(forms: ReadonlyMap<string, number>): string {
  const isMasculine = [...forms.keys()].some((form) => masculine.test(firstWord(form)));
  const rank = (form: string): number => likeCase(firstWord(form), isMasculine);
  const ranked = [...forms].sort(
    ([left, often], [right, otherOften]) =>
      rank(left) - rank(right) || otherOften - often || left.length - right.length || (left < right ? -1 : 1),
  );
  return ranked[0]?.[0] ?? "";
}

function firstWord(form: string): string {
  return form.split(" ", 1)[0] ?? "";
}

/** 0 looks like a nominative, 1 may be one, 2 looks like another case. "пирога" is a genitive where "пирогом" was written too. */
function likeCase(word: string, isMasculine: boolean): number {
  if (!/[а-яё]/i.test(word) || straight.test(word)) return 0;
  if (oblique.test(word)) return 2;
  if (isMasculine) return consonant.test(word) ? 0 : 1;
  return ambiguous.test(word) ? 1 : 0;
}
