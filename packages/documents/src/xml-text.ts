/** What XML has no place for; a file with it would not open. */
// oxlint-disable-next-line no-control-regex -- controls are among what is removed
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

/** A text that can stand in XML, cut to a length. */
export function xmlText(text: string, charsMax: number): string {
  const clean = text.toWellFormed().replace(unwritable, "");
  return clean.length <= charsMax
    ? clean
    : `${clean
        .slice(0, charsMax - 1)
        .toWellFormed()
        .replace("\ufffd", "")}…`;
}
