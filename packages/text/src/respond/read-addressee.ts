import type { AnalyseInput } from "../analyse-input.ts";
import { maskNames, maskOf } from "../classify/mask-names.ts";
import { readWords } from "../classify/read-words.ts";
import { compileWords } from "./word-pattern.ts";

const callsLeader = compileWords(
  `гендиректор* генеральн*_директор* основател* господин_директор уважаем*_директор руководител*_компани* глава_компании ceo founder managing_director mr_ceo`,
);
const leadersVoice = compileWords(
  `я_решил* я_подписал* я_думаю думаю_+ решил* спрашиваю_вас что_думаете как_считаете мой_пост расскажите напишите_мне
   i_decided i_signed i_think i_believe what_do_you_think tell_me let_me_know i_want_to_hear`,
);
const secondPerson = compileWords(`вы вас вам вами ваш ваша ваши ваше ты тебя тебе твой your you yours`);

/** How much of a post is looked through for the leader's name, in UTF-16 units. */
const textMax = 16_000;

/**
 * Whether a post speaks to the executive: names them (or their office) and says "you", or answers a post in which somebody
 * speaks of own decisions.
 */
export function readAddressee(post: AnalyseInput): boolean {
  if (post.parent !== null && leadersVoice(post.parent).length > 0) return true;
  if (secondPerson(post.text).length === 0) return false;
  if (callsLeader(post.text).length > 0) return true;
  if (post.executive === null) return false;
  const words = readWords(post.text, textMax);
  return maskNames(words, null, post.executive).some((mask) => mask === maskOf.executive);
}
