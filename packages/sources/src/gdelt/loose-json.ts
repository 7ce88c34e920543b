/** A backslash before anything that JSON knows no escape for. */
const badEscape = /\\(?!["\\/bfnrt]|u[\da-fA-F]{4})/g;

/**
 * Reads JSON whose texts were copied from pages without care: backslashes that escape nothing, bare controls inside texts.
 * @returns undefined when it is none
 */
export function parseLooseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return parseMended(text);
  }
}

function parseMended(text: string): unknown {
  // Pairs first: the second of two backslashes begins nothing.
  const mended = text
    .split("\\\\")
    .map((piece) => piece.replace(badEscape, "\\\\"))
    .join("\\\\")
    // oxlint-disable-next-line no-control-regex -- bare controls are what JSON forbids
    .replace(/[\u0000-\u001f]/g, " ");
  try {
    return JSON.parse(mended);
  } catch {
    return undefined;
  }
}
