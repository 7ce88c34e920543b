import { z } from "zod";

/** What was made in the page has keys such as "company/пекла" or "feed/https://…". The demo's begin with "demo:". */
export const keySchema = z.string().regex(/^(?!demo:)[^\s\p{Cc}](?:[^\p{Cc}]{0,2100}[^\s\p{Cc}])?$/u, {
  error: "a key is one line without spaces at its ends, and does not begin with demo:",
});
