/**
 * What happens in a company's life. Words are in lower case with ё as е; `*` ends a prefix, `_` joins a phrase.
 * Russian and English stand together: a category means the same in both.
 */
export const eventWords = {
  harm: `травм* ранен* ранил* погиб* умер* умир* смерт* скончал* труп* больниц* реанимац* скорая скорую скорой госпитал* отрав* инфекц* ожог* ожёг обжег* обожг*
    сломал* перелом* кров* удар* избил* избив* ударил* пострадав* пострада* рвот* рвало сальмонел* ботулизм* кома коме взорв* взрыв* пожар* сгорел* горит задымл* дым
    обруш* рухнул* авари* столкнов* сбил* упал* утонул* утечк* разлив* выброс* токсичн* ядовит* химич* газ хлор радиац* эвакуац* эвакуир* жертв* насили* домогат* издев*
    injur* wound* died dies dead death* deaths killed kills hospital* ambulance paramedic* icu er poison* infection* burn burns burned burnt fracture* broke_my broke_his broke_her broken_wrist broken_arm broken_leg bleed* blood*
    stitches concuss* vomit* salmonella listeria e_coli coma explo* fire fires smoke collapse* crash* accident* derail* drown* spill* leak* toxic contaminat* evacuat* victim* assault*
    harass* abus* groped seizure choke* choking unconscious collapsed allergic anaphyla* carbon_monoxide mould asbestos rats maggot* recall recalled recalls`,
  legal: `суд суда суде судом суды судебн* иск иска иски исков иском прокурат* прокурор* полици* следств* следовател* следком* уголовн* обыск* арест* задерж* обвин* фас роспотребнадзор* роскомнадзор*
    трудинспекц* трудовая_инспекц* заявлени* жалоб* штраф* лиценз* нарушен* закон* незаконн* адвокат* юрист* претенз* омбудсмен* уполномоченн* досудебн* расследован* проверк* фсб омон мвд
    lawsuit* sue sues sued suing court courts judge lawyer* attorney* solicitor* police prosecutor* indict* arrest* raid raids raided investigat* probe subpoena* fraud  charged_with
    regulator* ombudsman ftc fda sec_ osha class_action illegal* unlawful* violat* a_fine fined fines complaint* tribunal court_hearing legal licence license settlement testify evidence affidavit whistleblow* union`,
  dataLeak: `утек* слив слили слил слита персональн* паспортн* хакер* взлом* взлома* шифровальщик* пароли паролей токен* уязвим* базу_клиент* база_клиент* утечк*_данн* утечк*_баз* в_открытом_доступе прослуш* записывал*
    breach* leaked_data hack* hacked ransomware password* exposed personal_data data_of records credential* phish* vulnerab* eavesdrop* scraped data_leak* data_leaked leaked_online customer_data`,
  outage: `сбой сбоя сбои не_работает не_работают лежит лёг легли упал_сервер недоступн* завис зависла зависло зависает зависают вылетает вылетают  без_связи без_света без_воды без_отопления без_тепла отключил*
    outage* down_again offline crash* is_down went_down no_service no_heat no_water no_power blackout* stranded cancelled canceled delay*   locked_out`,
  moneyLost: `обман* мошенн* развод развели украл* воров* ворую* воруют списал* списали списан* деньги_не_верну* не_верну* не_вернул* не_возвращ* долг долга долги долгов задолж* задержк* не_плат* не_заплат* невыплат* кинул* кидал* кинули аванс* предоплат*
    scam* scammed stole stolen steal* thief theft cheat* overcharg* double_charg* charged_me charged_twice refuse_to_refund no_refund refund* unpaid withheld owed owes deposit* ripped_off rip_off fraudul* money_gone drained embezzl* ponzi`,
  insult: `орет орал* наорал* хам хамит хамств* нахамил* оскорб* обозвал* унизил* униж* послал матом матом скотин* быдл* дура дурак дураки дуры идиот* тварь тварей уволил_за позор* стыд* скандал*
    screamed shouting shouted yelled insult* slur racist sexist bigot* humiliat* mocked swore swearing disgrace* shame shameful scandal* outrage* disgust* bully* bullied spat sneer*`,
  launch: `запуск* запуст* открыл* открыва* открыт* открое* открыти* представил* представля* выпуст* выпуск* вышл* вышел выходит стартов* стартует старт ввел* ввод* появил* новый новая новое новые новинк* анонс* релиз* премьер* дебют* впервые теперь_доступ* доступен доступн* заработал*
    launch* open opens opened opening unveil* introduc* releas* debut* rolled_out rolls_out roll_out now_available goes_live went_live ships shipping new first brand_new premiere* announc* start_of begins inaugurat* cut_the_ribbon ribbon open_sourced`,
  deal: `сделк* купил* покупа* приобрел* приобрет* поглощ* слиян* инвест* раунд* привлек* вложил* вложит контракт* соглашен* подписал* партнер* сотруднич* совместн* грант* тендер* ipo акци* дивиденд*
    acquir* acquisition* merger* merge* invest* funding raised raises series_a series_b series_c round seed deal deals contract* agreement* signed partner* joint_venture teams_up team_up stake buys bought sells sold ipo dividend* grant tender`,
  appointment: `назнач* назначен* возглав* директор* гендиректор* генеральн* покинул* покида* уходит ушел ушла уход отставк* преемни* должност* пост_ кресло совет_директоров вступ* пришел_в и_о
    appoint* names named_as promoted promot* joins joined steps_down stepping_down step_down resign* retire* successor succeed* succeeds new_ceo new_cfo chief_executive chief_financial cfo cto coo chair chairman board hires leaves leaving departure takes_over`,
  award: `наград* преми* приз призы призер* победи* побежда* выиграл* лауреат* рейтинг* первое_место лучший лучшая лучшие признан* сертифик* рекорд* юбиле* лет_компании миллионн*
    award* prize* won wins winner* honour* honor* ranked ranking medal* certif* record milestone* anniversary named_best shortlist* nominee best_in millionth`,
  results: `выручк* прибыл* убыт* отчетност* отчита* отчет* квартал* полугод* год_к_году вырос* рост увеличил* снизил* продаж* оборот* млн млрд тысяч*
    revenue* profit* loss losses earnings quarter* q1 q2 q3 q4 results grew growth rose fell year_on_year sales turnover million billion bn ebitda margin guidance`,
  rebrand: `ребренд* логотип* фирменн* переимен* новое_имя новое_название айдентик* переезж* переех*
    rebrand* logo* renamed rename new_name new_look identity redesign* relocat* moved_to moves_to`,
  priceUp: `подорож* повыс* повыш* поднял* поднима* подняти* цен цены цену цене ценник* тариф* дороже рублей_вместо вырос_в_цене наценк* стоимост* стоит_теперь
    price price_rise price_hike price_increase prices hike* raised_prices raising_prices costs_now now_costs more_expensive dearer tariff* went_up going_up goes_up used_to_be up_from surcharge* per_month`,
  fees: `комисси* плата платн* платно платить платим сбор сбора сборы взнос* доплат* абонентск* подписк* подписок за_деньги бесплатн*
    fee fees charge charging paywall* paid subscription* subscribe pay_for pay_to was_free used_to_be_free free_tier no_longer_free premium_only per_seat deposit`,
  layoffs: `уволь* уволен* увольн* сокращ* сократ* оптимизац* расчет_ штат штата ставок выходное_пособи* под_нож перевод_на_подряд
    layoff* lay_off lays_off laid_off laying_off redundan* job_cuts cuts cutting sack* sacked fired firing severance headcount let_go restructur* downsiz* pink_slip* outsourc*`,
  closing: `закры* закроет* закрыл* закрыва* ликвид* прекращ* прекрат* убрал* убира* убирают убрали снял* снима* выводит вывел* отмен* отменил* отменя* больше_не исключил* исключ* выпил* упраздн* свернул* сворач*
    clos* closure* shut shuts shutting discontinu* drop drops dropped dropping axed axing scrap* scrapped end_of ends ending ended removed removing remove no_longer phased phase_out sunset* retire retiring kill killing gone pulled pulling withdraw*`,
  rules: `обяза* правил* запрет* запрещ* запретил* нельзя только_через только_по лимит* огранич* строже требу* теперь_только обязали обязател* регламент* дресс_код паспорт* штрафова*
    rule rules policy policies ban bans banned banning mandatory mandate* require* required limit limits limited cap capped restrict* only_via only_through app_only no_more must dress_code minimum compulsory forced forces forcing cashless`,
  returnOffice: `в_офис офис офиса удаленк* удаленн* гибрид* пять_дней пятидневк* смен смены график* переработ* без_выходных
    return_to_office rto five_days back_to_the_office office_days remote hybrid commute badge desk in_person shift shifts rota overtime`,
  loyalty: `балл баллы баллов бонус* кешбэк* кэшбек* кэшбэк* скидк* сгоран* сгорают сгорят программ* лояльност* карта карты карту мили миль купон* промокод*
    points loyalty rewards cashback perk* discount* stamps stamp_card expire* miles tier tiers benefits voucher* coupon* promo*`,
  decision: `решени* решил* решили решает принял* ввел* вводит вводят вводит* введ* с_1 теперь отныне объявил* реформ* перевел* переводит переводят меняет заменил* заменя* заменили урезал* урез* вместо
    decision* decided decide decides from_monday from_january from_march starting effective_from as_of now move moved switch* switched replac* replaced chang* changed introduc* shrunk shrink* shrinkflation cut reduces reduced slash* halved instead_of`,
  defend: `поддержу правильно наконец-то давно_пора справедлив* понимаю честно_объясн* за_решение одобря* разумн* молодцы_что и_правильно
    makes_sense fair_enough understand_why i_get_it about_time right_call good_call sensible support_the defend in_defence in_defense honest_about necessary worth_it i'd_rather better_than unpopular_opinion`,
} as const;
