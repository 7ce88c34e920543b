export const settings = {
  title: "Настройки",
  lead: "Как работает Earshot у вашей команды",
  menu: "Разделы настроек",
  nothing: "Настройки меняют руководитель и администратор.",
  section: {
    general: "Общие",
    mail: "Почта",
  },
};
