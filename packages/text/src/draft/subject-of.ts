import { compileWords } from "../respond/word-pattern.ts";

/** Who a clause speaks of: the writer, the company, the reader, or something else. */
export type Subject = "i" | "we" | "you" | "other";

const speaksOfMe = compileWords(`я мне меня мной мой моя мое мои моего моей i i'm i've i'd i'll me my mine`);
const speaksOfUs = compileWords(`мы нам нас нами наш* we we're we've we'd we'll us our ours`);
const speaksOfYou = compileWords(`вы вам вас вами ваш* you you're you've you'd you'll your yours`);

const requestInRussian = /^(?:пожалуйста,?\s+)?[\p{L}]{2,}(?:йте|ите|ьте)(?:сь)?(?!\p{L})/iu;
const requestInEnglish =
  /^(?:please|so|and|then|just|do|kindly|\s)*(?:send|write|ask|call|bring|come|try|take|tell|give|look|check|keep|let|log|type|ring|drop|show|use|see|read|join|post|message|email|stay|wait|don't|never|always|remember|leave|pick|pop|book|visit|hold|open|switch|turn|put|note|choose)\s/i;
/** "Прочитал вслух", "Спрошу у смены": a verb of the first person that needs no pronoun. */
const bareFirstPerson =
  /^(?:сам[аи]?\s|уже\s|тоже\s|вчера\s|сегодня\s|завтра\s)*[\p{L}]{2,}(?:[еиаяо]л|[шчдтлжзр]?у|[еаяиую]ю)(?:сь)?\s/iu;

/** Who is named first in a clause. */
export function subjectOf(text: string): Subject {
  const first = (
    [
      ["i", speaksOfMe(text)],
      ["we", speaksOfUs(text)],
      ["you", speaksOfYou(text)],
    ] as const
  )
    .flatMap(([subject, [place]]) => (place ? [{ subject, at: place.start }] : []))
    .toSorted((a, b) => a.at - b.at)[0];
  if (first) return first.subject;
  return bareFirstPerson.test(`${text} `) ? "i" : "other";
}

/** Asks the reader to do something. */
export function isRequest(text: string): boolean {
  return requestInRussian.test(text) || requestInEnglish.test(`${text} `);
}
