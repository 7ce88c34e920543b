import { describe, expect, it } from "vitest";
import { readPost } from "./read-post.ts";
import { readSignals } from "./read-signals.ts";
import { textAlone } from "./text-alone.ts";

/** Names of signals that a text must show, and such as it must not (behind a minus sign). */
type Row = [text: string, signals: string];

const swearing: Row[] = [
  ["ну и х**ня у вас, а не сервис", "profanity"],
  ["бл*дь, третий день без воды", "profanity"],
  ["Бляяять, ну сколько можно", "profanity"],
  ["пи3дец полный", "profanity"],
  ["охренеть, какие же вы суки", "profanity"],
  ["с у к и вы все", "profanity"],
  ["иди на xyй со своей доставкой", "profanity"],
  ["пошли вы на х.", "profanity"],
  ["nu vy i blyat dali", "profanity"],
  ["ПиZдец, опять накосячили", "profanity"],
  ["е6аный банк опять лёг", "profanity"],
  ["Му*аки, верните деньги", "profanity"],
  ["г@вно, а не пельмени", "profanity"],
  ["what a load of b*llocks", "profanity"],
  ["f u c k this bank", "profanity"],
  ["this is absolute sh!t", "profanity"],
  ["fuuuuck, card declined again", "profanity"],
  ["you are a**holes", "profanity"],
  ["фильтр рубля и курс рубли", "-profanity"],
  ["Застрахуй дом у них, не пожалеешь", "-profanity -threat"],
  ["На сукне стола лежал ключ", "-profanity"],
  ["психуешь зря, употребляйте с чаем", "-profanity"],
  ["Команда «Херсон» играет в субботу", "-profanity"],
  ["Козлов и Лохин вышли на сцену", "-profanity"],
  ["Мандарины и хлебало-черпак в наборе", "-profanity"],
  ["Scunthorpe branch opens at nine", "-profanity"],
  ["Dick Turner joins as finance director", "-profanity"],
  ["the cockpit crew and a cocktail", "-profanity"],
  ["Charles Dickens wrote about a shitake farm", "-profanity"],
  ["5* отель, 4* отель и к*т на стойке", "-profanity"],
  ["пароль a1b2c3, код 3!4", "-profanity"],
];

const insults: Row[] = [
  ["Ваш директор вор и лжец", "insult"],
  ["закройте рот и верните деньги, жулики", "insult"],
  ["клоуны, а не поддержка", "insult"],
  ["you are liars and thieves", "insult"],
  ["what a pathetic excuse for a bank", "insult"],
  ["Детей пришли веселить клоуны из цирка", "-profanity"],
  ["Вор задержан, кошелёк вернули хозяйке", "-threat"],
];

const threats: Row[] = [
  ["я вас найду и убью", "threat"],
  ["мы знаем где ты живёшь, директор", "threat"],
  ["Сожгу ваш офис, если не вернёте", "threat"],
  ["Приду и морду набью вашему менеджеру", "threat"],
  ["ещё раз позвоните — ноги переломаю", "threat"],
  ["взорвать бы вас всех к чертям", "threat"],
  ["i will kill him for this", "threat"],
  ["we know where you live", "threat"],
  ["someone should put a bullet in the ceo", "threat"],
  ["I'm going to burn your shop down", "threat"],
  ["you'll regret this, i'm coming to your house", "threat"],
  ["Убью время до рейса в вашем кафе", "-threat"],
  ["умираю со смеху, убили наповал шуткой", "-threat"],
  ["Новый альбом просто бомба", "-threat"],
  ["Взорвали рынок своей скидкой", "-threat"],
  ["This pie is to die for", "-threat"],
  ["they absolutely killed it on stage", "-threat"],
  ["Bath bombs are half price", "-threat"],
  ["you will find us next to the station", "-threat"],
  ["we will find you a better tariff", "-threat"],
  ["I'll find you the link tomorrow", "-threat"],
  ["Не пожалеешь, вкусно очень", "-threat"],
  ["Найдём вас по номеру заказа", "-threat"],
];

const calls: Row[] = [
  ["Бойкот сети! Не покупайте у них ничего", "call_to_action"],
  ["Подпишите петицию против закрытия", "call_to_action"],
  ["Максимальный репост, люди!", "call_to_action"],
  ["Собираемся у офиса в субботу в 12", "call_to_action"],
  ["пишите жалобы в прокуратуру, вот шаблон", "call_to_action legal"],
  ["Удаляйте приложение, пока не вернут", "call_to_action"],
  ["Boycott them until they pay", "call_to_action"],
  ["please sign the petition", "call_to_action"],
  ["Delete the app. Today.", "call_to_action"],
  ["Join us outside the head office at noon", "call_to_action"],
  ["Собираемся завтра на дачу", "-legal -threat"],
  ["Договор подписали в мае", "-call_to_action"],
  ["Он подписал контракт на два года", "-call_to_action"],
  ["Подписи директора на бланке нет", "-call_to_action"],
  ["Rally car from the 80s in their lobby", "-call_to_action"],
  ["Everyone should be so lucky", "-call_to_action"],
  ["High demand for oat milk this week", "-call_to_action"],
];

const legal: Row[] = [
  ["Подаю в суд, исковое готово", "legal"],
  ["Роспотребнадзор начал проверку", "legal"],
  ["Заявление в полицию написано", "legal"],
  ["Прокуратура внесла представление", "legal"],
  ["My solicitor will be in touch", "legal"],
  ["The regulator fined them £4m", "legal"],
  ["a class action has been filed", "legal"],
  ["Посуда на любой вкус", "-legal"],
  ["Судак в сметане и рассудительный повар", "-legal"],
  ["Tennis court booked for six", "-legal"],
  ["food court on the second floor", "-legal"],
  ["We need to suit ourselves", "-legal"],
];

const safety: Row[] = [
  ["Отравились пирогом, двое в больнице", "safety"],
  ["Дочь обожгла руку, скорая увезла", "safety"],
  ["В зале пожар, людей эвакуируют", "safety"],
  ["Two people in hospital after the leak", "safety"],
  ["the brakes failed and my son broke his arm", "safety"],
  ["Smoke in the cabin, nineteen treated in hospital", "safety"],
  ["Пожарный щит покрасили", "-safety"],
  ["Детская площадка открыта до девяти", "-safety"],
  ["Fire sale ends on Sunday", "-safety"],
  ["Coffee break, back at two", "-safety"],
  ["Burned through my budget, worth it", "-safety"],
];

const others: Row[] = [
  ["Деньги списали дважды и не возвращают", "money"],
  ["they charged me twice and won't refund", "money"],
  ["База клиентов лежит в открытом доступе, утечка", "data_leak"],
  ["customer data leaked online", "data_leak"],
  ["Протечка на потолке, капает третий день", "-data_leak"],
  ["приложение лежит с утра, не работает ничего", "outage"],
  ["the app is down again", "outage"],
  ["Пирог лежит на тарелке", "-outage"],
  ["Говорят, их продают. Это правда?", "rumour question"],
  ["is it true they are closing?", "rumour question"],
  ["Когда откроете на Лесной?", "question"],
  ["how late are you open", "-threat"],
  ["Срочно! Помогите найти хозяина", "urgency"],
  ["ухожу к конкурентам, закрываю счёт", "leaving"],
  ["cancelled my account, switching to someone else", "leaving"],
  ["Закрываю счётчик воды крышкой", "-leaving"],
];

const noise: Row[] = [
  ["Вакансия: пекарь, график 2/2, зарплата 70 000", "vacancy"],
  ["Требуется кассир, оформление по ТК, от 55 т.р.", "vacancy"],
  ["We're hiring baristas, £14 per hour, send your CV", "vacancy"],
  ["Now hiring: driver, full-time, apply today", "vacancy"],
  ["Нам задержали зарплату за май", "-vacancy"],
  ["От директора требуется только извиниться", "-vacancy"],
  ["she played the role of her life", "-vacancy"],
  ["Промокод ВЖУХ: скидка 20% до пятницы", "advertising"],
  ["Казино с выводом за минуту, переходи по ссылке", "advertising"],
  ["Use code OTTER20 for a 20% discount", "advertising"],
  ["Earn $500 a day, dm me on whatsapp", "advertising"],
  ["Скидку отменили, обидно", "-advertising"],
  ["Good deal of trouble with the parcel", "-advertising"],
  ["Ставка ЦБ осталась прежней", "-advertising"],
  ["I bet they close by spring", "-advertising"],
];

const tables = { swearing, insults, threats, calls, legal, safety, others, noise };

function namesOf(text: string): string[] {
  const post = textAlone(text);
  return readSignals(post, readPost(post), 0).signals.map(({ name }) => name);
}

describe.each(Object.entries(tables))("%s", (_, rows) => {
  it.each(rows)("%s → %s", (text, signals) => {
    const names = namesOf(text);
    for (const signal of signals.split(" ")) {
      if (signal.startsWith("-")) expect(names).not.toContain(signal.slice(1));
      else expect(names).toContain(signal);
    }
  });
});

describe("accounts that look automatic", () => {
  const posted = (name: string, bio: string, followers: number | null, text: string) => {
    const post = { ...textAlone(text), platform: "x", author: { name, bio, followers } };
    return readSignals(post, readPost(post), 0).signals.map((signal) => signal.name);
  };
  const link = "Смотри https://a.example #a #b #c #d #e";

  it.each([
    ["digits and nobody follows", "maria8841203", "", 0, "отличный банк"],
    ["tags, link and no bio", "Ирина", "", 1, link],
    ["repeats itself and digits", "user77120934", "люблю жизнь", 20, "лучший банк в мире ".repeat(4)],
  ])("%s", (_, name, bio, followers, text) => {
    expect(posted(name, bio, followers, text)).toContain("bot_like");
  });
  it.each([
    ["a new customer", "Марина", "", 0, "Где мой заказ?"],
    ["a year in the name", "oleg1987", "слесарь", 40, "нормально"],
    ["unknown counts", "id48812003", "", null, "где заказ"],
    ["a shop with many tags", "Лавка", "сыр и мёд", 900, link],
  ])("%s is no bot", (_, name, bio, followers, text) => {
    expect(posted(name, bio, followers, text)).not.toContain("bot_like");
  });
});
