import { clocks } from "./clocks.ts";
import { desk } from "./desk.ts";
import { failure, frame } from "./frame.ts";
import { look, query, shift } from "./query.ts";
import { stories } from "./stories.ts";
import { triage } from "./triage.ts";
import { working } from "./working.ts";

/** What the list of triage and the frame around it say: all that is loaded before they are seen. A test holds them to it. */
export const first = { frame, failure, triage, desk, query, look, shift, stories, working, clocks };
