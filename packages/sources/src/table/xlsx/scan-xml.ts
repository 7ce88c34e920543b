import { Parser } from "htmlparser2";
import { TableError } from "../table-error.ts";

export interface XmlHandler {
  /** Local name, without prefix. */
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const depthMax = 64;

/**
 * Runs through XML piece by piece; after each piece the caller may act on what the handler gathered. Entities of a document type are never
 * resolved, and one that declares any is refused.
 */
export async function* scanXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): AsyncGenerator<void> {
  const decoder = new TextDecoder("utf-8");
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > depthMax) throw new TableError("damaged", "XML nested too deeply");
        handler.open(localName(name), attributes);
      },
      ontext: (text) => handler.text?.(text),
      onclosetag(name) {
        depth -= 1;
        handler.close?.(localName(name));
      },
      onprocessinginstruction(name) {
        if (name.startsWith("!")) throw new TableError("doctype");
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  for await (const bytes of pieces) {
    parser.write(decoder.decode(bytes, { stream: true }));
    yield;
  }
  parser.write(decoder.decode());
  parser.end();
  yield;
}

/** The same for a small part that is read as a whole. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handler: XmlHandler): Promise<void> {
  for await (const _piece of scanXml(pieces, handler)) {
    // The handler gathers.
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}
