export const frame = {
  triage: "Triage",
  sources: "Sources",
  watchList: "Watch list",
  system: "System",
  menu: "Sections",
  account: "Profile and view",
  language: "Language",
  scheme: "Appearance",
  schemeAuto: "as the system",
  schemeLight: "light",
  schemeDark: "dark",
  signOut: "Sign out",
  skip: "To the content",
  loading: "Loading…",
  tryAgain: "Try again",
  reload: "Reload the page",
  newTab: "opens in a new tab",
  close: "Close",
  cancel: "Cancel",
  save: "Save",
  demo: "Demo",
  demoHint:
    "Company, people and posts are made up. A new post arrives every 10–30 seconds. Add your own sources and watch list, then remove the demo with: npm run earshot -- demo reset",
  lost: "Connection lost. What you see may be out of date; trying to reconnect…",
  back: "Connected again, the list is up to date.",
  open_one: "{{count}} open post",
  open_other: "{{count}} open posts",
  failing_one: "{{count}} source is not working",
  failing_other: "{{count}} sources are not working",
  failedJobs_one: "{{count}} job failed",
  failedJobs_other: "{{count}} jobs failed",
  noSuchPage: "There is no such page",
  noSuchPageHint: "The link may be old or mistyped. All posts wait in triage.",
  toTriage: "To triage",
};

export const failure = {
  noAnswer: {
    what: "The server does not answer",
    mend: "Check your connection. What you typed is kept on the page, nothing is lost.",
  },
  signedOut: {
    what: "Please sign in again",
    mend: "Your session has ended. You will come back to this very place.",
  },
  forbidden: {
    what: "Your role does not allow this",
    mend: "Nothing was changed. Ask an administrator to do it or to change your role.",
  },
  missing: {
    what: "This is no longer here",
    mend: "Somebody may have removed it before you. Reload the list.",
  },
  conflict: { what: "This has changed meanwhile", mend: "Look at it as it is now and decide again." },
  wrong: {
    what: "The server did not take this",
    mend: "Check the marked fields. What you typed is still there.",
  },
  busy: { what: "Too many requests in a row", mend: "Wait a minute and try again." },
  server: {
    what: "The server has an error",
    mend: "Nothing was changed. Try again; if it does not help, the log of the server says why.",
  },
  page: {
    what: "The page could not show this",
    mend: "Nothing on the server is lost. Reload the page; if it does not help, tell your administrator.",
  },
};
