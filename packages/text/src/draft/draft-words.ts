import { compileWords } from "../respond/word-pattern.ts";

/** Brushing off, belittling and threatening, also without a bad word; plain abuse is judged by the model of rudeness. */
export const findRudeWords = compileWords(`
  научитесь_+ научись_+ учите_матчасть читать_не_умеют читать_не_умеете читайте_внимательнее читать_надо раз_некоторые для_особо_+ для_тех_кто_в_танке слышь слушай_+_сюда эксперт_вы диванн* умник* умники вам_бы_+ лечитесь лечиться
  выкричитесь успокойтесь выдохните истери* нытик* нытье ныть хватит_ныть не_ныть поплачьте плакать смешно_слушать бред чушь ерунд* не_нравится_— не_нравится_- не_нравится_не не_нравится_идите никто_не_держит никто_вас_не никто_не_заставля* скатертью идите_+ катитесь
  ваши_проблемы не_наши_проблемы сами_виноваты_+ тупо глупо глуп* позоритесь смешны жалк* неадекват* завист* завиду* хейтер* тролл* бездельник* дилетант* нахлебник* вы_вообще_+ мозг* голов*_думать включите_голову с_головой включайте_голову постыдились
  девушка_не женщина_не милочка дорогуша голубчик любезн* дамочка товарищ_+ найдите_себе займитесь_делом не_вам_+ кто_вы_такой вы_кто_+ сколько_вам_лет подрастите ваше_мнение_+ мне_плевать плевать без_разницы всё_равно_кто пишите_еще жалуйтесь_+ пожалуйтесь удачи_с отвали*
  learn_to_+ calm_down grow_up get_a_life get_over_it cry_+ crying whin* moan* tantrum boo_hoo do_your_homework read_the_+ can't_read cannot_read if_you_can_read if_you'd_read as_i_already obviously_you clearly_you you_people people_like_you some_people nobody_asked no_one_asked
  not_my_problem your_problem don't_like_it deal_with_it tough_luck suck_it_up spare_me oh_please give_me_a_break bless_your sweetie darling dear_lady madam_please buddy pal mate genius einstein expert_in armchair keyboard_warrior troll* hater* jealous_of ignoran* clueless ridiculous nonsense rubbish laughable joke
  i_think_we_know what_we're_doing_+ mind_your_own or_i'll or_we'll you'll_regret think_twice before_you_+_again who_do_you_think lecture_me don't_lecture entitled spoiled spoilt snowflake* drama hysterical bother_someone take_your_+_elsewhere go_elsewhere shop_elsewhere good_riddance whatever`);

/** Fault put on somebody else. */
export const findBlame = compileWords(`
  вы_сами_+ сами_виноваты сами_не_+ сам_виноват сама_виновата надо_было_+ нужно_было_+ следовало_+ не_надо_было не_туда_+ не_читали не_прочитали не_прочли не_умеете неправильно_+ забыли_+ невниматель* если_бы_вы по_вашей_вине ваша_вина вы_виноваты вы_+_нарушили
  виноват_+ виновата_+ виноваты_+ винить_+ вина_+ по_вине_+ из-за_+_подрядчик* подрядчик*_+ поставщик_подвел поставщик*_+_сорвал* подвел_+ подвела_+ подвели_+ накосячил* напортачил* испортил* проворонил* проморгал* недосмотрел* ошибся_+ ошиблась_+ халтур* прежн*_руководств* прежн*_директор* предыдущ*_+ предшественник* бывш*_директор* бывш*_команд*
  город_не_+ мэрия_+ администрация_+ чиновник* власти_+ управляющ*_компани*_+ курьер_+ кассир_+ водитель_+ сотрудник_+ сотрудница_+ стажер* новенькая новичок менеджер_+ грузчик* дворник* мастер_+ пусть_краснеют
  you_dropped you_should_have you_shouldn't_have you_should've you_must_have you_didn't_+ you_failed_to you_forgot you_never_+ you_ignored you_broke you_chose your_fault your_own_+ your_mistake if_you_had if_you'd next_time_read user_error operator_error you_mis* you_typed you_entered you_signed_up you_people
  blame_+ to_blame at_fault the_fault_of fault_lies the_contractor_+ contractors_+ the_supplier_+ supplier_+ the_courier_+ courier_+ the_driver_+ our_driver the_agency_+ the_cashier the_intern an_intern trainee the_council the_ministry the_city_+ the_previous_+ previous_management predecessor* former_+_left old_management told_you_wrong messed_up botched screwed_up let_us_down dropped_the_ball careless negligent lazy`);

/** What takes a fault upon oneself, or tells a cause without reproach. */
export const findOwnFault = compileWords(`
  мы_виноваты виноваты_мы я_виноват виноват_я виновата_я наша_вина вина_наша моя_вина вина_моя наша_ошибка ошибка_наша ошиблись_мы мы_ошиблись я_ошибся отвечаем_мы отвечаю_я на_мне на_нас по_нашей_вине не_доглядели недоглядели мы_не_+ я_не_+ мы_придумали придумали_мы наш_недосмотр моя_ошибка
  our_fault my_fault our_mistake my_mistake on_us on_me we_got we_failed we_should_have i_should_have we_were_wrong i_was_wrong mistake_is_ours fault_is_ours it's_us we_didn't i_didn't ours`);

/** Claims without exception. */
export const findAbsolute = compileWords(`
  никогда всегда никто никому никого ни_один ни_одного ни_одной ни_разу ни_единого ни_единой абсолютно совершенно полностью целиком 100_% 100% сто_процентов стопроцент* на_все_сто на_100 безупречн* идеальн* единственн* любой любого любую каждый_+ все_до_единого все_без_исключения без_исключени* самый_+ самая_+ самое_+ самые_+ самого_+ самой_+ самых_+ лучший_в лучшая_в лучшие_в лучшее_в лучшего_в наилучш* исключен* невозможн* гарантированн* навсегда вечн* раз_и_навсегда нигде ничего_подобного все_наши все_клиент* все_довольн* всем_нравит* весь_город нулев* ноль_+ безопаснейш* непревзойденн* ни_у_кого
  never always nobody no_one none_of not_a_single not_one every_single everyone everybody all_our all_of_our every_+ 100_% 100% hundred_percent one_hundred_percent absolutely completely totally entirely perfect perfectly flawless* the_best the_safest the_cheapest the_fastest the_most_+ the_only safest best_in cheapest impossible zero_+ without_exception guaranteed forever ever nowhere unbeatable unmatched unrivalled fully_+ total_+ anyone_else any_other`);

/** Sayings in which an absolute word claims nothing. */
export const findIdioms = compileWords(`
  всегда_рад* всегда_готов* всегда_ваш* как_всегда всегда_к_вашим не_всегда никогда_не_поздно никто_не_спорит никогда_не_говори* лучше_поздно все_равно все_же все_еще все_вместе всем_спасибо спасибо_всем всем_привет в_самом_деле на_самом_деле самое_время то_же_самое самый_раз самое_обидное самое_сложное самое_трудное самое_важное самое_смешное самое_честное самый_честный самому_+ самое_+ самого_+ самой_себе для_каждого каждый_день каждый_час каждую_неделю каждую_пятницу каждый_понедельник каждое_утро каждый_раз каждый_второй каждый_третий все_что никого_не_+ совершенно_верно совершенно_справедливо абсолютно_верно абсолютно_прав*
  never_mind never_a_dull always_glad always_happy always_welcome always_open as_always not_always better_late_than now_or_never once_and_for_all all_right after_all first_of_all above_all all_the_same at_all best_regards best_wishes all_the_best do_our_best do_my_best did_our_best hope_to_see every_day every_week every_month every_hour every_morning every_other every_time every_second every_third everyday if_ever hardly_ever ever_since ever_so whoever whatever however not_impossible not_perfect isn't_perfect nobody's_perfect best_place_to best_way_to ask_me_anything everyone_who everybody_who thanks_everyone thank_you_all hello_everyone dear_all happy_ever_after`);

/** What is warned of: nobody is told a code in a chat. */
export const findSafetyMatter = compileWords(`
  пароль пароля пароли паролей код кода кодов смс пин-код* cvv карты паспорт* реквизит* провод* платформ* газ ток током аллерг* лекарств* таблет*
  password* code codes pin cvv bank_details card_details details iban passport allerg* medicine* tablets battery platform cable wire chat chats`);

/** Officialese, clichés of marketing and form letters. */
export const findCorporateSpeak = compileWords(`
  в_целях_+ в_рамках_+ сложившейся_ситуаци* сложившуюся_ситуаци* оперативн*_реагирован* доставленные_неудобства предоставленные_неудобства причиненные_неудобства неудобства_связанные приносим_извинения_за приносим_свои_извинения положительн*_динамик* положительн*_тенденци* ключев*_показател* показател*_эффективност* клиентоориентирован* клиентоцентричн* высоко*_качеств*_обслуживани* качество_обслуживания на_высоком_уровне высочайш* уникальн*_+ инновационн* передов*_+ комплексн*_подход индивидуальн*_подход динамично_развивающ* лидер_рынка широкий_ассортимент широк*_спектр*
  осуществля* осуществлен* производится_+ имеет_место данный_вопрос данному_вопросу данная_ситуация данной_ситуаци* данного_+ вышеуказанн* вышеизложенн* нижеследующ* надлежащ* посредством в_соответствии_с согласно_регламент* в_установленном_порядке в_установленные_сроки в_кратчайшие_сроки в_ближайшее_время_+ принимаются_меры приняты_меры примем_меры принимаем_все_+ предпримем_+ все_необходимые_меры ваше_обращение_+ ваш_запрос_+ обращение_зарегистрировано обращение_принято благодарим_за_обращение благодарим_вас_за_+ ваше_мнение_важно ваше_мнение_очень_важно мы_ценим_каждого каждого_клиента важно_для_нас нами_была нами_был нами_были нами_+_работа была_проведена_работа проведена_работа ведется_работа ведутся_работы на_контроле взято_на_контроль взяли_на_контроль со_своей_стороны_+ в_части_+ в_связи_с_+ в_связи_с_вышеизложенным с_уважением_администрация уважаемый_клиент уважаемые_клиенты уважаемый_пользователь синерги* экосистем* трансформаци* оптимизаци* оптимизирова* реализуем_+ реализация_+ масштабирова* кросс-функциональн* стейкхолдер* бенефит* уровень_сервиса повышени*_эффективност* повышени*_качеств* удовлетворенност* потребностей_+ обеспечени*_+ мероприяти*_по мероприятий_по отчетн*_период*
  we_are_pleased_to we're_pleased_to pleased_to_announce delighted_to_announce thrilled_to_announce proud_to_announce excited_to_announce excited_to_share exciting_+ new_chapter our_journey journey_of journey customer-centric customer_centric customer_centricity customer_obsessed transformation synerg* leverag* stakeholder* best-in-class best_in_class world-class world_class cutting-edge cutting_edge state-of-the-art industry-leading market-leading seamless* holistic paradigm empower* ecosystem* solution-oriented value_proposition value-added core_values robust_+ going_forward moving_forward at_this_time at_this_point_in_time in_due_course touch_base circle_back deep_dive low-hanging deliverable* actionable alignment optimis* optimiz* streamlin* utilis* utiliz* operational_excellence learnings bandwidth reach_out_to_us
  valued_customer* valued_guest* valued_client* dear_customer any_inconvenience inconvenience_caused the_inconvenience apologise_for_any apologize_for_any we_apologise_for we_apologize_for your_feedback_is_important feedback_is_important your_call_is_important important_to_us take_this_matter take_this_very take_these_matters very_seriously extremely_seriously committed_to_+ our_commitment_to we_strive we_endeavour we_endeavor highest_standards high_standards_of utmost_+ top_priority number_one_priority please_be_advised please_be_informed be_assured rest_assured as_per we_regret_to_inform we_value_+ your_patience_and thank_you_for_your_patience we_appreciate_your_+ thank_you_for_reaching thank_you_for_contacting appropriate_measures necessary_measures corrective_measures all_necessary_steps in_accordance_with pursuant regarding_your_recent with_regard_to in_regard_to facilitat* implement*_+_measures enhance_your enhance_the enhanc*_+_experience customer_experience user_experience_+ ongoing_efforts continuous_improvement has_been_escalated relevant_department relevant_team dedicated_team passionate_about`);

/** Words that make a draft a celebration or an advert. */
export const findPromotion = compileWords(`
  скидк* распродаж* акция розыгрыш* розыгра* подар* приз призы конкурс* вечеринк* праздник* праздну* веселье весел* ура салют* дарим бесплатн* спешите приходите встречайте новинк* вкуснейш* промокод* шоу концерт* угоща*
  sale discount* giveaway win_+ prize* party celebrat* fun free cheerful hooray join_us come_dressed special_offer offer promo* new_flavour treat* festive hurry don't_miss launch* reel gift*`);

/** A change that is admitted in so many words. */
export const findAdmission = compileWords(`
  слово_не_сдержал* не_сдержал* передумал* решили_иначе решил_иначе изменили_решение поменяли_решение пересмотрел* отступаем отступил* был_неправ была_неправ были_неправы ошибались ошибался ошиблись ошибся ошиблась беру_слова беру_свои_слова переобу* вышло_иначе получилось_иначе нарушаю_слово нарушили_слово не_выполнил* планы_изменились обстоятельства_изменились больше_не_верно
  changed_my_mind changed_our_mind* changed_course decided_otherwise was_wrong were_wrong take_back taking_back go_back_on going_back_on broke_my broke_our breaking_my breaking_our u-turn reversed reversing used_to_say didn't_keep did_not_keep couldn't_keep no_longer_true plans_changed things_changed that_changed has_changed i_was_mistaken we_missed`);

/** What was said before is told of; with a turn, that admits a change. */
export const findSaidBefore = compileWords(`
  писали писал писала говорил* обещал* сказал* заявлял* раньше летом_мы весной_мы осенью_мы зимой_мы тогда
  i_said we_said i_promised we_promised i_wrote we_wrote i_told we_told back_then earlier_i earlier_we in_january in_february in_march in_april in_may in_june in_july in_august in_september in_october in_november in_december last_year`);

/** The turn itself. */
export const findTurn = compileWords(`
  а но однако теперь вместо иначе увы прости* извин* стыд* потому
  but however now instead yet sorry apolog* unfortunately since_then turned_out because`);

/** Insisting on what was said before. */
export const findInsisting = compileWords(`
  мы_же_обещали как_и_обещал* как_обещали как_обещал как_я_и_говорил* о_чем_я_+_говорил о_чем_+_говорил как_и_говорил* слово_держим
  as_promised as_i_said as_we_said stand_by_what just_as_we like_we_said like_i_said kept_our_word keep_our_word as_we_always`);

/** Refusing to speak of a matter. */
export const findRefusal = compileWords(`
  не_комментиру* не_могу_говорить не_можем_говорить нем_как_рыба не_скажу не_скажем не_раскрыва* не_обсужда* без_комментариев не_вправе промолчу говорить_нельзя нельзя_говорить не_буду_говорить пока_не_+ ничего_не_скажу
  can't_comment cannot_comment won't_comment no_comment not_at_liberty bound_to_silence can't_discuss cannot_discuss won't_discuss can't_say cannot_say won't_say can't_talk cannot_talk won't_talk not_speak_of`);

/** The outcome of something is left open. */
export const findHedge = compileWords(`
  планиру* по_плану собира* надеюс* надеем* постара* стара* если когда_узнаю возможно вероятно скорее_всего хотим хотел* думаем ожида* должн* рассчитыва* намерен* пока_не не_обещаю не_могу_обещать предварительн* намечен* после_решения как_только попробу* попыта* может_быть вряд_ли
  plan* hope* hoping try trying aim* if intend* expect* should may might could likely probably possibly unless once as_soon_as can't_promise won't_promise no_promise* not_a_promise working_on working_towards target* tentative* provisional* subject_to perhaps maybe`);

/** A promise in so many words. */
export const findPledge = compileWords(`
  гарантиру* гарантия_что обещаю обещаем клянусь слово_директора даю_слово даем_слово мое_слово ручаюсь зуб_даю можете_не_сомневаться будьте_уверены точно_будет обязательно_+ непременно
  guarantee guaranteed i_promise we_promise promise_you you_have_my_word my_word mark_my_words swear count_on rest_assured no_matter_what for_sure without_fail definitely`);

/** What will be done for somebody: deeds with an outcome, not steps of one's own. */
export const findOutcome = compileWords(`
  вернем верну вернут вернется вернутся получите получит получат выплатим выплатят возместим компенсируем откроем откроется откроют закроем закончим завершим доставим привезем привезут заменим починим починят исправим исправят уволим уволят накажем снизим повысим не_повысим не_поднимем не_закроем не_уволим запустим построим сделаем сделаю будет_готов* будет_работать будут_+ не_будет начислим подарим дадим обеспечим решим восстановим отменим добавим введем появится появятся заработает включат включим выйдет приедет приедут отправим
  you'll_get you_will_get you'll_have you_will_have you'll_receive you_will_receive will_be_back will_be_+ we'll_refund we_will_refund i'll_refund refunded_by we'll_pay we_will_pay we'll_replace we_will_replace we'll_fix we_will_fix we'll_open we_will_open we'll_deliver we_will_deliver we'll_have we_will_have will_open will_arrive will_never won't_raise will_not_raise won't_close will_not_close no_one_will nobody_will we'll_double we'll_cut we'll_hire we'll_ship we_will_ship will_ship we'll_launch will_launch we'll_give we_will_give i'll_give i_will_give we'll_make we'll_build is_yours are_yours back_in_your_+ by_friday by_monday by_tomorrow by_tonight this_week_you`);

/** A day, an hour or a deadline. */
export const findDate = compileWords(`
  завтра послезавтра сегодня к_вечеру к_утру к_понедельнику к_вторнику ко_вторнику к_среде к_четвергу к_пятнице к_субботе к_воскресенью в_понедельник во_вторник в_среду в_четверг в_пятницу в_субботу в_воскресенье на_этой_неделе на_следующей_неделе через_неделю через_месяц через_год через_час до_конца_+ к_концу_+ к_новому_году к_весне к_лету к_осени к_зиме января февраля марта апреля мая июня июля августа сентября октября ноября декабря весной летом осенью зимой
  tomorrow today tonight by_monday by_tuesday by_wednesday by_thursday by_friday by_saturday by_sunday on_monday on_tuesday on_wednesday on_thursday on_friday on_saturday on_sunday this_week next_week next_month next_year within_+ by_the_end by_noon by_midnight in_an_hour january february march april june july august september october november december by_spring by_summer by_autumn by_christmas by_easter`);

/** Comparisons, ranks and records: claims that somebody could check. */
export const findComparison = compileWords(`
  больше_всех меньше_всех лучше_чем быстрее_чем дешевле_чем выше_чем ниже_чем безопаснее надежнее дешевле быстрее первые_в первый_в крупнейш* лидер* рекорд* выросл* выросли вырос снизил* удвои* сертифицирован* награ* победител* признан* запатентован* доказан* испыта*_+ проверен*_+ одобрен* соответству* лицензи*
  more_than less_than better_than faster_than cheaper_than safer_than fewer_than bigger_than larger_than higher_than lower_than biggest largest leading record_+ grew doubled tripled halved award-winning won_+ awarded certified patented proven approved compliant licensed market_leader number_one first_in rated`);

/** Other players of the market, unnamed. */
export const findRivals = compileWords(`
  конкурент* соперник* у_других другие_сети другие_застройщик* другие_банк* другие_компани* у_соседей соседи_по_рынку остальные_игрок* другие_производител* другие_магазин* другие_бренд* в_отличие_от иные_сети кое-кто_из_коллег некоторые_коллеги
  competitor* rival* other_banks other_builders other_airlines other_companies other_brands other_shops other_chains other_providers other_makers unlike_+ the_competition the_others certain_chains cheaper_brands`);

/** Running somebody down, or putting oneself above. */
export const findRunningDown = compileWords(`
  хуже дороже дешевк* гнил* тухл* старье списан* разорил* банкрот* обманыва* вор* воруют копиру* копи* украл* слизал* халтур* плох* грязн* тараканы клопы скандал* провал* не_умеют не_могут даже_не_+ бракован* некачествен* опозори* тонут позор обвешива* просрочк* экономят химия разбавля* подделк* больше_чем_у чем_у лучше_чем завиду* мечта* и_не_снилось далеко_до отстал* жаль_их смешно
  worse wishes bedbugs rats mould stale dirty late rip-off overpriced cheap copied copies copycat stole steal cheat* lie lies liars failing fail* broke bankrupt scandal* recalled fined sloppy lousy awful terrible flimsy knock-off second-rate can't_even never_heard_of don't_care unsafe dodgy shoddy cut_corners overcharge* pale_imitation catch_up behind_us beat_them better_than ahead_of wouldn't_trust ours_didn't and_ours`);

/** What is nobody's business of somebody: health, debts, habits. */
export const findPrivateMatter = compileWords(`
  диагноз* болеет больна болен больничн* эпилепс* рак_+ онколог* диабет* гипертон* псих_+ инсульт* инфаркт* судим* алкогол* просроч*_+_платеж не_плат* лежит_в берем* развод* развел* долг_у должен_банку кредит_у пьет выпил* пьян* запо* инвалид* психиатр* судимост* зарплата_у алимент* лечится лечилась депресс* нерв* адрес_+ живет_на проживает_по телефон_+ паспорт_+
  diagnos* cancer epilep* diabet* stroke heart_attack alcoholic behind_on_her behind_on_his arrears overdraft miscarriage hangover hungover rehab bankrupt owes sick_with off_sick illness pregnan* divorc* in_debt owes_+ drunk drinking_problem disabled psychiatr* criminal_record his_salary her_salary therapy depress* his_nerves her_nerves lives_at lives_on his_address her_address phone_number_is`);

/** Those who answer for nothing in public: customers and ordinary staff. */
export const findPrivateRole = compileWords(`
  клиент* покупател* пациент* пассажир* гост* жилец жильц* жительниц* сотрудни* водител* курьер* кассир* продавщиц* медсестр* учительниц* учени* студент* бухгалтер* уборщиц* сосед* заявител* автор_жалобы автора_жалобы стажер* операторш* вкладчи* абонент* мальчик* девочк* мама_мальчика жен* муж* сын* доч*
  customer* client* patient* passenger* guest* tenant* resident* employee* driver* courier* cashier* nurse* teacher* pupil* student* cleaner* neighbour* complainant trainee* waiter* waitress* clerk* guy lady woman boy girl wife husband son daughter`);

/** Offices whose holders are public. */
export const findOffice = compileWords(`
  директор* гендиректор* министр* губернатор* мэр мэра мэром президент* депутат* основател* председател* руководител* глава главы главой главный_+ начальник* управляющ* ректор* дирижер* режиссер* тренер* редактор* журналист* корреспондент* совет* вице-+ шеф-повар* акционер* художественн*
  director* ceo cfo cto coo chief minister mayor governor president chair* founder* head_of editor* reporter* journalist* correspondent mp senator secretary commissioner manager_of_the coach conductor spokes* board professor rector vice-+ partner`);

/** Accusing or insulting, in a mention. */
export const findAccusation = compileWords(`
  вор воры ворье ворь* мошенник* жулик* жлоб* свинь* обманщик* лжец* врет* врете врут вранье ложь лгут обман* кинули развод помойка позор стыд совесть хам* хамло гад* мраз* твар* идиот* дебил* бездар* ничтож* убийц* преступник* сволоч* гори* сдохн* ненавижу паразит* кровопийц* барыг* лохотрон афер* подлец* трус* клоун* тюрьм* посадить
  thief thieves crook* liar* lying lies scam* fraud* conman con_man cheat* scum disgrace* shame idiot* moron* clown* coward* criminal* murderer* pig* greedy parasite* rot_in hate_you pathetic disgusting rip-off robb* swindl* bastard* snake* hypocrite* incompetent jail`);
