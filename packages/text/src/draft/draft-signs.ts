/**
 * Manners of speaking that tell a check something, in the notation of `compileWords`; how far each can be believed is learnt.
 * Both languages share a sign.
 */
export const draftSigns: Record<string, string> = {
  sarcasm: `видимо судя_по жаль,_что жаль_что впрочем как_говорится сочувствую удивительно забавно смело браво поздравляю конечно,_не конечно,_специалист вы,_конечно вам_бы мы,_в_отличие наверное,_вы открою_секрет открою_вам какая_неожиданность надо_же вот_это_да ну_надо
    perhaps clearly obviously apparently funny_how how_brave how_clever i_take_it i'm_sure i_suspect i_gather of_course,_optional do_keep do_think do_dress my_sympathies congratulations bravo surely evidently you'd_be must_be_a_joy as_it_happens imagine what_a_surprise i'm_told young_lady with_such lucky_you`,
  lessons: `научит* в_школе дети_с_ней дети_справля* взрослые_+ сначала_подума* в_следующий_раз для_следующего_раза дочитыва* прочита* читать учебник* азбук* арифметик* голов* мозг* ревизор* умеет_+ не_умеет по_слогам проще попроще сложнее
    in_school they_teach grown-ups first_try upside_down page_two_was brain your_head next_time think_first count_to simpler_product the_rest_of_us most_people those_who_can those_who_can't for_those_who reading_is read_it google common_sense basics lesson`,
  dismissal: `насильно не_держим ищите_себе не_ждите никого_не_держим ваше_право не_нравится дверь_там другого_+ довольны_? соседям_привет полегче вас_всё_устраивает одному_вам одной_вам только_у_вас не_переживайте ваше_мнение
    nobody's_forcing nobody_is_forcing you_can_find free_to_leave elsewhere happy_now easy,_tiger say_hello only_you only_you_have the_door your_opinion one_more_message it's_only_you suit_yourself never_mind_then feel_free_to`,
  person: `вы_из_тех таких_как вашей_семье характером вашему_возрасту ваш_вкус прививают_в барышн* дамочк* милая уважаемая таланте таким_талантом ваших_ожидани* ожиданиях приличные_люди нормальные_люди
    your_family you_people your_sort your_type brought_up for_you_specifically your_face the_expert a_joy your_cousin like_everybody_else normal_people decent_people`,
  stateClaim: `прошел прошла прошли прошло проверен* осмотрен* осмотрел* обучен* одобрен* подтвердил* сертифицирован* исправн* безопасн* штатно в_порядке работает_быстрее быстрее чище теплее лучше_прежн* вырос* снизил* действовал* по_инструкции стало_лучше давно_нет причина_+_— причина_аварии виноват* единичн* натуральн* свеж* только_у_фермеров
    serviced inspected tested approved confirmed retrained trained certified as_designed works_as followed_procedure isolated cleaner faster warmer twice_as gone_up gone_down things_of_the_past thing_of_the_past a_power_surge caused_it did_it is_fine are_fine were_warm safe natural harmless only_buy`,
  rankClaim: `лучш* первые_в одни_из_первых первыми крупнейш* самый самая самые номер_один лидер* рекорд* по_отзывам эксперт* независим* врач* психолог* экологи ученые лаборатори* гости_говорят все_знают
    best finest first_in among_the_first leading biggest number_one experts doctors psychologists independent labs scientists guests_say everyone_knows studies research`,
  allOfThem: `все_+ всё_+ каждый каждая каждому каждого любой никто ни_один ни_одна никогда всегда абсолютно полностью ни_разу невозможно
    every all_our all_staff all_the everyone everybody each nobody no_one never always completely impossible anyone no_better whole`,
  pledge: `обещаю обещаем даю_слово слово_даю гарантир* точно можете_проверять не_переживайте лично_прослежу хоть_сам до_вечера к_вечеру к_выходным к_полудню завтра сегодня_до до_нового_года возместим заплатим вернем вернём больше_не_повторится не_увидите не_случится
    promise you_have_my_word guarantee* definitely rest_assured you'll_never never_again every_penny will_be_back will_be_in tonight by_noon by_tomorrow by_the_weekend before_christmas gets_+_from_us we'll_cover won't_happen_again fixed_by i'll_personally stop_worrying`,
  apology: `простите извините прошу_прощения приношу_извинения виноваты_мы наша_ошибка ошибка_наша вина_наша наша_вина наша_недоработка на_нас отвечать_нам отвечаем_мы мне_стыдно вы_правы перепутали_мы спрос_с_меня
    sorry apologise apologize our_fault our_mistake our_failing on_us on_me my_fault you're_right we_failed we_mixed we_forgot ashamed no_argument our_doing we_shouldn't my_word,_my_bill`,
  openness: `не_знаю не_знаем гадать пока_не выясня* проверим спрошу честно скажите какой когда_и_где где_и_когда узнаю уточн* посмотрим разбира* если_+_не
    don't_know won't_guess being_looked finding_out we'll_check i'll_ask which honest until_they_have tell_me i'd_love looking_into we'll_look ask_to_see`,
  thanks: `спасибо благодар* рад_+ рады_+ поздравляю_соседей thank* glad cheers well_done pleasure`,
  sameAsEver: `всегда_был всегда_была как_и_прежде как_прежде как_и_был как_был как_и_раньше и_сейчас никогда_не_говор* не_менял* не_поменя* по-прежнему целиком полностью_ещё никого_не ни_разу_не в_срок
    always_been always_backed i've_always has_always have_always as_ever as_before haven't_changed hasn't_changed still_does not_once never_said no_+_is_being on_time for_good`,
  changed: `теперь передумал* говорил* обещал* не_вышло раньше менял_мнение слово_моё как_и_говорил было_иначе оказался оказалось об_этом_говорил
    changed_my_mind i_said it_didn't_hold before_that as_i_said was_wrong used_to promised we_asked turned_out i_was_against`,
  others: `подрядчик* поставщик* монтажник* стажер* стажёр* прежн*_директор* город_+ жильцы роспотребнадзор министерств* сосед* водител* курьер* кассир* диспетчер* вы_сами вы_же вы_подтвердили вы_заряжали надо_было нужно_было
    contractor* supplier* fitter* trainee council ministry tenants last_director previous you_left you_pressed you_dropped you_might_have you_should_have you_could_have they_+_again the_landlord user`,
  rivals: `в_«+» у_«+» «+» соседн* другие_+ другой_+ некоторые_+ пока_они у_них экономит экономят в_подвалах
    other_+ others next_door unlike while_+ their_+ at_+_& the_competition certain lesser elsewhere`,
  office: `в_рамках комплекс_мер исчерпывающ* осуществля* реализу* в_установленном_порядке принято_в_работу недопущени* клиентоориент* повышени*_качеств* взаимовыгодн* плодотворн* незабываем* высочайш* непрерывно
    committed_to leverag* best-in-class going_forward escalated in_due_course value_your strive reaching_out continued_patience diligently all_necessary_measures valued_customer* synerg* excellence robust`,
};
