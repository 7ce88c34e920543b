export const topics = {
  section: "Topics",
  lead: "What posts are about: words that stand in those of the period far more often than usual. A topic is called by a phrase of the posts themselves.",
  period: "Period",
  days_one: "{{count}} day",
  days_other: "{{count}} days",
  pending: "Topics are being gathered",
  pendingText:
    "The posts are still being read. Topics come up here by themselves, within a minute as a rule.",
  madeAt: "Read:",
  none: "No topics yet",
  noneText: "A topic is a phrase that stands in at least three posts of the period. Take a longer one.",
  read_one: "{{count}} post in the period.",
  read_other: "{{count}} posts in the period.",
  sampled: "There are many of them: topics are read from an even sample, and counts are estimates.",
  new: "not there before",
  before: "{{before}} before",
  story: "About",
};
