import { compileLines } from "./line-patterns.ts";

/**
 * Ways of being rude without a bad word, by what they do: telling the reader to learn or leave, doubting their wits or means, setting them beside children,
 * asking what needs no answer, threatening, mocking, brushing off, calling their complaint a tantrum.
 */
export const findRudeManners = compileLines(String.raw`
\b(?:прежде чем|перед тем как|до того как|чем) <2>(?:писать|жаловаться|возмущаться|кричать|критиковать|обвинять|требовать|учить|судить|ругать|советовать|рассуждать|строчить|скандалить|открывать рот|раздавать|строить из себя|паниковать|истерить|умничать|позорить)\w*
\b(?:научитесь|поучитесь|подучите|выучите|освойте|изучите|учите|учитесь) <2>(?:читать|считать|писать|правила|азы|матчасть|основы|физик\w+|математик\w+|арифметик\w+|русский|язык|кнопк\w+|вежлив\w+|манер\w*|географи\w+|истори\w+|слушать|ждать|пользоваться|сначала|сперва|экономик\w+)
\b(?:протрите|наденьте|купите|включите|подключите|напрягите|используйте) <2>(?:очки|глаза|мозг\w*|голов\w+|извилин\w*|логик\w+|здравый смысл|словар\w+|калькулятор|учебник\w*|память|фантазию)
\bвы <3>не (?:умеете|способны|в состоянии|доросли|удосужились|потрудились|соизволили|смыслите|осилили|догадались|сообразили|разбираетесь|пробовали (?:думать|читать|писать|просто|сначала))\b
\bвам <3>(?:не понять|не дано|не угодишь|невдомек|лень|нечем заняться|нечего делать|не по зубам|не по уму|виднее, конечно|делать нечего|заняться нечем|скучно живется)
\bвам (?:бы|самое время|давно пора|пора бы|стоило бы|следовало бы|не мешало бы|не помешало бы|полезно было бы)\b
\b(?:неплохо бы|не мешало бы|хорошо бы|не помешало бы|могли бы и|могли бы хоть|лучше бы) <3>(?:прочитать|прочесть|почитать|открыть|подумать|научиться|изучить|разобраться|посмотреть|пешком|поблагодарить|спасибо|потрудиться|промолчать|молчали|работали)
\b(?:нужен|нужна|пора к|к хорошему|хорошего|обратитесь к|запишитесь к|сходите к) <3>(?:психолог|психиатр|психотерапевт|логопед|невролог|окулист|репетитор)\w*
\b(?:даже|любой|любая|каждый|всякий|и|тут и|вон и|с этим) <2>(?:бабушк|бабул|дедушк|ребен|дошкольник|школьник|первоклассник|пенсионер|первоклашк|младен|обезьян|детсадов|двоечник|третьеклассник|пятиклассник|малыш|кот |собака )\w* <4>(?:разбер|разобра|понима|понял|поняла|поймет|справ|знает|смо|сможет|может|умеет|освои|сумел|найдет|нашл|осил|поним)\w*
\b(?:дети|остальные|нормальные люди|взрослые люди|другие клиенты|нормальный человек|адекватные люди|приличные люди|умные люди|воспитанные люди) <4>(?:справля|разбира|понимают|читают|прекрасно|почему-то|молча|не жалу|не пишут|так не|ведут|поступа|сначала|знают|умеют)\w*
\b(?:считать|читать|писать|думать|слушать|вежливости|манерам|этому) (?:вас|вам)\b.*\b(?:учили|научили|учат)\b
\b(?:вас|тебя) (?:\w+ )?(?:в школе|дома|не|родители) (?:этому |чему |хоть )?(?:не )?(?:учили|научили|воспит\w+)
\bв школе\b.*\b(?:учили|проход\w+|не было|прогул\w+)\b
^(?:—\s*)?(?:ну )?(?:а )?(?:что, |вы что|вы, что|неужели|вы вообще|вы хоть|вы хоть что|вы правда (?:думали|считаете)|вы серьезно|кто вам (?:сказал|дал)|кто вы так\w+|чего вы (?:ждали|хотели|ожидали|добиваетесь)|чего еще|нам что|мы что|мне что|нам теперь|мне теперь|и что с того|вы откуда|вы с какой|вы в каком|а сами|а сам|а вы сами|а что вы|вам не стыдно|вам не надоело|не стыдно|не надоело)\b.*\?
\bа (?:вы сами|сами вы|сами-то|вы-то|сами) (?:хоть |что |чего |много |давно |когда)
\b(?:за такие деньги|за эти деньги|за три копейки|за копейки|за эту цену|за такую цену) <3>(?:ждали|хотели|рассчитывали|ожидали|требовать|чего)
\b(?:вы ждали|вы хотели|вы рассчитывали|ждали|хотели) <3>(?:дворец|ритц|чуда|сказк\w+|люкс|министра|оркестр|ковровую|салют|золот\w+|хрустал\w+)
\b(?:следите за|выбирайте|фильтруйте|смените|сбавьте|поменяйте|аккуратнее с|осторожнее с|полегче с) (?:\w+ )?(?:словами|языком|выражени\w+|тон|тоном|слова|базар|речь|обвинени\w+|публикаци\w+)
\bеще (?:одно|один|одна|раз|пара|такое)\b.*\b(?:заблокир|забан|в суд|юрист|удал|пожале|попроща|полици)\w*
\b(?:поговорим|продолжим|встретимся|увидимся|пообщаемся|ответите) <3>(?:в другом месте|в суде|по-другому|с юрист\w+|через юрист\w*|по закону|в полиции)
\bза (?:такие|эти|подобные) (?:слова|комментарии|посты|обвинения) <3>(?:отвеч|ответ|привлек|сажа|наказ|бьют|прид)\w*
\b(?:мы|я|юристы) (?:уже )?(?:знаем|выясним|найдем|установим|вычислим|знаю|выясню|найду),? (?:кто вы|где вы|кто за|ваш адрес|вас)
\b(?:вы )?(?:пожалеете|поплатитесь|доиграетесь|допишетесь|пеняйте на себя|не жалуйтесь потом|потом не плачьте|потом не жалуйтесь)\b
\b(?:плакать|рыдать|скучать|страдать|горевать|держать|уговаривать|умолять|бегать за|расстраиваться|переживать) (?:\w+ )?не (?:будем|станем|буду|стану|собираемся)\b
\bне (?:заплачем|обеднеем|пропадем|расстроимся|помрем|умрем|разоримся|соскучимся|заметим|обидимся)\b
\b(?:не нравится|не устраивает|не по карману|не по душе|дорого|нет денег|не подходит|не хотите|не доверяете|не верите|что-то не так)\b\s?[—–,:?-]+\s?<2>(?:не (?:ходите|покупайте|пользуйтесь|берите|ешьте|пейте|читайте|смотрите|заказывайте|летайте)|иди\w*|ищите|смените|уходите|отписывайтесь|есть \w+|рядом|дверь|проходите|всего|до свидания|скатертью|увольняйтесь|живите|стройте|летайте|ходите пешком|варите)
\bкому не (?:нравится|нужно|подходит|по вкусу|понятно)\b
\b(?:ну так|ну и|так|тогда|вот и|что ж,|берите и|возьмите и) (?:смените|меняйте|уходите|ищите|идите|переходите|не ходите|не покупайте|летите|увольняйтесь|езжайте|съезжайте|переезжайте|жалуйтесь|судитесь|пишите куда)
\b(?:идите|ступайте|катитесь|шли бы|топайте|езжайте) (?:\w+ )?(?:к конкурент|лесом|мимо|куда|отсюда|вон|дальше|себе|в другое|в столовую|домой)\w*
\bвы <2>не (?:одни|единственн\w+|пуп|центр|царь|королев\w*|принцесс\w*|барин)\b
\bвы <2>(?:не центр|не пуп|пуп) (?:земли|вселенной)
\b(?:мир|земля|вселенная) <2>(?:не )?вокруг вас
\bне (?:обязаны|обязан|собираемся|намерены|станем|будем|буду|хотим|нанимались|собираюсь) <2>(?:перед вами|отчитываться|оправдываться|нянчиться|бегать|уговаривать|объясняться|разжевывать|выслушивать|спорить с|угождать|тратить)
\bотчитываться (?:перед|каждому)
\b(?:есть|найдутся|были|полно|хватает) <1>(?:дел\w*|забот\w*|задач\w*|проблем\w*|занят\w+) (?:и )?(?:поважнее|важнее|серьезнее|поинтереснее)
\bради (?:одного|одной|вас|таких|кого-то)\b.*\b(?:никто|не|нет)\b
\bмы (?:вам )?не (?:благотворит|богадельн|нянь|нянек|справочн|собес|детский|психотерап|прислуг|слуг|бюро|волшебник|ясли|цирк|джинн)\w*
\b(?:нам|мне|всем) (?:\w+ )?(?:все равно|без разницы|неинтересно|не интересно|наплевать|плевать|параллельно|до лампочки|фиолетово)
\b(?:кого|нас|меня) (?:это )?(?:волнует|интересует|не волнует|не интересует|мало волнует|не касается)
\bваш\w* (?:\w+ )?(?:истерик|стенан|ныть|воп[ль]|бред|глупост|фантази|выдумк|сказк|капри|ретроград|невежеств|безграмотност|неграмотност|тупост|лень|лени|хамств|невнимательност|паранойя|паранойи|глубокомысл|домыс|хотелк|амбици|гонор|умозаключен|эрудиц|болтовн|словоблуд)\w*
\b(?:закатывать|закатили|закатываете|устраивать|устроили|устраиваете|разводить|развели|разводите|разыгрывать|давить на) (?:\w+ )?(?:истерик|скандал|сцен|паник|драм|цирк|балаган|базар|трагеди|спектакл|жалост|комеди)\w*
\b(?:истерик|скандал|сцен|паник|драм|цирк|балаган|базар|трагеди|спектакл)\w* (?:тут |здесь |на пустом месте )?(?:закатывать|устраивать|разводить|закатываете|устраиваете)
\b(?:дорогой мой|дорогая моя|милый мой|милая моя|мой дорогой|моя дорогая|любезный|любезнейший|голубчик|голубушка|милочка|дамочка|барышня|деточка|дружок|дружище|юноша|дядя|бабуля|дедуля|мамаша|гражданочка|девушка|женщина|мужчина|молодой человек|уважаемый)\s?[,!]
\b(?:умиля\w+|насмешил\w*|рассмешил\w*|смешно (?:читать|слышать|слушать|даже)|забавно (?:читать|слышать|наблюдать)|(?:странно|удивительно|смешно|забавно) (?:это )?(?:слышать|читать) (?:это |такое )?от|не смешите|какая (?:неожиданность|прелесть|драма|трагедия)|как (?:мило|трогательно|оригинально)|тоже мне|вот это (?:поворот|трагедия|горе)|сейчас расплачусь|обнять и плакать|держите (?:меня|нас)|ой, всё|ой все|вот беда|надо же, какие мы)\b
\b(?:очередной|нашелся|еще один|великий|главный|местный|диванный|доморощенный|самозваный) (?:\w+ )?(?:эксперт|знаток|гений|критик|специалист|умник|правдоруб|борец|мститель|аналитик|советчик|нытик|обиженн|блогер)\w*
\b(?:так называем|с позволения сказать|горе-|недо)\w*\s?(?:эксперт|блогер|журналист|аналитик|специалист|клиент|критик|автор|обозревател|учен|актив|общественни)\w*
\bсудя по (?:всему|вашему|тому|комментари\w+|тексту|вопросу|сообщени\w+|отзыву|орфографи\w+|грамотност\w+|тону)\b.*\b(?:вы|вас|вам|у вас)\b
\b(?:очевидно|ясно|понятно|известно) (?:всем|каждому|любому|любой),? (?:кроме вас|кто|у кого)
\b(?:всем|каждому|любому),? кроме вас\b
\bне дорос\w*\b
\b(?:вырос\w*|росл?и?|живет|привык\w*) (?:\w+ )?(?:без|в|к|на) (?:\w+ )?(?:компьютер|пещер|лес|помой|раствор|доширак|столов|деревн|хлев|дешев|канав|подворотн|бараке)\w*
\bкак вы с \w+, так и\b
\b(?:проспитесь|остыньте|поплачьте|выдохните|протрезвейте|лечитесь|отдохните от интернета|выпейте (?:валерьян|успоко|водич|таблет|ромаш|чаю и)\w*|займитесь (?:делом|собой|чем|жизнью)|найдите себе (?:занятие|дело|хобби|работу|друг)|заведите (?:кота|хобби|кошку|собаку)|повзрослейте|подрастите|не умничайте|не учите нас|не учите меня|не указывайте|не надо (?:нас|меня) учить|помолчите|угомонитесь|уймитесь|отстаньте)\b
\bхватит (?:уже )?(?:орать|кричать|ныть|врать|писать|жаловаться|истерить|выдумывать|позорить|кляузнич|спамить|капризнич)\w*
\b(?:критиковать|ругать|ныть|жаловаться|кричать|советовать|судить|учить) <1>(?:легко|проще|может|могут|умеют|все|каждый|горазд|мастер)\w*
\b(?:проще|легче) всего (?:критиковать|ругать|кричать|жаловаться|ныть|обвинять)
\bпока вы <3>(?:пишете|строчите|жалуетесь|ноете|сидите|ругаетесь|кричите|возмущаетесь|отдыхаете|спите)
\b(?:люди вроде вас|таких,? как вы|такие,? как вы|таким,? как вы|такими,? как вы|вам подобн\w+|подобн\w+ вам|клиент\w* вроде вас|вашего брата|ваш\w* сорт\w*|ваш\w* уров\w+|такого сорта)\b
\b(?:вы )?(?:реже|чаще|больше|меньше|быстрее|громче|лучше),? чем (?:рот|думаете|читаете|работаете|голов\w+|языком|платите|понимаете)
\b(?:сложно|трудно|тяжело|лень) (?:было |вам )?<1>(?:прочитать|прочесть|посчитать|запомнить|догадаться|сообразить|нажать|позвонить|подождать|заглянуть|открыть|дочитать)\b
\b(?:если|раз) (?:вы |вам )?<1>(?:умеете|знаете, (?:что|как)|слышали|понимаете, о чем|так умны|такие умные|такой умный|так хорошо разбираетесь|так бедны|больше нечем|так торопитесь|хватит ума)
\b(?:наберитесь|имейте|знаете ли) <1>(?:терпени|совест|мужеств|ум[ае]|такта)\w*
\b(?:хотя бы|хоть) (?:раз|что-нибудь|страниц\w+|строчк\w+|одну|немного|чуть-чуть|минутку) <3>(?:открыли|прочли|прочитали|подумали|написали|сделали|заглянули|создали|построили|думать|подумать|почитать|прочитать)
\b(?:открою|раскрою) (?:вам )?(?:\w+ )?(?:секрет|тайну|глаза)
\b(?:объясняю|повторяю|поясняю|объясню|повторю|растолкую|напишу) <3>(?:для (?:особо|тех|самых|непонятлив|одаренн|танк)\w*|по слогам|помедленнее|медленно|попроще|простыми словами|на пальцах|последний раз|в последний|крупными)
\b(?:для|столовая для|магазин для|сервис для) <1>(?:бедных|нищих|нищебродов|дураков|тупых|чайников|простых смертных|экономных)\b
\b(?:сначала|сперва) <4>(?:уберите|научитесь|заработайте|прочтите|прочитайте|разберитесь|посмотрите на себя|вырастите|докажите|подрастите|верните|заплатите|поработайте|добейтесь)
\bпотом (?:других |уже )?(?:учите|пишите|жалуйтесь|судите|рассуждайте|требуйте|критикуйте|советуйте|возмущайтесь|спорьте)
\b(?:последнее,? что|меньше всего) <3>(?:нас|меня|нам|мне) <2>(?:волнует|интересует|нужно|нужны|беспокоит)
\bверн\w+ <2>(?:когда|как) <1>(?:успокоитесь|научитесь|остынете|протрезвеете|повзрослеете|разберетесь)
\b(?:пишите|жалуйтесь|звоните|обращайтесь|судитесь) (?:хоть |куда )(?:в |самому |папе|хотите|угодно|президент)\w*
\b(?:ничего другого|другого|чего еще) (?:от вас )?(?:не ждали|ждать от|мы от вас|ожидать от)
\bговорить (?:тут |с вами |больше )?(?:\w+ )?(?:не о чем|бесполезно|нет смысла)|\b(?:спорить|объяснять|разговаривать) (?:\w+ )?(?:вам |с вами )(?:\w+ )?(?:бесполезно|бессмысленно|глупо|себе дороже|нет смысла)
\b(?:разговор|дискуссия|вопрос|тема) (?:окончен|закрыт|исчерпан)\w*
\b(?:видимо|похоже|возможно|вероятно|наверное|по-видимому|кажется|боюсь|подозреваю|полагаю|уверен\w?|жаль|удивительно|странно|забавно|смело|занятно),? (?:что )?<3>(?:вам|вас|вы|ваш\w*|дело в (?:ожидани|характер|вкус|возраст|воспитани)\w*|у вас) <4>(?:попроще|проще|сложнее|не хватает|не хватило|не для|впервые|привыкли|другой|подойдет|не из тех|слабо|маловато|туго|перепутали с|не там|только у|разбирается|лучше (?:нас|наших|сорока|всех|инженер\w+|врач\w+|специалист\w+))
\b(?:одному вам|одной вам|только у вас|только вам|вам одному|вам одной|лишь у вас)\b
\b(?:для тех|объясняю тем|напомню тем|специально тем|поясняю тем),? кто <3>(?:не (?:отлича|умеет|уме|чита|может|понима|зна|дочит|учил|учи|слуша)|прогул|пропуст|спал|в танке|пропусти)\w*
\b(?:кто|тот, кто) <2>умеет\s?[—–,-]+\s?дела\w+
\b(?:не (?:всем|каждому|всякому) (?:дано|по силам|по уму|понять|созданы)|не все созданы|не каждый способен|терпение не всем)\b
\b(?:настоящ\w+|истинн\w+|подлинн\w+) (?:ценител|знаток|професс|клиент|мужчин|болельщик|фанат|читател)\w* <3>(?:не|так|знают|понимают|поймут)
\b(?:уровня|уровень) (?:\w+ )?(?:детского сада|детсада|школьник\w*|первого класса|ясел\w*|двоечник\w*)
\b(?:сочувствую|передайте (?:мое|наше) сочувствие|посочувств\w+|жалко|жаль) <1>(?:ваш\w* (?:\w+ )?(?:жен|муж|сосед|коллег|начальн|подчиненн)\w*|тех, кто с вами)
\bобъясните <2>(?:товарищу|гражданину|человеку|господину|ему|даме|этой|этому|этим),? (?:что|как|зачем|почему)
\b(?:теперь|на этот раз|попробуйте|думать|и) <1>(?:с |включив )?голов(?:ой|у)\b
\bвы,? (?:конечно|разумеется|безусловно|видимо|очевидно|вижу|как вижу|смотрю|я вижу|я смотрю|как обычно|как всегда),? <1>(?:специалист|эксперт|знаток|профессор|больше|умнее|лучше|разбираетесь|инженер|врач|юрист|все знаете|гений|мастер|опять|снова|самый|самая|перепутали)\w*
\b(?:не хотите|не желаете|не готовы|не любите|не умеете) (?:\w+ )?\s?[—–-]\s?(?:не |ваше|дело)
\b(?:насильно|силой|силком) (?:никого|вас|мил)\b|\bникого (?:силой |насильно )?не держим\b
\b(?:выход|дверь) <2>(?:там|рядом|знаете|вон|где|открыт)\w*
\bваша (?:версия|история|теория|трактовка|картина мира|логика) <2>(?:трогат|забавн|смешн|удивит|восхит|поразит|умил|занят)\w*
\b(?:спасибо|благодарим|благодарю),? (?:что )?<2>(?:нашли время между|поучил|за ликбез|за урок|за лекци|за мнение эксперта|за ценное указание|что снизошли)\w*
\b(?:куда нам|где уж нам|где нам|мы недостойны|извините, что живем|простите, что родились)\b
\b(?:так и вижу|представляю|воображаю),? как вы\b
\bвидели бы вы себя\b|\bпосмотрите на себя\b|\bпосмотритесь? в зеркало\b|\bв зеркало (?:гляньте|посмотрите)\b
\b(?:чужие деньги|деньги в чужом кармане|чужой карман)\b
\b(?:пожалейте|поберегите) (?:наши|мои) (?:уши|глаза|нервы)\b
\b(?:хорошо|слава богу|к счастью|повезло),? (?:еще )?(?:что|,) (?:\w+ )?не вы <1>(?:\w+али|\w+или|\w+яли)\b
\b(?:скучно|тоскливо|длинные|долгие|одинокие) <2>вечер\w*\b|\b(?:нечем|нечего) (?:заняться|делать)\b
\b(?:в отличие от некоторых|некоторые (?:тут |здесь |у нас |же )?(?:не|только|умеют|любят|предпочитают|считают))\b
`);

/** The same in English. */
export const findRudeMannersInEnglish = compileLines(String.raw`
\b(?:before|instead of) (?:you )?<2>(?:writ|post|complain|moan|whin|whing|shout|scream|criticis|criticiz|accus|demand|preach|lectur|judg|blam|rant|open|throw|wast|grip|sulk|panick|panic|cry|jump|tell)\w*
\b(?:learn|try|start|practise|practice|consider|bother|care|attempt) (?:\w+ing|to <1>(?:read|count|write|think|listen|wait|spell|use)|how to (?:read|count|use|spell|write|behave|ask))\b
\b(?:maybe|perhaps|why not|you could|you might|next time|so|or|just|how about) <2>(?:try|trying|check|checking|read|reading|think|thinking|learn|learning|look|looking|listen|listening) <3>(?:before|instead|first|properly|carefully|harder|for once|in actual|actual|the manual|the terms|the small print|the instructions|next time|your)\b
\b(?:use|engage|switch on|open|wear|buy|borrow|find) (?:your |some |a |those |both )(?:\w+ )?(?:brain|head|eyes|glasses|spectacles|loaf|imagination|common sense|dictionary|calculator|manners|mirror|spine|ears)\b
\byou <2>(?:can't|cannot|couldn't|are unable to|aren't able to|don't know how to|never learnt to|failed to) <2>(?:read|count|spell|think|add up|follow|understand|even|be bothered|tell|grasp|afford|work out|manage|behave|handle|cope|take)\b
\b(?:even |any |most |the average |a |an |every |my )<2>(?:child|kids?|toddler|schoolchild|pupil|gran|gran\w+|nan|grandmother|grandma|grandad|\w+-year-olds?|pensioner|monkey|goldfish|dog|cat|idiot|beginner|adult|intern|student|first-grader|five year old)s? <3>(?:can|could|manag|know|understand|understood|understands|get|gets|got|figur|would|work|read|find|see)\w*
\b(?:everyone|everybody|other people|most people|other customers|normal people|sensible people|grown-ups|adults|decent people|the rest of|others|grown people) <3>(?:manag|cop|understand|seem|can |read |know how|behave|don't|get by|got it|say |wait|just )\w*
\b(?:didn't|did) (?:they|nobody|no one|anyone|your (?:mother|parents|school|teacher)\w*) <2>(?:teach|tell|show|explain)
\bat (?:your )?school\b.*\?|\btaught? <2>(?:at|in) (?:your )?school
^(?:and |so |but |oh,? )?(?:what|who|how|where|why) (?:on earth )?(?:did|do|would|are|were|should|else|makes|made|gives|gave|exactly did|exactly do) (?:you|we)\b <1>(?:expect|think|want us|do you think|suppose|imagine|supposed|care|owe|published|ever|qualified|qualify|the right|so special|to tell)\b
^(?:and |so |but |oh,? )?(?:have|has|did|do|are|were|can|can't|could|couldn't|would|is|was|isn't|aren't) (?:it |that )?(?:you|your)\b <1>(?:ever (?!had|been|seen|tried)|even|considered|bother|bothered|seriously|blind|deaf|serious|bored)\b.*\?
\bwhat have you\b|\band you are\?|\bwho asked you\b|\bsince when\b.*\byou\b|\bhow hard (?:is it|can it be|could it be|was it)
\bwhat did you expect\b|\bwhat were you expecting\b|\bwhat do you want,\b
\b(?:haven't|aren't|didn't|can't) you\?|\bgot (?:legs|eyes|hands|a brain|ears|feet)\b
\b(?:at|for) (?:that|such a) (?:price|money|rate), (?:the|were|did)\b.*\?
\b(?:be|i'd be|i would be|you'd be wise|you want to be|better be) (?:very |a bit |more |extremely |really )?careful\b <2>(?:what|about|with|who|how|if)\b
\bwatch (?:your|what|it)\b <1>(?:tone|mouth|language|step|words|you)?|\bmind your (?:tone|language|manners|words)
\bone more <2>(?:message|post|comment|word|review|letter|mail|email|line|time)s? <2>(?:and|or|like)\b|\bkeep this up\b|\bsay that (?:again|to)
\b(?:you'll|you will|you may|you might|you're going to|you'd) <2>(?:regret|be sorry|be hearing from|hear from our|be blocked|be banned|find yourself|live to|wish you|pay for this|end up in court)
\b(?:we|i) (?:know|can find out|'ll find out) <1>(?:where you|who you|your address|your employer|your boss|exactly who)
\b(?:our|my|the) (?:lawyers?|solicitors?|legal team) (?:will|would|are|is|have|might|may|can't wait|love|enjoy|know)\b
\bif you <2>(?:can't afford|cannot afford|don't like|can't handle|can't take|can't stand|can't cope|had half|had any|bothered|were (?:any )?(?:smarter|cleverer|brighter)|knew anything|understood anything|want luxury|want cheap|know so much|know better|want perfection|can manage|can read|could read|were paying)\b
\b(?:go|shop|bank|fly|eat|take your \w+) (?:somewhere else|elsewhere)\b|\bswitch (?:provider|bank|airline)\b
\b(?:switch|change|leave|quit|go|resign|move|cancel|unsubscribe|unfollow|walk|cook it yourself|do it yourself|cycle)(?: \w+){0,2},? then\b|\bthen (?:leave|go|switch|quit|don't (?:come|buy|read|watch|eat|fly|use)|stay|walk|cook|drive)\b
\b(?:nobody|no one|no-one|we|none of us|i) (?:here |there )?(?:will|won't|'ll|shall|would|is going to|are going to|are|am|isn't|aren't|'re not) <2>(?:notice|miss|cry|weep|lose sleep|lose any sleep|beg|chase|run after|stop you|stopping you|shed|grieve|mourn|crying|weeping|losing|begging)
\b(?:nobody|no one|no-one)(?:'s| is| has| ever)? <1>(?:forc|ask|car|mak|hold|beg|stop|twist|interested|keep)\w*
\b(?:not|aren't|isn't|hardly) (?:the )?(?:only|sole|centre|center|first) <2>(?:customer|person|one|pebble|of (?:the )?(?:universe|world|attention)|passenger|client|guest|patient)
\b(?:world|universe|everything|company) (?:does not|doesn't|won't|isn't going to) revolve\b
\b(?:don't|do not|not|aren't|never) (?:\w+ )?(?:owe|obliged|required|going to explain|here to (?:hold|babysit|please|spoon))\b
\b(?:better|other|more important|bigger|bigger fish|far better|real) (?:things|problems|work|matters|customers|fish|priorities) <2>(?:to|than)\b
\b(?:not|isn't|aren't|n't) a (?:charity|babysitter|nursery|kindergarten|therapist|mind reader|taxi for|soup kitchen|zoo|playground|helpline for|hotel for|magician)\b|\bnot your (?:mother|mum|nanny|servant|maid|secretary|therapist|butler|babysitter)\b
\b(?:we|i) (?:really |honestly |truly |frankly )?(?:couldn't|don't|do not|could not) (?:really |much |particularly |honestly )?care\b|\bwho cares\b|\bso what\b|\bnot (?:our|my) (?:problem|concern|job|headache)\b|\bthat's (?:your|a you) problem\b
\byour (?:\w+ )?(?:tantrum|whining|whinging|whingeing|moaning|griping|rant|ranting|hysterics|hysteria|nonsense|fantas|imagination|ignorance|laziness|stupidity|drama|drivel|fear of|inability|lack of|entitlement|ego|paranoia|confusion|little|precious|sob|feelings are|sense of humou?r|babble|twaddle|waffle)\w*
\b(?:throw\w*|having|have|stag\w+|pull\w*) (?:a |another |your )?(?:\w+ )?(?:tantrum|toys|hissy|fit|wobbly|scene|strop|paddy|teddy|drama)\b
(?:^|[,.!?] |\b(?:well|oh|look|listen|hi|hello|now|sorry|dear|my dear|ok|okay) )(?:my dear|my good|my dear \w+|my friend|sweetheart|sweetie|darling|honey|hun|love|mate|pal|buddy|sunshine|princess|young man|young lady|old man|old chap|grandpa|grandma|missy|dearie|sonny|son|lady|boss|genius|sherlock|einstein|champ|snowflake|karen)\s?[,.!]
\b(?:adorable|cute|quaint|precious|hilarious|laughable|how (?:sweet|touching|original|clever|brave|lovely for)|bless|aww+|boo hoo|cry me|poor (?:you|thing|baby|lamb|dear)|my heart bleeds|(?:tiny|smallest|little) violin|welcome to (?:the )?(?:real|reality|adult|life|planet|twenty|internet)\w*|well done,? (?:you|genius|sherlock)|slow clap|give (?:yourself|you|this) a medal|gold star|here's a (?:medal|cookie|biscuit|tissue)|call the (?:press|papers)|stop the press\w*|shock(?:er|ing),? i know|what a (?:shock|surprise|tragedy|drama)|oh dear,? (?:oh dear|poor)|that's rich|rich coming from|funny,? coming from|says the|spoken like|coming from (?:someone|somebody|a (?:man|woman|person)))\b
\b(?:so-called|self-styled|self-appointed|self-proclaimed|wannabe|would-be|armchair|keyboard|amateur|resident|another|yet another|supposed) <1>(?:expert|analyst|critic|journalist|blogger|influencer|guru|genius|reviewer|activist|scientist|specialist|warrior|detective|engineer|lawyer|economist|customer|comedian|hero|victim|professor)s?\b
\bcouldn't (?:run|organise|organize|find|manage|spell|boil|tell|sell|pour|write|draw) (?:a|an|his|her|their|your|the)\b
\b(?:obvious|clear|plain|easy|simple) (?:enough )?(?:to|for) (?:everyone|everybody|anyone|anybody|all|most) (?:but|except|apart from|bar|with|who|else)\b|\b(?:everyone|anyone|everybody) (?:but|except) you\b
\b(?:grew up|raised|born|live|living|brought up) (?:\w+ )?(?:without|in|under|by) (?:a |an )?(?:electricity|barn|cave|rock|wolves|stone age|computers|woods|jungle|field)
\b(?:attention span|brain cell\w*|iq|half a brain|two brain|grey matter|peasant\w*|plebs?|riff-raff|cheapskate\w*|freeloader\w*|scrounger\w*|bargain hunter\w*|drama queen\w*|crybab\w+|busybod\w+|know-it-all\w*|attention-seek\w*)\b
\bget (?:over|a|used to|back) <1>(?:it|yourself|life|grip|hobby|job|in line|in the queue|over it|sense of)\b|\b(?:grow up|calm down|lighten up|wise up|toughen up|sober up|man up|simmer down|pipe down|zip it|suck it up|tough luck|hard luck|jog on|dream on|as if|yawn|cool off and)\b(?!\s(?:to|the|with the|by))
\b(?:stop|quit|enough of|spare us|save us|no need to|don't) (?:the |your |with the |being |all the )?(?:whin|moan|shout|cry|wast|lectur|bother|drama|hysteric|sermon|theatric|sob|complain|rant|nag|harass|spam|sulk|melodrama|act like|acting|bleat|snivel|be so (?:dramatic|sensitive|childish|silly))\w*
\bwait your turn\b|\bqueue like (?:everyone|everybody|the rest)\b|\bwhile you(?:'re| are| were)? <1>(?:moan|whin|typ|complain|sit|rant|post|tweet|sleep|sulk)\w*
\b(?:people|customers|clients|guests|folks?|persons?|passengers|someone|somebody) (?:like|such as) you\b|\byour (?:kind|sort|type|lot|ilk|level)\b(?! of)|\bthe likes of you\b
\b(?:wasted|lost) on (?:you|people|some)\b|\b(?:over|above|beyond) your (?:head|pay|level|grasp|understanding)\b|\btoo (?:clever|complicated|advanced|sophisticated|subtle|difficult|hard|expensive|good|long) for you\b
\b(?:let|allow) me (?:\w+ )?(?:spell|explain (?:it )?(?:slowly|one last)|put it slowly|dumb|draw you|enlighten|educate|use (?:small|short|simple))\w*|\bin (?:small|short|simple|single-syllable|easy) words\b|\bi'll (?:say|type|write|explain) (?:this |it )?(?:slowly|again|once more|one last|in capitals)|\bfor the (?:hard of|slow|umpteenth)
\b(?:we|i) (?:can't|cannot|could not|couldn't|don't) (?:fix|cure|help|refund|do anything about|patch) (?:stupid\w*|that|bad taste|poor taste|laziness|ignorance|people who|your)\b
\b(?:pick up after|look at|take a look at|start with|sort out|worry about|mind|concern yourself with|clean up) (?:your own|yourself|your business|the mirror)\b|\bmind your own\b
\b(?:therapy|a therapist|a psychiatrist|a shrink|a doctor|professional help|anger management|a hobby|a holiday|a nap|a lie-down|a hug|a tissue|spelling lessons|reading lessons|a maths? lesson|a dictionary) (?:you need|rather than|more than|might help|would help|is what|not a)|\b(?:you|someone) (?:need|needs|want|wants|could do with|should (?:see|seek|try|get)) (?:a )?(?:therap\w*|psychiatr\w*|shrink|professional help|anger management|hobby|nap|lie-down|reading lessons|new glasses)
\b(?:sitting|problem is|fault is|issue is|error is) (?:in front of|between|behind) (?:the|your) (?:phone|screen|chair|keyboard|wheel|desk)
\b(?:what|whatever) (?:goes around|you give)\b|\byou get (?:back )?what you (?:give|pay|deserve)\b|\bserves you right\b|\bdo the maths?\b
\b(?:nothing|anything) better to do\b|\btoo much (?:free )?time\b|\btime on your hands\b|\bdon't flatter yourself\b|\bflatter yourself\b|\bwho do you think you\b|\bwho are you to\b|\bwith all due respect\b|\bno offen[cs]e,? but\b|\bend of (?:story|discussion|conversation)\b|\bcase closed\b|\bthis conversation is (?:over|closed)\b|\bwe're done here\b
\b(?:perhaps|maybe|possibly|clearly|evidently|apparently|obviously|presumably|i suspect|i gather|i take it|i'm sure|i'm afraid|i fear|i imagine|i expect|it seems|i see|funny how|odd that|strange that|amazing that|remarkable that|curious that|brave of you|bold of you|no doubt|surely)\b,? <2>(?:you|your|you'd|you're|you've|it's)\b <4>(?:simpler|upside down|too far|too much for|faster than|better than (?:us|our|the|forty|all)|only you|only one|not the sort|not used to|never|different|expectations|someone else|elsewhere|misread|haven't|know better|knows better|knows more|confused|missed|your (?:face|age|taste|eyes|expectations|upbringing|imagination)|the face|you)\b
\b(?:perhaps|maybe) (?:a|something|some) (?:simpler|easier|cheaper|slower|gentler)\b|\bsomething (?:simpler|cheaper|easier) (?:would|might|may)\b
\b(?:it's|is it|are|seems? to be|strange(?:ly)? |funny how |odd how )<1>(?:only|just) you\b(?! can| know| need)|\bonly you (?:seem|have|could|would)\b|\byou're the (?:first|only) (?:one|person) (?:who|to|out of)\b
\bfor those who <2>(?:can't|cannot|skipped|slept|failed|struggle|find reading)\b|\bthose who can'?t?,? (?:do|review|write|tweet|complain)\b
\b(?:isn't|aren't|not) (?:for )?(?:everyone|everybody)(?:'s)? <2>(?:strong suit|gift|forte|thing|cup of tea|can|is|cut out|made for|gets|understands)\b|\bnot everyone (?:can|is|gets|understands|was|appreciates|has the)\b
\b(?:true|real|proper|genuine|serious) (?:connoisseurs?|fans?|professionals?|experts?|readers?|customers?|men|drivers?|gamers?|developers?|foodies) <1>(?:don't|know|understand|never|would|wouldn't|appreciate|get)\b
\b(?:my|our|deepest) (?:sympath\w+|condolences) (?:go )?(?:to|for|with) (?:whoever|anyone who)\b|\bi (?:feel sorry for|pity) (?:you|your|anyone who|whoever)\b
\b(?:somebody|someone|anybody|anyone) (?:please )?(?:explain|teach) (?:to )?(?:him|her|them|this|our (?:friend|expert|critic)|the (?:gentleman|lady|genius))\b
\bwith (?:your|a|the) (?:brain|head|eyes|glasses)\b <1>(?:this time|open|on|switched|engaged)|\bkindergarten (?:question|level|stuff)|\bprimary.school (?:question|level|stuff|maths)
\byou'?(?:re| are) the (?:expert|specialist|genius|professional|engineer|doctor|lawyer|boss|authority),? (?:obviously|clearly|of course|apparently|evidently|after all|are you)|\bof course,? you (?:know|are the|would know|understand)\b
\b(?:a |what a |your )(?:touching|charming|lovely|moving|fascinating|creative|imaginative|colourful|sweet|sad) (?:little )?(?:story|tale|theory|version|fiction|fantasy)\b|\b(?:begs to differ|enjoy (?:a good )?fiction|lives? in a (?:dream|fantasy)|on planet)\b
\bthank(?:s| you) (?:so much )?for (?:squeezing|gracing|the (?:lecture|lesson|sermon|masterclass|expert|unsolicited|free)|enlightening|educating)\b
\b(?:i can (?:just )?picture|i picture|one can picture) (?:you|your|the face|the look)\b|\bthank heavens? you\b|\bthank god you\b|\bluckily,? you (?:didn't|don't|aren't|weren't)\b|\bgood thing you (?:don't|didn't|aren't)\b
\b(?:counting|spending) other people's money\b|\b(?:the )?(?:exit|door) (?:is|'s) (?:where|over there|that way|right there)\b|\bthe door'?s? (?:works|swings)\b|\bfeel free to (?:leave|walk away|shop elsewhere|cry|sulk|try elsewhere)\b|\bnot stopping you\b
\beasy,? (?:tiger|there|now)\b|\b(?:take a|have a) (?:deep breath|cold shower|chill|seat|day off) and\b|\b(?:evenings?|nights?|life|lives|days) must be\b|\bmust be (?:a joy|fun at parties|fun to|nice to have|lovely to have|exhausting being|hard being|tough being)\b
\b(?:some|most) of us <1>(?:work|have (?:jobs|work|lives|real)|actually|grew)\b|\bunlike (?:some|certain people|you|yourself)\b|\bcertain people\b|\bsome people (?:just |simply |will |never |can't |always |like to )
\b(?:reading|counting|listening|thinking|spelling|maths?|patience|manners|logic|gratitude) (?:it |them )?(?:is|was|are|isn't|wasn't)(?:,)? <2>(?:optional|a skill|free|hard|difficult|your|not your|clearly|evidently|apparently|an art|a lost|useful|fundamental)\b
\bon your fingers\b|\bhold it upside down\b|\bdraw you a (?:map|picture|diagram)\b|\bneed a (?:map|diagram|picture|drawing)\b|\bnobody dies of\b|\btry harder\b|\bdo (?:keep up|try to keep up|dress for it|learn|read it)\b|\bby all means (?:sue|leave|go|cry)\b
`);
