import { account } from "./account.ts";
import { audit } from "./audit.ts";
import { alerts } from "./alerts.ts";
import { authors } from "./authors.ts";
import { backfill } from "./backfill.ts";
import { calendar } from "./calendar.ts";
import { claims } from "./claims.ts";
import { coding } from "./coding.ts";
import { coverage } from "./coverage.ts";
import { dashboards } from "./dashboards.ts";
import { detail } from "./detail.ts";
import { exports } from "./exports.ts";
import { facts } from "./facts.ts";
import { messages } from "./messages.ts";
import { documents } from "./documents.ts";
import { drafts } from "./drafts.ts";
import { first } from "./first.ts";
import { imports } from "./imports.ts";
import { incidents } from "./incidents.ts";
import { minute } from "./minute.ts";
import { people } from "./people.ts";
import { playbook } from "./playbook.ts";
import { presence } from "./presence.ts";
import { voice } from "./voice.ts";
import { prompts } from "./prompts.ts";
import { reports } from "./reports.ts";
import { rules } from "./rules.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { sources } from "./sources.ts";
import { system } from "./system.ts";
import { topics } from "./topics.ts";
import { watchList } from "./watch-list.ts";

/** Every word of the page in English. The keys are those of Russian, plural forms aside; a test holds them together. */
export const en = {
  ...first,
  detail,
  incidents,
  drafts,
  minute,
  calendar,
  messages,
  exports,
  facts,
  claims,
  prompts,
  playbook,
  alerts,
  authors,
  sources,
  coverage,
  imports,
  backfill,
  presence,
  voice,
  watchList,
  rules,
  reports,
  dashboards,
  documents,
  coding,
  topics,
  system,
  settings,
  signIn,
  account,
  people,
  audit,
};
