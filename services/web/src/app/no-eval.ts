import { config } from "zod";

// The content security policy forbids code made of text. Zod would try it once and be refused, and whoever
// watches for such reports would take that for an attack. Imported first: schemas try when they are made.
config({ jitless: true });
