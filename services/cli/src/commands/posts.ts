import type { Command } from "commander";
import { addPostsExport } from "./posts-export.ts";
import { addPostsImport } from "./posts-import.ts";

/** `posts import` and `posts export`: posts in files. Settings have their own `export` and `apply`. */
export function addPosts(program: Command): void {
  const posts = program
    .command("posts")
    .description("Bring posts in from files (CSV, XLSX, JSONL), or take them along.")
    .addHelpText(
      "after",
      `
Examples:
  $ npm run earshot -- posts import march.xlsx --check
  $ npm run --silent earshot -- posts export > posts.jsonl`,
    );
  addPostsImport(posts);
  addPostsExport(posts);
}
