import { decodeXML } from "entities";
import { Tokenizer } from "htmlparser2";
import { feedLimits } from "./limits.ts";

export interface XmlEvents {
  open: (name: string, attributes: ReadonlyMap<string, string>) => void;
  close: (name: string) => void;
  text: (piece: string) => void;
  /** Asked after every tag; true ends the walk. */
  isDone?: () => boolean;
}

const noAttributes: ReadonlyMap<string, string> = new Map();
const nameStart = /^[\p{L}_]/u;

/**
 * Walks through XML that may be broken in any way, in linear time. Predefined and numeric entities are decoded, all
 * others stay as they are written. A `<` that begins no tag is text.
 */
export function scanXml(xml: string, events: XmlEvents): void {
  let name = "";
  let nameAt = 0;
  let attributes: Map<string, string> | null = null;
  let attribute = "";
  let value = "";

  function finishOpen(endIndex: number, isSelfClosing: boolean): void {
    if (!nameStart.test(name)) {
      events.text(xml.slice(nameAt - 1, endIndex + 1));
      return;
    }
    events.open(name, attributes ?? noAttributes);
    if (isSelfClosing) events.close(name);
    if (events.isDone?.() === true) tokenizer.pause();
  }
  function ignore(): void {}

  const tokenizer = new Tokenizer(
    // Entities are decoded piece by piece: the tokenizer skips through text far faster when it need not look for them.
    { xmlMode: true, decodeEntities: false },
    {
      onopentagname(start, end) {
        name = xml.slice(start, Math.min(end, start + 200));
        nameAt = start;
        attributes = null;
      },
      onattribname(start, end) {
        attribute = xml.slice(start, Math.min(end, start + 200));
        value = "";
      },
      onattribdata(start, end) {
        value = decoded(xml.slice(start, Math.min(end, start + feedLimits.attributeChars)));
      },
      onattribentity: ignore,
      onattribend() {
        attributes ??= new Map();
        if (attributes.size < feedLimits.attributes && !attributes.has(attribute))
          attributes.set(attribute, value);
      },
      onopentagend: (end) => finishOpen(end, false),
      onselfclosingtag: (end) => finishOpen(end, true),
      onclosetag: (start, end) => events.close(xml.slice(start, Math.min(end, start + 200)).trim()),
      ontext: (start, end) => events.text(decoded(xml.slice(start, end))),
      ontextentity: ignore,
      oncdata: (start, end, endOffset) => events.text(xml.slice(start, end - endOffset)),
      oncomment: ignore,
      ondeclaration: ignore,
      onprocessinginstruction: ignore,
      onend: ignore,
    },
  );
  tokenizer.write(xml);
  tokenizer.end();
}

function decoded(text: string): string {
  return text.includes("&") ? decodeXML(text) : text;
}
