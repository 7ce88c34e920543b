/** A text to be shown: a number and the sign that it counts in stay on one line ("17 %", "500 ₽", "№ 88"). */
export function tieNumbers(text: string): string {
  return text.replaceAll(/(\d) (?=[%‰₽€$°])/g, "$1\u00a0").replaceAll(/([№§]) (?=\d)/g, "$1\u00a0");
}
