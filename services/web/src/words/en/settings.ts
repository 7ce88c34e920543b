export const settings = {
  title: "Settings",
  lead: "How Earshot works for your team",
  menu: "Pages of the settings",
  nothing: "Settings are changed by the head of the team and by administrators.",
  section: {
    general: "General",
    mail: "Mail",
  },
};
