/** Stems of words that a lawyer should read before they are said; a star stands for any ending. */
const stems =
  `суд судом суде суда судеб* досудеб* исков* иск иски исках арбитраж* юрист* адвокат* претензи* неустойк* ответственност* прокур* роспотребнадзор* полици* клевет* компенсац* возмещ* возмест* ущерб* признаем признаём виновн* вину вины расторг* договор* закон закона законом закону законе законов законодательств* незакон* нарушени* авторск* патент* персональн*
  court courts lawsuit* sue sued suing litigat* lawyer* attorney* solicitor* legal* illegal* unlawful* liabilit* liable compensat* damages settlement* breach* defam* libel* copyright* trademark* patent* prosecut* police regulator* gdpr negligen*`
    .split(/\s+/)
    .map((stem) => (stem.endsWith("*") ? `${stem.slice(0, -1)}\\p{L}*` : stem))
    .join("|");
const legal = new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${stems})(?![\p{L}\p{N}])`, "giu");

/** Words of law in a text, as they stand there, each once: with any of them a lawyer is asked too. */
export function legalWords(text: string): string[] {
  const found = [...text.matchAll(legal)].map(([word]) => word.toLowerCase());
  return [...new Set(found)];
}
