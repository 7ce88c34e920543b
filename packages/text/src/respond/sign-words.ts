/**
 * Words of posts and cards that tell what an answer is about, in the notation of `compileWords`; how far each can be believed
 * is learnt. Both languages share a sign, so what is learnt in one holds in the other.
 */
export const postSigns: Record<string, string> = {
  ownCase: `я мне меня мной мой моя мое мои моего моей мою нам нас у_нас наш наша наши наших ребенк* дочк* сын сыну сына муж мама маме бабушк*
    i me my mine we us our ours my_son my_daughter my_mum my_dad my_wife my_husband i'm i've i'd`,
  defect: `нашл* плесен* волос проволок* сломал* сломан* треснул* порвал* протек* протёк* течет сгнил* тухл* вздул* просроч* не_работает не_работают не_открывается не_пришл* не_привезл* не_довезл* потерял* пропал* разбит* грязн* ледян* холодн* хам* нахам* отругал* игнорир* молчит молчат кладет_трубку трубку_не_берут не_отвеча* отклонил* отказ* третий_день второй_день третий_раз второй_раз опоздал* задержал* развалил* вместо
    found_a broke broken leaks leaking smashed missing never_arrived mould mold crashes wiped locked_out ignored denied wrong_+ late rude nobody_picks nobody_answers third_time third_day again still_no still_waiting without_+ instead torn cracked spoiled stuck went_off fell_off sailed_past no_apology no_reply hair glove stale cold`,
  charged: `списал* сняли берут_деньги двойн* дважды рубл* р. ₽ тысяч верните_деньги возврат* чек
    £+ $+ €+ charged debited refund twice fee invoice bill`,
  askedFor: `сделайте добавьте введите верните откройте поставьте повесьте хорошо_бы было_бы можно_ли можно_+ а_можно нельзя_ли просим предлагаю почему_бы хотелось_бы продавали_бы вот_бы разрешите мечтаю очень_просим нужен_бы не_хватает жаль_что_нет
    could_you could_we would_you would_love please_add please_make please_paint what_if why_not how_about i_wish feature_request would_be can_we might_we may_we let_us consider a_+_mode_would petition`,
  howTo: `как_вернуть как_мне как_получить где_найти куда_+ есть_ли у_вас_есть подскажите во_сколько до_скольки какой_адрес сколько_стоит принимаете_ли входит_ли нужен_ли что_делать кто-нибудь_знает
    how_do how_can where_do where_can is_there do_you do_dogs are_you_open what_time what's_the when_do_you which_+ does_anyone anyone_know anyone_had`,
  warm: `спасибо благодар* поклон умниц* молодц* чудо чудесн* лучш* браво респект дай_бог спас* выручил* помогл* сам_помог сама_предложил* обожа* красавц* приятно тронут* улыб* не_сердит* не_ожидал* впервые порадовал* заботлив* ❤ 🙏 как_родн*
    thank* bless grateful kind lovely gentleman saved made_my made_her made_his carried hats_off credit_where well_done brilliant never_forget smiling proud patient wonderful hero star legend best_+ let_my let_her helped`,
  success: `получил*_+_преми* преми* награ* грант* победил* выиграл* стал*_лучш* признан* первое_место рекорд* лауреат* золото серебро открыл* запустил* построил* попал*_в пожертвовал* бесплатно_+ благотворит* собрал* вышла_на едет_на
    award* won wins win named prize best gold silver tops opens launches launched first_to passes gives donates donated million_+ voted cuts_+_by open-sources record`,
  shut: `закрыва* закрыл* закроет закроют сокраща* сократ* увольня* уволь* подорожа* дороже повыша* поднима* подняли отменя* отменил* переносит вводит плат* урез* режут снижа* запрет* вырубит вырубают перест* тариф* комисси* вместо
    shut* close* closing axe* axed end* cut cuts raise* rises gone_up price* fare* fee fees lays_off layoffs scrap* shrink* limit* from_+_to fell felled charge*`,
  outside: `метел* снегопад* туман ливень ливнем шторм ураган* паводок птиц* молни* мороз* вандал* поджог поджег поджёг украл* угнал* хакер* ddos подстанци* грузовик сбой_у атака авари*_на_сет*
    storm gale* flood* fog snow frost lightning bird_strike vandal* arson thieves stolen hackers ddos ransomware lorry_hit supplier supplier's power_cut`,
  grave: `погиб* умер* смерт* скончал* госпитал* больниц* реанимац* ожог* отрав* травм* перелом* пострада* утечк* пожар* взрыв* обруш* эвакуир* задым* дым сальмонел* скорая дети_+ капельниц*
    die* died death dead killed hospital* injured hurt burned poison* leak exposed breach fire explosion evacuat* collapse* sewage fatal ambulance counterfeit treated`,
  accuses: `скрыва* обманыва* врут ложь подделк* контрафакт* краден* пальмов* гормон* списанн* втихую тайно разоблач* покрыва* не_ешьте репост травят сливают закапыва* накручив* списан_с родственник* откат*
    secretly cover_up covering lying fake counterfeit sawdust chemicals scam hiding hide stolen they_knew leaked_memo laced forced made_to don't_buy rt before_deleted admits miner mines_crypto trains`,
  hearsay: `говорят слышал* слыхал* слух* шепчут поговарива* вроде по_секрету инсайд* птичка_напела якобы похоже кто_слышал охранник шепнул правда_ли правда,_что пишут_что
    heard hear rumour* rumor* word_is apparently whisper* reckons they_say i'm_told hush supposedly is_it_true any_truth anyone sources hint*`,
  lawyers: `иск иска иском суд суда претензи* доверител* адвокат* юрист* заседани* неустойк* взыскан* арбитраж* уведомлен* досудебн* прокуратур* представлени* обыск* предписани* исковое повестк* штраф*
    claim served proceedings solicitor* counsel llp lawsuit sue* court notice act_for instructed_by letters_of_claim preserve hearing regulator prosecute* filed patent damages`,
  invites: `покажу готов_показать давайте_+ обсудим поспорим спорить сравним посчита* разберем разберём встретимся приходите приезжайте выйдите ответьте объясните что_скажете зачем почему_вы чем_объясните сколько_+ опубликуйте поделитесь пришлю готов_приехать докажите
    show_you walk_you let's compare happy_to debate convince_me explain why_the what_changed publish come_and shall_we want_to_try talk_about interested defend meet_us join_us come_down`,
  quip: `лол кек ха хаха ахах мемы это_когда или_диагноз зато 😂 🤣 😉 😏
    lol lmao haha more_like here_to hardly_know now_with come_for stay_for ha jokes`,
  swears: `гори* сдохн* воры ворье ненавижу позор цирк твари сволочи дно тьфу уроды гады охренели бесит
    scum hate disgrace useless burn rot pathetic trash garbage parasites shame worst awful`,
  salesTalk: `скидк* промокод* жми розыгрыш* выиграл* код_из введите_номер по_ссылке требуются вакансии сдам продам аренда_+_час начислено подарк* айфон
    discount code link_in_bio off_with giveaway won_£ affiliate hiring apply_now reward prizes confirm_with pin crypto #ad`,
  survey: `обзор* дайджест* топ рейтинг* сравнили подборк* среди_крупных котировк* выросло_на среди_+: итоги_недели
    roundup compared at_a_glance ranking* in_figures digest top_+ to_watch index`,
};

/** The same of cards. */
export const cardSigns: Record<string, string> = {
  fault: `по_ошибке ошибочно ошибк* по_нашей_вине по_вине признал* вин* нарушен* недосмотр* не_проверил* не_предупред* не_огорожен* неисправ* просроч* перепутал* забыл* забыт* слаб* поздно порван* не_сработал* извинил*
    by_mistake our_mistake our_error wrongly admitted apologised apologized apologises fault faulty failed failure_to not_checked not_cleaned not_serviced not_acted ignored warned swapped planned_+_wrong misconfigured forgot left_out accepts responsible at_fault omitted`,
  mends: `возвращ* вернут возмеща* компенс* оплачива* лечени* пересчита* перерасчет* исправлен* восстановлен* заменен* замена отозван* вторая_проверка второй_сотрудник извинил* обучени*
    refunded refund refunds paid pays pay credited credits replaced recalled compensation second_check new_+_rule trained checked_by repaired free_repair`,
  denies: `не нет ни отсутств* подделк*_нет опроверг* чист* неправда не_проводит не_просит продаж*_нет фальшив* поддельн* другой прежн*
    no not never none nothing without untrue false unchanged hoax declined forbids denies cannot`,
  proves: `проверил* проверен* проверки акт протокол* опубликован* открыт* отчет* лаборатор* сертификат* реестр* документы независим* по_регламенту аудит
    inspected tested published public audit records register report independent verified counted certificate genuine open`,
  cause: `из-за потому_что подорожа* причин* так_как поскольку меньше_+_человек упал вырос* рост*
    because since cost costs rose doubled tripled under_+ fewer saw cannot_be_found overfull reason to_replace`,
  instead: `взамен вместо прежняя бесплатн* предложен* окладов можно_остаться льгот* пенсионер* дежурн* автобус* рядом_пущен сохранен*
    instead replaces replaced_by remain* stays free offered keep keeps unchanged students pensioners moves minibus van detour`,
  outside: `авари* сбой метел* снег* туман* ливн* ураган* паводок* птиц* поставщик* подрядчик* оператор* неизвестны* злоумышл* вандал* город* подстанци* атак* вор* заявление_подано
    storm gale* flood* fog lightning bird_strike supplier supplier's contractor thieves vandals police hit attack airport outage power frost drains`,
  smallSize: `из_+_тысяч из_700 только фрагмент пострадавших_нет без_пострадавших никто_не не_пострадал* минут за_ночь за_сутки ущерба_нет не_затронут*
    nobody_was nobody_fell no_one no_injuries out_of of_+_cars within_+_hours by_morning precaution unhurt all_safe safe not_affected`,
  openEnd: `устанавлива* выясня* неизвестн* уточня* проверяется измеря* данных_пока расследова* комиссия срок_+ каждый_час остановлен* под_контролем следстви*
    investigating under_investigation being_examined unknown unclear examined inquiry work_has_stopped updates every_hour not_yet pending is_investigating`,
  success: `преми* награ* гран* первое_место второе_место серебро золото выиграл* отобрал* победил* открыт* запущен* передан* собрал* построен* принят_в рекорд* снизился* обучен*
    won prize award* named first ranks gold released donates delivered opened launched fell_by passed places_+_first trial began`,
  legal: `иск* претензи* суд* заседани* решени* прокуратур* представлени* штраф* обыск* следств* уведомлен* повестк* срок_ответа апелляц* предписан*
    claim claims served defence due court hearing lawsuit filed charges papers notice solicitor regulator fine`,
  service: `работает_с открыт_до адрес* номер находится хранится можно_+ входит доплат* принимает* через_раздел в_разделе в_настройк* кнопк* стоит_+ бесплатно_при
    open_from opens_at is_open under_settings menu accepted go_to found_at handed_in is_at keeps move_through costs_+ until_+_pm free_on at_the_desk available`,
};
