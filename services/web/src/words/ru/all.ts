import { account } from "./account.ts";
import { audit } from "./audit.ts";
import { alerts } from "./alerts.ts";
import { backfill } from "./backfill.ts";
import { clocks } from "./clocks.ts";
import { coding } from "./coding.ts";
import { coverage } from "./coverage.ts";
import { desk } from "./desk.ts";
import { failure, frame } from "./frame.ts";
import { imports } from "./imports.ts";
import { incidents } from "./incidents.ts";
import { people } from "./people.ts";
import { presence } from "./presence.ts";
import { look, query, shift } from "./query.ts";
import { reports } from "./reports.ts";
import { rules } from "./rules.ts";
import { settings } from "./settings.ts";
import { signIn } from "./sign-in.ts";
import { sources } from "./sources.ts";
import { stories } from "./stories.ts";
import { system } from "./system.ts";
import { detail, triage } from "./triage.ts";
import { watchList } from "./watch-list.ts";
import { working } from "./working.ts";

/** Every word of the page in Russian. The keys are those of English, plural forms aside; a test holds them together. */
export const ru = {
  frame,
  failure,
  triage,
  detail,
  desk,
  query,
  look,
  shift,
  stories,
  incidents,
  alerts,
  sources,
  coverage,
  imports,
  backfill,
  presence,
  watchList,
  working,
  clocks,
  rules,
  reports,
  coding,
  system,
  settings,
  signIn,
  account,
  people,
  audit,
};
