export const reports = {
  title: "Reports",
  lead: "Numbers, each of which can be asked where it comes from",
  menu: "Pages of the reports",
  passport: "What this number is: {{name}}",
  exclusions: "What is left out",
  interval: "Interval",
  version: "Definition, version {{version}}",
};
