import { stem } from "./stem.ts";

/** Words of one matter that share no stem: a claim and the card about it often use different ones. */
const groups = `
продать продажа продан продают продаст покупатель купить покупка покупает сделка | sell sold sale selling buyer acquire acquisition takeover
закрыть закрытие закрывают закроют закрыт закроется ликвидация | close closed closing closure shut shutdown
увольнение уволить уволен увольняют сокращение сокращать сократят сокращают | fire fired firing layoff layoffs dismiss dismissed redundancy redundancies laid
подорожать подорожание повышение повысить повысили поднять подняли дороже цена стоимость тариф | price prices cost fare raise raised hike increase increased rose dearer
утечка утечь слив слили взлом взломать утекли | leak leaked breach breached hack hacked
смерть погиб погибнуть умереть умер скончаться гибель | death dead died die dying killed fatal
банкротство банкрот разорение разориться | bankrupt bankruptcy insolvent insolvency administration
уход уйти уходит уйдёт ушёл отставка увольняется покинуть покидает | resign resigned resignation leave leaving depart departure quit quits
отравление отравиться отравились отравили тошнота рвота | poisoning poisoned ill sick vomiting
списание списать списали снять сняли | charge charged debit debited
возврат вернуть вернули возвращены деньги компенсация возмещение | refund refunded reimburse reimbursed compensation
проверка проверять проверили инспекция обыск | inspection inspected audit audited raid raided check
авария сбой поломка неисправность отказ | outage fault failure breakdown malfunction
суд иск судебный судиться | court lawsuit claim proceedings sue sued suing
задержка опоздание опоздать опаздывает задержали | delay delayed late
качество брак бракованный дефект | quality defect defective faulty
просрочка просроченный срок годность свежий | expired expiry fresh stale`;

const matterOf = new Map<string, string>();
for (const line of groups.trim().split("\n")) {
  const words = line.replace("|", " ").split(/\s+/).filter(Boolean);
  const [name = ""] = words;
  for (const word of words) matterOf.set(stem(word.replaceAll("ё", "е")), `~${stem(name)}`);
}

/** A stem under which all words of one matter stand ("sold", "sale", "продажа"); the stem itself for every other word. */
export function matterStem(word: string): string {
  const stemmed = stem(word);
  return matterOf.get(stemmed) ?? stemmed;
}
