/** What no leader has to act on, and what must be kept away. Same notation as `eventWords`. */
export const noiseWords = {
  jobAd: `ваканси* требует* требуются ищем_ в_команду зарплат* з/п зп оклад* резюме отклик* график_работы оформление_по_тк   соцпакет подработк* вахт* собеседов* на_руки до_вычета опыт_работы
    hiring vacanc* job_opening apply salary we're_hiring join_our cv resume full-time part-time per_hour recruiter recruit* benefits_include k/year role position_ #hiring #jobs open_to_work looking_for_work`,
  coupon: `промокод* купон* скидк* акция акции распродаж* бесплатн* кэшбек* кэшбэк* розыгрыш* выиграй* подарок подарки только_сегодня до_конца_недели успей* по_ссылке реферал*
    promo promocode coupon* voucher* discount* sale  percent_off deal deals code giveaway free_shipping referral use_code limited_time ends_tonight expires link_in_bio`,
  spam: `казино ставки ставка заработ* доход* пассивн* крипт* биткоин* бот_ переходи* жми перейди подпишись подписывай* выигрыш* депозит* гарантир* вывод_за в_профиле пиши_в_лс пишите_в_лс в_личку лс схема_ от_18 онлайн_заработ* инвестируй* ставь*
    casino bet betting earn earning* passive_income crypto bitcoin airdrop click link_in_profile dm_me whatsapp telegram_@ win_ winner_! guaranteed_ investment_ profit_daily onlyfans viagra seo_ followers_cheap loan* cash_prize claim_your txt text_stop unsubscribe free_msg ringtone*`,
  ticker: `котировк* тикер лот бумаги бумага закрыти* индекс* moex ао ап купон_ облигац* торги торгов volume ticker shares stock stocks nasdaq nyse lse premarket pts closed_at opened_at bid ask 52-week rsi`,
  listing: `адрес* телефон* тел режим часы_работы пн-пт ул улица список расписан* этаж остановк* маршрут* продам продаю куплю обмен меняю отдам самовывоз состояние
    address phone tel opening_hours mon-fri street list directory floor timetable route sell selling swap for_sale wanted wtb wts collect_only condition postage`,
  homonym: `сказк* роман_ фамили* однофамил* река рек* деревн* село века веке мифолог* рецепт* фильм* песн* глагол* слово_ значит_
    fairy myth* novel river village century surname namesake recipe film song poem etymology species bird_ dictionary census parish genealogy crossword`,
  routine: `сегодня_ утро доброе_утро дождь пробк* сижу еду_ иду зашел зашла заш* купил_ погод* выходн* вечер опять_ обед завтра_ встретил* проезжал* рядом_с напротив возле около
    today morning monday rainy traffic sitting walking went popped grabbed weekend tonight lunch tomorrow opposite next_to near_the behind_the outside_the past_the bus commute`,
} as const;
