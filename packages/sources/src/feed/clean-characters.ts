const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
const spaces = /[\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/g;
/** Controls, soft hyphen, bidi marks and overrides, zero-width characters, annotation marks, noncharacters. */
const invisible =
  // oxlint-disable-next-line no-control-regex -- control characters are exactly what is removed
  /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/g;
/** A joiner shapes Persian and builds emoji; between Latin or Cyrillic letters it only hides a word from the matcher. */
const hidingJoiners = /(?<=[\p{Script=Latin}\p{Script=Cyrillic}\d])[\u200c\u200d]+/gu;
/** Tag characters are invisible; their only honest use is in the flags of England, Scotland and Wales. */
// oxlint-disable-next-line no-misleading-character-class -- ranges of single code points
const tagCharacters = /\u{1f3f4}[\u{e0020}-\u{e007f}]{1,16}|[\u{e0000}-\u{e007f}\u{e0100}-\u{e01ef}]+/gu;
// The two tests below spare ordinary text the costly patterns: they look at single UTF-16 units.
const hidingUnits = /\u200c|\u200d|\udb40/;
const combiningUnits =
  // oxlint-disable-next-line no-misleading-character-class -- ranges of single units
  /[\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u065f\u06d6-\u06ed\u0900-\u0fff\u1100-\u11ff\u1ab0-\u1aff\u1dc0-\u1fff\u20d0-\u212b\u302a-\u309a\ufe20-\ufe2f]/;
const longMarkRuns = /(\p{Mn}{4})\p{Mn}+/gu;

/**
 * Makes characters from outside safe to store, to match and to show: no NUL or other control, no lone surrogate
 * (it becomes U+FFFD), no invisible or direction-changing character, one kind of space and of line break, NFC.
 * Emoji sequences stay whole.
 */
export function cleanCharacters(text: string): string {
  const plain = text.toWellFormed().replace(lineBreaks, "\n").replace(spaces, " ").replace(invisible, "");
  return composed(withoutHidden(plain));
}

function withoutHidden(text: string): string {
  if (!hidingUnits.test(text)) return text;
  return text
    .replace(hidingJoiners, "")
    .replace(tagCharacters, (run) => (run.startsWith("\u{1f3f4}") ? run : ""));
}

function composed(text: string): string {
  if (!combiningUnits.test(text)) return text;
  return text.replace(longMarkRuns, "$1").normalize("NFC");
}

/** Cuts to at most `units` UTF-16 units without splitting a surrogate pair. */
export function cutText(text: string, units: number): string {
  if (text.length <= units) return text;
  const last = text.charCodeAt(units - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? units - 1 : units);
}
