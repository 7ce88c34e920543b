import { tokenize } from "../../tokens/tokenize.ts";
import { comparable, compileWords } from "../word-pattern.ts";

const laughs = compileWords(`лол кек хаха* ха-ха* хе-хе* хех ахах* ржу lol lmao rofl haha* ha-ha*`);
const ironicEmoji = new Set(["😏", "🙃", "😉", "😜", "😝", "😅", "😂", "🤣", "🤪", "😹"]);

/** Emoji of a text by their plain form, each once, as written. */
export function readEmoji(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { kind, start, end, norm } of tokenize(text))
    if (kind === "emoji" && !found.has(norm)) found.set(norm, text.slice(start, end));
  return found;
}

const nestingMax = 4;

/** The text without brackets that belong together, nor smiles with eyes. */
function withoutPairs(text: string): string {
  let left = text.replace(/[:;=]-?[()]/g, " ");
  for (let depth = 0; depth < nestingMax; depth++) left = left.replace(/\([^()]*\)/g, " ");
  return left;
}

/** A bracket that closes nothing, but for that of a list ("1)"): a smile among those who write Russian. */
const loneBracket = /(?<!^[ \t]*[\p{L}\p{N}]{1,2})\)(?=[\s.,!?]|$)/mu;

/** Signs of laughter and irony that a text shows, each once. */
export function readHumour(text: string): string[] {
  const signs = new Set<string>();
  const rest = withoutPairs(text);
  if (rest.includes("))")) signs.add("))");
  else if (loneBracket.test(rest)) signs.add(")");
  for (const [smile] of text.matchAll(/[:;=]-?[)D](?![\p{L}\p{N}])/gu)) signs.add(smile);
  for (const { start, end } of laughs(text)) signs.add(comparable(text.slice(start, end)));
  for (const [norm] of readEmoji(text)) if (ironicEmoji.has(norm)) signs.add(norm);
  if (/(?:^|\s)\/s(?:$|\s)|#(?:сарказм|ирония|sarcasm|irony)/iu.test(text)) signs.add("/s");
  return [...signs];
}
