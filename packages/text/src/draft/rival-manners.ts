import { compileLines } from "./line-patterns.ts";

/** Others of the trade, by whatever they are called. */
export const findRivalManners = compileLines(String.raw`
\b(?:конкурент|соперник|аналог|подделк|подражател|копиист)\w*\b
\b(?:друг\w+|остальн\w+|ин\w+|соседн\w+|дешев\w+|прочи\w+|некоторы\w+|многи\w+|чуж\w+|раскрученн\w+|модн\w+|больши\w+|крупн\w+|сетев\w+|частн\w+|государственн\w+|зарубежн\w+|китайск\w+) (?:\w+ )?(?:банк|школ|сет[ьией]|клиник|оператор|магазин|кафе|кофейн|ресторан|авиакомпани|перевозчик|застройщик|сервис|производител|бренд|марк[аи]|компани|агентств|студи|разработчик|приложени|доставк|аптек|салон|пекарн|отел|гостиниц|фирм|вуз|университет|курс|поставщик|завод|издани|игрок|маркетплейс|такси|провайдер|страховщик|лаборатори|фитнес|площадк|интегратор|вендор|мессенджер|фабрик|автосалон|дилер|платформ)\w*\b
\b(?:у|от|чем у) (?:соседей|других|остальных|конкурентов)\b|\bв отличие от\b|\bпо сравнению с (?:нами|други|остальн|конкурент)\w*|\b(?:рядом с нами|на нашем фоне)\b
\b(?:competitors?|rivals?|competition|alternatives?|imitators?|copycats?|knock-offs?|the others|other people's)\b
\b(?:other|others|cheap|cheaper|certain|some|many|most|rival|big|bigger|neighbouring|lesser|foreign|private|budget|discount|low-cost|the so-called|fancy|trendy|larger|chinese|local) (?:\w+ )?(?:banks?|schools?|chains?|clinics?|networks?|operators?|shops?|stores?|caf(?:e|é)s?|restaurants?|airlines?|carriers?|builders?|developers?|services?|makers?|manufacturers?|brands?|companies|firms?|agenc(?:y|ies)|studios?|apps?|couriers?|pharmac(?:y|ies)|salons?|baker(?:y|ies)|hotels?|hostels?|universit(?:y|ies)|courses?|suppliers?|plants?|providers?|insurers?|labs?|gyms?|platforms?|marketplaces?|dealers?|outfits?|players?|vendors?|retailers?|tour operators?|garages?|landlords?|messengers?)\b
\b(?:next door|down the road|across the (?:road|street)|over there|round the corner|unlike|next to us|beside us|the \w+ next door)\b
`);

/** "They", "there", in an answer to somebody who compares. */
export const findThem = compileLines(String.raw`
\b(?:они|у них|там|туда|им|ими|theirs?|them|they|there|elsewhere|anything but|anyone but|not with)\b
`);

/** A mention that sets the company beside another, leaves for one, or asks which to take. */
const findComparing = compileLines(String.raw`
\b(?:конкурент|у других|к другому|в другой|другой банк|перехожу|перешел|перешла|уйду|ухожу|ушел к|дешевле|быстрее|лучше, чем|выбираю|выбрать|сравни|аналог|какой взять|какую взять|куда вложить|где брать|где купить|или вы|чем вы лучше|почему не)\w*
\b(?:competitors?|rivals?|others?|elsewhere|switch(?:ing)? to|moving to|leaving for|off to|cheaper|quicker|faster|choosing|choose|compare|alternatives?|which \w+|where to|or you|you or|what makes you better|why not|another (?:bank|provider|shop|company|airline|school|operator))\b
`);

export function comparesUs(mention: string): boolean {
  return findComparing(mention).length > 0;
}

/** Running them down: worse, dishonest, dangerous, copied, doomed, dear, dirty; or we put above them. */
export const findRunDownManners = compileLines(String.raw`
\b(?:хуже|худш|дешевк|дрян|гнил|тухл|протух|старь|рухляд|списан|разор|банкрот|обман|вор[уы]|воруют|копир|слиз|содра|украл|украд|халтур|плох|отврат|ужас|грязн|таракан|клоп|мыш|крыс|скандал|провал|брак|некачеств|опозор|тон[уе]т|позор|обвеш|обсчит|просроч|эконом|хими|разбавл|недолив|поддел|фальш|жалк|отста|деревенск|каменн|вчерашн|боятся|боится|трус|завид|пирамид|жулик|мошен|кида|развод|навяз|впар|втюх|накрут|опилк|под видом|выда[ею]т|теряют|теряет|отменя|опазд|задерж|лома|подвод|тормоз|взрыв|гор[ия]т|опасн|травм|трав[ия]т|отрав|переделыв|заслужи|доигра|довыпенд|демпинг|никак[оа]|никудышн|ниже плинтуса|списыва|подгляд|слизыва|стырил|тырят|сдох|умира|загиба|тонущ|штраф|суд[ыа]|иск|лиценз|обещают|обещают, но|не умеют|не могут|не способн|не слышали|не снилось|далеко до|нахам|хам|сидят|ленив|жадн|скряг|скуп|дерут|дер[уе]т|втридорога|в подвал|гараж|самопал|кустарн|просроч|прокис|разбод|бардак|хаос|кладбищ|свалк|болот|бесполезн|туф[тл]|лаж|хлам|мусор|отход|суррогат|картон|труха|липов|фейк)\w*
\b(?:мы, в отличие|мы\s?[—–-]\s?нет|а мы нет|мы так не|у нас такого|мы не (?:ставим|разбавляем|экономим|обманываем|берем|продаем|врем|крадем|копируем)|чем у|лучше (?:чем|них|их|любого|других|остальных)|быстрее (?:них|их|других)|надежнее|удачи|решайте сами|делайте выводы|вот и думайте|точно не|только не|держитесь подальше|не советую|не рекоменду\w+|обходите|больше, чем у|за бортом)\b
\b(?:worse|worst|junk|rubbish|rotten|stale|dirty|filthy|bedbugs?|mice|rats?|cockroach\w*|mould|hour late|rip-?offs?|ripped? off|overpric\w*|copied|copies|copycat|copy|stole|steals?|nicked|pinched|cheat\w*|lies?|liars?|lying|fail\w*|broke|bankrupt\w*|going under|scandal\w*|recalls?|recalled|fined|fines|sloppy|lousy|awful|terrible|dreadful|flimsy|knock-?offs?|fakes?|counterfeit|second-rate|third-rate|can't even|couldn't|unsafe|dodgy|shoddy|cut corners|corners|skimp\w*|sav(?:e|es|ing) on|overcharge\w*|hidden|pale|catch up|behind us|dinosaurs?|stone age|scared|afraid|terrified|jealous|envy|envious|pyramid|ponzi|scam\w*|crooks?|fraud\w*|con|conmen|sell(?:s|ing)? (?:you|grades)|water(?:s|ed)?(?: down)?|dilut\w*|chipboard|sawdust|passes|pass off|lose|loses|losing|cancels?|delays?|breaks?|brakes|crash\w*|explod\w*|burns?|dangerous|poison\w*|injur\w*|redone|redo|repair|deserved?|had it coming|dumping|nowhere|tins and|dying|dead|sinking|drown\w*|lawsuits?|sued|court|never heard of|don't care|doesn't care|rude|lazy|greedy|stingy|cheap|cheaply|basement|garage|amateur\w*|mess|chaos|graveyard|useless|garbage|trash|pathetic|laughable|joke|clueless|outdated|obsolete|ancient|trick\w*|mislead\w*|bluff|spy|spam|leak\w*|exploit\w*|sweatshops?|underpaid)\b
\b(?:unlike \w+|we don't|we do not|ours (?:is|are|do|does|don't|didn't|never)|and ours|better than|ahead of|good luck|you decide|decide for yourself|draw your own|anything but|steer clear|stay away|avoid|i wouldn't|not with|next to us|wishes?|only dream|dreams? of|in our shadow)\b
`);

/** What is plainly said against another of the trade, named or not. */
export const findPlainRunDown = compileLines(String.raw`
\b(?:в отличие от|не то что у|это вам не) (?:других|некоторых|конкурент|остальных|иных|соседей|прочих|многих|больших|крупных|дешевых|сетевых)\w*
\b(?:конкурент\w*|соперник\w*|аналог\w*) <4>(?:хуже|дороже|врут|копиру|ворую|обман|отста|жив|боят|завид|мечта|не умеют|не могут|только и|жалк|поддел|слаб|эконом|теряют|теряет|сид|прогор|провал|плет|далеко|нервно|кус|разор|тонут|демпинг|дремл|спят)\w*
\b(?:наши )?(?:конкурент|соперник)\w*\b[^.!?]{0,40}\b(?:вчераш|каменн|жалк|боят|трус|динозавр|завид|слизыва|копиру|поддел|прошлый век|не снил)\w*
\b(?:дешев\w+|друг\w+|соседн\w+|некоторы\w+|ины\w+|остальны\w+|крупн\w+|больши\w+) (?:\w+ )?(?:банк|школ|сет|клиник|оператор|магазин|кафе|кофейн|ресторан|авиакомпани|перевозчик|застройщик|сервис|производител|бренд|компани|агентств|аптек|салон|пекарн|отел|доставк|провайдер|застройщик|поставщик)\w*\b[^.!?]{0,40}\b(?:эконом|обман|теряют|теряет|навяз|разбав|врут|халтур|хуже|грязн|прячут|скрыва|опазд|торгу|дерут|хамят|дешев|опилк|списыва|не умеют|не могут|не дела|плюют|копиру|обсчит|просроч|кида)\w*
\bпо сравнению с нами\b|\bна нашем фоне\b|\b(?:им|ей|ему) до нас\b|\bим (?:и )?не снилось\b|\bдалеко до нас\b|\b(?:точно|только) не (?:«|в «|у «|к «|с «)|\bпосле «[^»]+» (?:к нам|приходят|переделыва)\w*
\b(?:unlike|not like) (?:other|others|some|certain|most|many|our (?:rivals|competitors)|the (?:competition|others|rest|big))\b
\b(?:our |the |your )?(?:rivals?|competitors?|competition|alternatives|imitators)\b[^.!?]{0,40}\b(?:worse|dinosaur|scared|cheap|knock-off|fail|lie|cheat|copy|copies|copied|steal|stole|lazy|behind|lose|can't|cannot|never|only dream|jealous|outdated|sloppy|unsafe|nowhere|pale|struggl|catch|wish|cut corners|dying|afraid|junk|rubbish)\w*
\b(?:cheap|cheaper|other|certain|some|most|many|bigger|budget|neighbouring|discount) (?:\w+ )?(?:banks|schools|chains|clinics|networks|operators|shops|stores|caf(?:e|é)s|restaurants|airlines|carriers|builders|services|makers|brands|companies|firms|apps|couriers|pharmacies|salons|bakeries|hotels|hostels|providers|insurers|labs|gyms|platforms|suppliers|retailers)\b[^.!?]{0,40}\b(?:save on|skimp|cheat|lose|sell you|lie|worse|dirty|hide|late|overcharg|rude|can't|don't|won't|never|copy|cut corners|charge you|rip|dilute|water|fail|couldn't care|trick|spam|leak|poison|steal)\w*
\b(?:next to|compared (?:to|with)) us\b|\bonly dream of\b|\bwishes? (?:it|they) (?:had|could|were)\b|\bpale (?:imitation|copy)\b|\bcheap (?:imitations?|cop(?:y|ies)|knock-offs?)\b|\b(?:poor|second-rate|shoddy) (?:imitations?|cop(?:y|ies)|substitutes?)\b
`);
