import { compileWords } from "../respond/word-pattern.ts";

/** Thanks, greetings and signing off: they state nothing. */
const findManners = compileWords(`
  спасибо благодар* здравствуй* добр*_день добр*_вечер добр*_утро привет* всего_доброго до_связи на_связи с_уважением хорошего_дня
  thank_you thanks hello hi good_morning good_afternoon good_evening dear kind_regards best_regards all_the_best cheers appreciate*`);

/** What the reader feels, and that we are sorry for it. */
const findSympathy = compileWords(`
  простите извините извиня* приносим_извинения сочувств* сожале* жаль понима* как_неприятно представля*_как это_неприятно обидно тревож* волну* беспоко* переживать слышим* видим_что_вы
  sorry apologi* regret* sympathi* understand* frustrat* upset* worr* concern* annoying must_have_been can_imagine we_hear_you hear_you`);

/** What is done about it here and now, without an outcome. */
const findChecking = compileWords(`
  провер* выясн* уточн* разбира* разбер* изуч* посмотр* смотрим передадим передам вернемся_с вернемся_к_вам вернусь напиш* расскаж* сообщ* ответ* дадим_знать свяж* узна* держим_в_курсе
  check* look_into looking_into look_at find_out finding_out come_back get_back let_you_know keep_you_posted pass_on passed_on passing_* reply answer* ask_the_+ asking update_you follow_up share_what investigat* tell_you in_touch`);

/** The words are those of whoever is answered. */
const findAttribution = compileWords(`
  вы_пиш* вы_пис* вы_напис* вы_спраш* вы_спрос* вы_говор* вы_сказ* вы_рассказ* вы_упом* вы_отме* вы_жалу* по_вашим_словам по_вашему_описанию как_вы_+ ваш*_сообщени* ваш*_пост* ваш*_вопрос* ваш*_отзыв* о_котор*_вы
  you_write you_wrote you_say you_said you_ask* you_mention* you_describe* you_report* you_tell you_told you_raise* as_you_+ your_post your_message your_question your_comment your_review what_you_+`);

/** Words of everyday talk that make no sentence a claim. */
const everyday = compileWords(`
  написал* пишете поделил* рассказал* вижу видим это этом этого этой об_этом нам вам вами вас наш* ваш* очень сейчас пока уже скоро здесь тут есть будет можно нужно важн* прав* вместе больш* лично лучш* каждый такой тем тогда когда если чтобы просто правда конечно пожалуйста дать дайте знать команд* коллег* ситуаци* подробн* детал* случа* что_произошло вопрос* ответ* слов* истори* обращени* отзыв* сообщени* лс личк* личн*_сообщени* писать напишите пришлите номер* заказ*
  please writing wrote telling told sharing shared raising soon now here there very really also just more this that matter* thing* detail* happen* question* answer* word* story message* comment* review* team colleague* together right personal* know write send number order* dm direct_message*`);

/** Whether a part of a sentence is manners, sympathy or that something is looked into. */
export function isPlainTalk(text: string): boolean {
  return [findManners, findSympathy, findChecking].some((find) => find(text).length > 0);
}

/** Whether a part of a sentence only says what the reader said. */
export function isAttributed(text: string): boolean {
  return findAttribution(text).length > 0;
}

/** A text without words of everyday talk, each of them blank. */
export function withoutEveryday(text: string): string {
  let left = text;
  for (const find of [everyday, findManners, findSympathy, findChecking, findAttribution])
    for (const { start, end } of find(text))
      left = left.slice(0, start) + " ".repeat(end - start) + left.slice(end);
  return left;
}
