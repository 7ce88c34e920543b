export const reports = {
  title: "Отчёты",
  lead: "Числа, у каждого из которых можно спросить, откуда оно",
  menu: "Разделы отчётов",
  passport: "Что это за число: {{name}}",
  exclusions: "Что не вошло",
  interval: "Интервал",
  version: "Определение, версия {{version}}",
};
