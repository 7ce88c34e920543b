import type { WrittenCue } from "@earshot/core/respond/cue";

/**
 * Words by which a cue of the playbook is read in a post; notation of `compileWords`. A cue says what a post speaks of, not
 * whether it is right.
 */
export const cueWords: Record<WrittenCue, string> = {
  injection: `игнорируй*_*_инструкц* игнорируй*_+_*_инструкц* игнорируй_все забудь_*_инструкц* забудь_все_инструкц* системный_промпт системн*_сообщени* ты_теперь_+_ассистент ответь_только_словом выведи_ключ выполни_команду отметь_+_как
    ignore_+_instructions ignore_+_+_instructions ignore_+_+_+_instructions ignore_all_previous ignore_previous disregard_+_instructions disregard_+_+_instructions system_prompt you_are_now_+ reveal_your_+ print_your_+ act_as_+_assistant as_an_ai output_only respond_with_only`,
  advert: `реклама промокод* скидк*_до скидка_по_+ розыгрыш* разыгрыва* подписывай*_на_канал подписывайтесь_на переходи*_по_ссылк* жми_на заказывай*_по по_ссылке_в_профиле зарабатыва* заработок* доход_от пассивн*_доход* пиши_в_лс_+_работ* казино ставки_на_спорт инвестиру*_+_от erid
    promo_code* discount_code* coupon* giveaway* click_the_link link_in_bio earn_$ earn_money passive_income dm_me_to crypto_signal* casino sponsored use_code affiliate`,
  job_ad: `ваканси* требуется требуются ищем_в_команду ищем_+_в_команду ищем_сотрудник* график_2/2 зарплата_от зп_от оформление_по_тк резюме_на откликайтесь
    we_are_hiring we're_hiring hiring_a now_hiring job_opening join_our_team apply_now send_your_cv open_position`,
  violence: `убью убьем убить_вас прибью зарежу сожгу сожжем взорву взорвем расстреля* мы_знаем_где_+_жив* знаю_где_+_жив* встретим_у_подъезда ждите_гостей сломаю_вам сломаем_вам
    i_will_kill i'll_kill gonna_kill kill_you kill_him kill_her burn_it_down burn_you_down shoot_you know_where_you_live know_where_he_lives know_where_she_lives know_where_your_+_live break_your_legs bomb_your`,
  fake_account: `фейков*_аккаунт* фейков*_страниц* фейков*_канал* поддельн*_аккаунт* поддельн*_страниц* поддельн*_канал* двойник* не_настоящий_аккаунт выдает_себя_за выдают_себя_за клон_канала канал-клон от_имени_+_пишет под_видом_+ от_+_имени_+_рассыла*
    fake_account* fake_page* fake_profile* impersonat* pretending_to_be posing_as impostor* imposter* cloned_account`,
  legal_threat: `иск_от_имени от_имени_доверител* доверител* представля*_интересы уведомля*_вас судебн*_приказ подан_иск подали_иск задолженност*_по solicitor* instructed_us issued_proceedings proceedings on_behalf_of_our take_notice application_to_the claim_form statutory_demand without_prejudice подам_в_суд подаю_в_суд подаем_в_суд подадим_в_суд пойду_в_суд увидимся_в_суде встретимся_в_суде до_суда досудебн* претензи*_направ* направ*_претензи* исковое исков* мой_юрист мой_адвокат наш_юрист наши_юристы адвокат*_+_готов* клевет* защит*_чести заявлени*_в_полици* заявлени*_в_прокуратур* жалоб*_в_роспотребнадзор* роспотребнадзор*_жду обращусь_в_роспотребнадзор нарушени*_авторск* авторск*_прав* товарн*_знак*
    sue_you suing see_you_in_court take_you_to_court my_lawyer* our_lawyer* my_attorney our_attorney legal_action cease_and_desist class_action defamation defamatory libel letter_before_action copyright infring* trademark*`,
  official_action: `обыск* выемк* прокуратур* следственн*_комитет* роспотребнадзор* фас роскомнадзор* росздравнадзор* арбитраж* суд_обязал суд_оштрафовал суд_признал иск_+_подал* оштрафова* возбуди*_дело уголовн*_дел* возбуждено_дело доследственн* задержан* арестова* следствие_+ проверк*_надзор*
    raid raided prosecutor* regulator* court_ordered court_ruled lawsuit* filed_suit sued fined indict* criminal_case criminal_charges investigat*_by under_investigation subpoena* arrested watchdog*`,
  death: `погиб* смерт* умер умерл* умир* скончал* труп* died dead death* killed fatal* deceased`,
  harm: `пострадал* зуб_+ сломал_зуб ломают_ноги задыха* дышать_нечем кашля* тошн* ожоги обморок* сбил* сбила укус* порез* хлор* treated_for were_treated was_treated tooth hurt wounded choking fainted bitten scalded cough* chlorine can't_breathe пострада* травм* отрав* отравлен* госпитал* больниц* скор*_помощ* скорую реанимац* ожог* обожг* ранен* перелом* сломал*_ногу сломал*_руку аллерг* анафилак* удар*_током задымлен* пожар* взрыв* обруш* упал_+_лестниц* рвот* заболел* потерял*_сознан* кров* домогал* харассмент* изби* ударил* в_травмпункт*
    injur* poison* hospital* ambulance burned burns anaphyla* allergic_reaction electrocut* explo* collapsed bleeding broke_+_leg broke_+_arm harass* assault* got_sick made_me_sick made_+_ill fell_ill food_poisoning unconscious choked`,
  data_leak: `утечк*_данн* утечк*_персональн* утекл* слит*_баз* слил*_баз* слили_данные база_клиентов в_открытом_доступе паспортн*_данн*_+ данные_клиентов_+ взлом* персональн*_данн*_клиент*
    data_leak* data_breach* leaked_data customer_data_+ breach* records_exposed exposed_records exposed_database hacked passwords_leaked`,
  fraud: `обман* мошенн* развод развели кинули украли украл* присвои* подделал* списали_дважды двойн*_списан* навяза* фальсифи*
    scam* fraud* ripped_off rip-off stole stolen cheated charged_me_twice double_charged swindl*`,
  money: `верните_деньги вернуть_деньги не_вернули возврат* списал* списан* деньги_не_+ сняли_+_руб* переплат* компенсац* долг_за
    refund* money_back charged_me charged_twice overcharged my_money never_got_+_money compensation reimburs*`,
  case: `заказ* заказал* доставк* курьер* не_привез* привезли_+ ждал* ждем_+ ждем жду_+ жду поддержк*_+ в_поддержк* оператор* номер_заказа обращени*_№ чек гаранти* сломал*_через не_работает не_приш* отменил* рейс* багаж* моя_карта мою_карту мой_счет мой_заказ моей_маме моему_сыну моя_дочь мне_отказ* у_меня_+ третий_день вторую_неделю неделю_+ грубо_+ нахамил* испорчен* просрочен* волос тухл* брак бракован*
    my_order order_number ordered delivery courier never_arrived didn't_arrive hasn't_arrived waited waiting_for still_waiting support_+ customer_service ticket_# on_hold broken doesn't_work stopped_working cancelled_my my_flight my_luggage my_card my_account my_mother my_son my_daughter refused_to locked_out warranty expired stale rude_to`,
  outage: `сбой сбоя сбои упал_сайт сайт_упал лежит_сайт не_открывается_приложение приложение_не_+ не_грузит* отключен* авари*_на перебо* недоступ* не_могу_войти
    outage* is_down are_down went_down service_disruption downtime can't_log_in unavailable system_failure glitch*`,
  many: `все_клиенты тысяч*_+ сотни_+ массов* десятки_+ по_всей_стране по_всему_городу уже_+_человек все_пишут нас_много
    thousands_of hundreds_of dozens_of everyone_is mass nationwide all_over many_customers many_of_us`,
  admitted: `компания_признал* признал*_вину признали_ошибк* признал*_ошибк* подтвердил*_в_компани* компания_подтвердил* признала_утечку извинил* подтвердили_утечку сама_компания_+ установлено комиссия_установила по_вине_+ виноват*_+_сотрудник*
    company_admitted admitted_that has_admitted company_confirmed confirmed_the has_confirmed acknowledged apologised_for apologized_for found_that at_fault due_to_+_negligence`,
  warned: `предупрежда* жаловались_+ уже_жалова* не_первый_раз второй_раз_за опять снова_+ в_который_раз знали_и_+ сэкономили экономили_на просроч* не_проверил* скрыва* скрыл*
    warned_+ had_been_warned knew_about not_the_first_time second_time again cut_corners covered_up cover-up ignored_+_complaints negligen*`,
  attacked: `хакер* кибератак* ddos ддос атак*_на взломщик* поджог* подожг* вандал* саботаж* подделк* контрафакт* поддельн*_товар* диверси* нас_взлом* злоумышленник* мошенники_от_имени от_имени_компани* угнал* ураган* шторм* наводнен* землетряс* паводок стихи*
    hackers cyberattack* cyber_attack ddos arson* vandal* sabotage* counterfeit* knock-off* tampered tampering scammers_pretending hurricane storm flood* earthquake wildfire`,
  accident: `сбой авари* лопнула_труба прорвало поломк* сломал*_оборудован* по_вине_поставщик* у_поставщика поставщик*_подвел* подрядчик* отключил*_свет отключил*_электр* отключение_электр* технич*_неполадк* технич*_сбой ошибка_в_обновлении из-за_погод* из-за_снегопад* случайно
    outage glitch power_cut power_failure burst_pipe supplier_failure supplier's contractor technical_fault technical_issue bad_update malfunction* breakdown* accidental* due_to_weather because_of_the_snow`,
  rumour: `говорят слух слухи слухам по_слухам ходят_слухи якобы источник* инсайд* по_данным_источник* сообщил*_источник* неофициальн* по_нашей_информации стало_известно вроде_бы вроде похоже_что поговаривают пишут_что слышал* слыхал* знакомый_сказал из_достоверн* слив утверждают утверждает_что
    rumour* rumor* sources_say sources_said according_to_sources a_source insider* allegedly reportedly unconfirmed i_heard heard_that people_are_saying word_is apparently claims_that someone_told_me a_friend_of_mine_works leaked_memo leaked`,
  asks_truth: `правда_ли это_правда правда_что это_фейк фейк_или верно_ли так_ли_это подтвердите_или подтверд*_или_опроверг* прокомментируй* прокомментируете что_скажете_на можете_подтвердить опровергнете_или
    is_it_true is_this_true true_that is_this_real is_this_fake can_you_confirm could_you_confirm confirm_or_deny care_to_comment any_comment please_comment`,
  press: `редакци* издани* корреспондент* журналист* готовим_материал готовлю_материал пишу_материал запрос_сми просим_прокомментировать просим_коммент* комментарий_компании дедлайн под_запись выйдет_завтра для_статьи
    reporter journalist* newsroom deadline on_the_record for_a_story for_an_article writing_a_piece working_on_a_story press_request request_for_comment comment_by correspondent editor_at`,
  layoffs: `увольн* уволи* уволь* сокращ*_штат* сокращени*_сотрудник* сокращ*_персонал* сокращают_людей сократ*_+_человек сократ*_+_сотрудник* layoff* laid_off lay_off laying_off redundanc* job_cuts cut_jobs cutting_jobs`,
  staff: `сотрудник_компании я_тут_работаю я_работаю_у_вас работаю_у_вас работал_у_вас ваш_сотрудник наш*_отдел* наш*_смен* мы_в_офисе нас_перевели нас_выгоняют бывший_сотрудник
    i_work_here i_work_for_you work_at_your our_team_was employee_here ex-employee former_employee our_department our_shift`,
  leader_conduct: `нахамил* оскорбил* обозвал* назвал*_быдл* назвал*_нас назвал*_клиент* накричал* матом_на высказыван*_гендиректор* слова_гендиректор* пост_гендиректор* его_ответ* ее_ответ* грубый_ответ хамский_ответ директор_+_ответил* основатель_+_ответил* руководител*_+_написал*
    insulted_a insulted_customers called_customers called_us yelled_at ceo's_remark* ceo's_comment* ceo's_post ceo's_tweet founder's_reply rude_reply his_rude her_rude`,
  suggestion: `предлага* предложени* было_бы_здорово было_бы_хорошо хорошо_бы хотелось_бы почему_бы_не почему_бы_вам сделайте добавьте верните_+ введите а_можно_+ можно_ли_сделать не_хватает не_думали подумайте_о советую_+ идея мысль_такая вот_бы а_если неплохо_бы прошу_добавить
    would_be_great would_be_nice it'd_be_nice why_not you_should why_don't_you please_add please_bring could_you_add can_you_add suggest* suggestion* feature_request idea have_you_considered how_about i_wish it_would_help would_love_to_see what_if consider_+`,
  practical: `как_мне как_+_оформить как_+_подключить как_+_вернуть как_+_отменить где_найти где_можно как_получить во_сколько до_скольки сколько_стоит сколько_будет когда_откро* работаете_ли принимаете_ли есть_ли_у_вас какие_документы подскажите как_связаться
    how_do_i how_can_i where_can_i how_to_cancel what_time when_do_you do_you_accept do_you_have is_there_a how_much what_are_the_hours which_documents where_do_i`,
  thanks: `низкий_поклон золотые_руки золотые_люди дай_бог bless credit_where saved_my made_my_day grateful спасибо благодар* молодц* респект поздравля* горжусь_вами гордимся_вами рад_за рады_за рекоменд* любим_вас обожа* лучшие лучший_сервис выручил* очень_помогли браво отличн* чудесн* прекрасн* восхит* класс супер
    thank_you thanks congrat* kudos well_done great_job love_you love_your love_this proud_of best_service hats_off shout_out shoutout recommend awesome amazing wonderful brilliant fantastic bravo`,
  mockery: `ха-ха хаха* лол кек ахаха* ну-ну клоун* цирк ага_конечно ну_конечно браво_+ аплодирую поздравляю_+_дно стыдоба позор позорище смешно_смотреть диванн*
    lol lmao haha* rofl clown* circus yeah_right sure_jan pathetic joke_of_a what_a_joke embarrassing ratio cope`,
  abuse: `мраз* твар* урод* ублюд* сволоч* скотин* чмо дебил* идиот* кретин* мудак* мудил* козл* сдохн* тупые тупой тупица гнид* выродк* жулик* ворье мошенник_ты заткнись пошел_ты пошли_вы
    idiot* moron* scum* bastard* asshole* dumb stupid pathetic liar* crook* shut_up go_to_hell screw_you fuck_you loser*`,
  anger: `бесит достал* достали задолбал* хватит сколько_можно ненавижу позор позорище совсем_+ охренели офигели обнаглел* издева* верните_+ никогда_больше прощайте
    furious outrag* fed_up enough_is_enough hate_you hate_this disgust* never_again sick_of unbelievable shame_on`,
  routine: `прогноз_погоды расписани* список_адрес* перечень котировк* акции_+_закрыл* акции_подешев* акции_подорож* подборк* топ-10 топ-5 дайджест* рейтинг_+ тикер
    share_price shares_closed shares_rose shares_fell stock_closed ticker weekly_digest roundup top_10 top_5 list_of`,
  decision: `подорож* повыс* поднял* подняли цен*_+ тариф* закрыл* закрыва* закроют закрыт* отменил* отменя* отмена ввел* вводят ввод* платн* запрет* запретил* лимит* ограничен* ограничил* сокра* уволи* урезал* убрал* убира* перестал* прекра* переезд* переезж* решени* решил* новые_правила новые_условия без_наличных
    price* fare* fee fees raise* rais* hike* increas* closed closing close cancel* scrap* axed cut cuts cutting ban banned limit* restrict* policy removed removing discontinu* decision decided new_rules new_terms subscription paywall charge_for cashless relocat*`,
  carries_comment: `комментари*_компании_приведен* комментарий_компании_+ в_компании_заявили в_компании_сообщили в_компании_пояснили в_компании_подтвердили пресс-служба_+ в_пресс-службе компания_сообщила компания_заявила представитель_компании_+ ответ_компании
    company_said company_says spokesperson_said spokeswoman_said spokesman_said said_in_a_statement told_the_paper the_company's_statement statement_below its_statement_in_full company's_response`,
  third_party: `поставщик* подрядчик* оператор*_связи у_оператора провайдер* вор воры злоумышленник* хакер* похитил* украл* третьих_лиц таможн* перевозчик* аэропорт* шторм* ураган* ливень ливня гроз* мороз* наводнен* подстанци* энергетик* горсеть водоканал*
    supplier* contractor* operator carrier thieves vandals hackers third_party customs storm flood* lightning frost power_company grid city_water the_airport strike_at_the landlord`,
};
