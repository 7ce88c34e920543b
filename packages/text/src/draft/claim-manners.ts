import { compileLines } from "./line-patterns.ts";

/** How much, how many, how often. */
export const findQuantity = compileLines(String.raw`
\b(?:половина |треть\b|четверть\b|на (?:треть|четверть)\b|большинств|меньшинств|вдвое|втрое|вчетверо|десятки (?:тысяч|миллионов)|сотни|тысячи|миллионы|миллиард|процент|в среднем|в несколько раз|раза в|кажд\w+ (?:второ|трет|четверт|пят|десят)|средн\w+ (?:зарплат|чек|срок|оценк|стаж|возраст|балл|скорост)|рейтинг|доля |менее |более \d|более (?!чем|того|или)\w+ (?:лет|челов|процент|тысяч)|свыше |почти (?:все|\d)|больше (?:всех|половины|сотни|тысячи|\d)|меньше (?:половины|\d)|вырос|выросл|снизил|сократил|упал|увелич|удвои|утрои|прибыл|выручк|обычно|как правило|в течение суток|за (?:год|месяц|сутки|неделю|секунд)|рекордн)\w*
\b(?:half|a third|a quarter|two thirds|three quarters|most of|majority|minority|twice|double[ds]?|tripled?|quadrupled|dozens?|hundreds?|thousands?|millions?|billions?|per ?cent|%|on average|average|rating|share of|less than|more than|fewer than|over \d|nearly \d|almost all|grew|grown|risen|rose|fell|dropped|declined|increased|decreased|shrank|profits?|revenue|turnover|usually take\w*|typically|as a rule|within (?:a day|hours|minutes)|in (?:a year|\d+|ten|two|six) (?:seconds|days|months|minutes|years)?|record|every (?:second|third|fourth|fifth|tenth)|one in (?:\w+))\b
`);

/** Why something happened. */
export const findCause = compileLines(String.raw`
\b(?:из-за|по причине|вследствие|в результате (?!чего)|ввиду|причин\w+ (?:—|–|-|стал|был|авари|сбо|пожар|задерж|поломк)|вызван\w*|стал\w* причиной|привел\w* к|произош\w+ (?:из|по|от)|случил\w+ (?:из|по|от)|связан\w* с|оттого|благодаря (?!вам|вашему|вашим)|дело было в|сработал\w*|замкнул\w*|перегрел\w*|лопнул\w*|прорвал\w*)
\b(?:because of|caused by|due to|owing to|as a result of|the (?:cause|reason) (?:is|was)|was down to|led to|resulted (?:in|from)|triggered by|brought about|thanks to (?!you|your|all|everyone)|came from a|short[- ]circuit\w*|power surge|burst|overheated|caused (?:it|the))\b
`);

/** Who is said to have shown or approved it. */
export const findAuthority = compileLines(String.raw`
\b(?:учен\w+|исследовани\w+|исследовател\w+|эксперт\w*|анализ\w*|проверк\w+|экспертиз\w+|тест\w*|испытани\w+|врач\w*|независим\w+|лаборатори\w+|аудит\w*|статистик\w*|опрос\w*|инспекци\w+|комисси\w+|роспотребнадзор\w*|регулятор\w*|минздрав\w*|медик\w+|юрист\w+|наук\w+|родител\w+|детск\w+ врач\w*|специалист\w+) <4>(?:показал|доказал|доказан|подтверд|установил|выяв|нашл|не нашл|призна|одобр|рекоменд|заключ|проверил|участвов|составлял|не увид|прош|говорят|считают|сходятся|согласн|свидетельств)\w*
\b(?:доказан|одобрен|сертифицирован|запатентован|лицензирован|аккредитован|рекомендован|признан|награжден|застрахован|аттестован|протестирован|испытан|проверен|осмотрен|обучен|согласован|утвержден|составлен|разработан)[аоы]?\b
\b(?:проходит|прошел|прошла|прошло|прошли|проходят|выдержал\w*|получил\w*) <3>(?:проверк|испытан|тест|контрол|аудит|сертификац|обучен|аттестац|лицензи|сертификат|наград|преми|приз|одобрен|разрешен)\w*
\b(?:scientists|studies|study|research|researchers|experts?|analysis|analyses|inspection|inspectors?|tests?|trials|doctors|independent|lab|labs|laborator\w+|audits?|auditors?|statistics|surveys?|polls?|commission|regulator|physicians|paediatricians|dermatologists|dentists|vets|lawyers|science|engineers|investigators?) <4>(?:show\w*|prov\w+|confirm\w*|establish\w*|found|find\w*|agree\w*|recommend\w*|approv\w*|conclud\w*|check\w*|certif\w*|back|clear\w*|say|said|tested|drew|drawn|designed)\b
\b(?:proven|approved|certified|patented|licensed|accredited|recommended by|recogni[sz]ed|awarded|insured|award-winning|tested|inspected|checked|serviced|vetted|trained|audited|drawn up|developed|designed) (?:by|in|with|for|to|and|as|every|last|on|twice|before)\b
\b(?:passed|passes|went through|goes through|go through|won|holds?|received|earned|got) (?:\w+ ){0,3}(?:tests?|inspections?|audits?|certificat\w+|awards?|licences?|licenses?|approval|prizes?|training|checks?|medals?)\b
`);

/** Sound, safe, unhurt, legal, on the way: states that somebody could check. */
export const findState = compileLines(String.raw`
\b(?:соответств\w+ (?:норм|гост|требован|стандарт|закон|всем)\w*|в норме|безопас(?:ен|на|но|ны)|безвред\w+|исправ(?:ен|на|но|ны)|стабил(?:ен|ьна|ьно|ьны)|под контролем|в порядке|законн(?:о|а|ы)|натуральн\w+|экологич\w+|разлага\w+|перерабатыва\w+|работает (?:штатно|стабильно|исправно|быстрее|нормально)|не (?:пострадал|затронут|нашл|обнаружен|выявл|утек|содержит|вызыва|нарушал|было|ведутся|ведем|ведет|связан|имеет отношения)\w*|пострадавших нет|жертв нет|утечки не|нарушений не|замечаний не|все (?:уже )?(?:дома|живы|целы|здоровы|на месте|работают)|без (?:замечаний|нарушений|потерь)|уже (?:устроен|исправлен|устранен|работа|готов|возвращен|выплачен|проведен|переведен)\w*|переговор\w* .{0,20}не|давно нет|больше нет|причина устранена|виновн\w+ (?:наказан|уволен)\w*)
\b(?:meets?|met|complies|comply|conforms?|within (?:the )?(?:norm|limits?|standards?)|is safe|are safe|was safe|is harmless|is sound|is stable|under control|is legal|was legal|is natural|is organic|biodegrad\w+|breaks? down|recyclable|works as designed|was not (?:affected|taken|lost|touched)|were not (?:affected|taken|lost|touched)|no \w+(?: \w+)? (?:was|were|is|are|has been|have been) (?:hurt|injured|affected|taken|lost|found|stolen|harmed|broken|planned|going|made|accessed|touched)|nobody (?:was|is|has been) (?:hurt|injured|affected|harmed)|no one (?:was|is|has been) (?:hurt|injured|affected|harmed)|nothing was (?:found|taken|lost|stolen)|contains? no|free (?:of|from)|no talks|no plans|everyone is (?:home|safe|fine|well)|all (?:are )?(?:safe|home|well)|already (?:have|has|been|fixed|solved|paid|refunded|working)|followed (?:the )?procedure|has been (?:fixed|solved|found|punished|removed|inspected|replaced)|have been (?:fixed|solved|found|punished|removed|inspected|replaced|retrained))\b
`);

/** First, biggest, oldest, only: ranks. */
export const findRank = compileLines(String.raw`
\b(?:крупнейш|старейш|лидер|лидиру|номер один|перв\w+ (?:в|на|среди|получ|сдела|запуст)|единственн\w+ (?:в|на|кто|из)|самы[йех] \w+ (?:в|на)|одни из (?:перв|лучш|крупн)|лучш\w+ (?:в|на|среди|из)|опережа|обогнал|обошли|топ-?\d|в тройк|в пятерк|в десятк|мировог|уникальн|впервые|рекордн|больше,? чем (?:у|любо)|быстрее,? чем|дешевле,? чем|надежнее,? чем|безопаснее,? чем|лучше,? чем|по версии)\w*
\b(?:biggest|largest|oldest|leading|leader in|number one|no\. ?1|first (?:in|to|among|of)|the only|among the (?:first|best|largest|leading)|one of the (?:first|best|largest|leading|oldest)|best in|top (?:\d|three|five|ten)|ahead of|world-class|unique|the first time|record-\w+|better than|faster than|cheaper than|safer than|cleaner than|more \w+ than|fewer \w+ than|longest|voted|ranked|rated|according to)\b
`);

/** When it happened, was done or begun. */
export const findPast = compileLines(String.raw`
\b[а-я-]{3,30}(?:ал|ял|ил|ел|ул|ыл|ол|ала|яла|ила|ела|ула|ыла|ало|яло|ило|ело|уло|ыло|али|яли|или|ели|ули|ыли|шел|шла|шло|шли)(?:ся|сь)?\b
\b[а-я-]{3,30}(?:ен|ена|ено|ены|ан|ана|ано|аны|ят|ята|ято|яты|ыт|ыта|ыто|ыты)\b
\b(?:was|were|has|have|had|did|went|came|took|gave|made|got|won|built|sold|bought|left|lost|found|told|put|paid|met|ran|began|became|kept|held|sent|spent|grew|rose|fell)\b|\b[a-z]{3,30}ed\b
`);

/** What nobody knows yet: such a card carries no claim on its matter. */
export const findPending = compileLines(String.raw`
\b(?:устанавлива|уточня|выясня|подсчитыва|проверяется|проверяются|неизвестн|не известн|не получен|не назначен|не определен|не принято|нет данных|нет сведений|еще не|пока не|ожида|изуча|рассматрива|расследу|ждем|ищет\b|ищем\b|идет проверк|не готов|решается|не решен|не знаю|не знаем|гадать|не называ|назовем|скажут|когда узна|расскажу|разбирается|разбираемся|не нашли|не могу сказать|в процессе)\w*
\b(?:(?:is|are) being (?:\w+ )?(?:established|examined|checked|counted|looked|investigated|clarified|determined|studied|reviewed|worked|assessed|verified|tested)|not (?:yet )?(?:known|decided|set|in yet|established|confirmed|determined|clear|available|settled)|no \w+(?: \w+){0,2} (?:has|have) been (?:set|made|taken|named|decided|found)|no (?:\w+ )?(?:date|result|decision|answer|data|information|figures?|cause)(?: \w+)? (?:yet|so far)|unknown|awaited|pending|under (?:investigation|review)|result is not|still (?:being|under|open)|to be (?:confirmed|decided|announced)|don't (?:yet )?know|do not know|won't (?:name|guess)|when (?:i|we) (?:know|have)|still (?:counting|looking|checking)|looking for|looking into|finding out|we'll hear|we'll (?:say|tell)|checking|trying to)\b
`);
