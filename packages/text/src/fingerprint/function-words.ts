import { stem } from "../stems/stem.ts";

const russian = `
а без более больше будет будто бы был была были было быть в вам вас ведь во вот впрочем все всегда всего всей всем всех всю вы
где да даже для до его ее ей ему если есть еще ж же за зачем здесь и из или им ими их к как какая каких какой когда которая
которого которой котором которому которую которые который которым которых кто куда ли либо лишь между меня мне много может
можно мой моя мы на над надо нам нас наш не него нее ней нельзя нет неё ни них ничего но ну о об однако он она они оно от перед
по под после потом потому при про раз с сам себе себя сейчас со так также такой там тебя тем теперь то тобой тогда того тоже
только том тот тут ты у уж уже хоть хотя чего чей чем через что чтобы чтоб чуть эта эти это этим этих этой этом этому этот эту я`;

const english = `
a about after all also an and any are as at be because been before being but by can could did do does down during each for from
further had has have having he her here hers him his how i if in into is it its just me more most my no nor not of off on once
only or other our out over own same she should so some such than that the their them then there these they this those through
to too under until up very was we were what when where which while who whom why will with would you your`;

const words = new Set(
  `${russian} ${english}`
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => stem(word.replaceAll("ё", "е"))),
);

/** Whether a stem carries no content of its own: function words, which any two texts share. */
export function isFunctionWord(stemmed: string): boolean {
  return stemmed.length < 2 || words.has(stemmed);
}

const calendar = new Set(
  `понедельник вторник среда четверг пятница суббота воскресенье январь февраль март апрель май июнь июль август сентябрь
  октябрь ноябрь декабрь января февраля марта апреля мая июня июля августа сентября октября ноября декабря
  понедельника вторника среду среды четверга пятницу пятницы субботу субботы воскресенья
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
  november december`
    .split(/\s+/)
    .map((word) => stem(word)),
);

/** Whether a stem is a day of the week or a month: two texts that differ in them speak of different days. */
export function isCalendarWord(stemmed: string): boolean {
  return calendar.has(stemmed);
}
