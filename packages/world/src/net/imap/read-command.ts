export interface ImapCommand {
  tag: string;
  /** In capitals, with its "UID". */
  name: string;
  rest: string;
}

/**
 * Cuts commands out of what a client sends. A literal ("{5}" at the end of a line) is asked for with "+" and read as a quoted string.
 */
export function createCommandReader(
  say: (line: string) => void,
  onCommand: (command: ImapCommand) => void,
): (bytes: Buffer) => void {
  let left = "";
  let line = "";
  let literal = 0;

  function take(): boolean {
    if (literal > 0) {
      if (left.length < literal) return false;
      line += `"${left.slice(0, literal)}"`;
      left = left.slice(literal);
      literal = 0;
      return true;
    }
    const end = left.indexOf("\r\n");
    if (end === -1) return false;
    const piece = left.slice(0, end);
    left = left.slice(end + 2);
    const announced = /\{(\d+)\+?\}$/.exec(piece);
    line += announced === null ? piece : piece.slice(0, announced.index);
    if (announced !== null) {
      literal = Number(announced[1]);
      say("+ go on\r\n");
      return true;
    }
    const [, tag = "*", name = "", rest = ""] = /^(\S+) (UID \w+|\w+) ?(.*)$/i.exec(line) ?? [];
    line = "";
    onCommand({ tag, name: name.toUpperCase(), rest });
    return true;
  }

  return (bytes) => {
    left += bytes.toString("latin1");
    while (take());
  };
}
