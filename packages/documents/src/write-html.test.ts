import { expect, test } from "vitest";
import type { DocumentBlock } from "@earshot/core/report/document/document";
import { writeHtml } from "./write-html.ts";

const evil = `<script>alert("1")</script>'&`;
const safe = "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;";

test.each<[string, DocumentBlock]>([
  ["a heading", { kind: "heading", text: evil }],
  ["a text", { kind: "text", text: evil }],
  ["a quote", { kind: "quote", text: evil, by: "" }],
  ["who is quoted", { kind: "quote", text: "", by: evil }],
  ["a fact", { kind: "facts", rows: [["", evil]] }],
  ["the name of a fact", { kind: "facts", rows: [[evil, ""]] }],
  ["a cell", { kind: "table", head: [], rows: [[evil]] }],
  ["a finding", { kind: "finding", text: evil }],
  ["a note", { kind: "note", text: evil }],
  ["the head of a table", { kind: "table", head: [evil], rows: [] }],
])("%s is shown and never run", async (_name, block) => {
  const page = await writeHtml({ title: "", language: "ru", lead: "", foot: "", blocks: [block] });
  expect(page).toContain(safe);
  expect(page).not.toContain("<script");
});

test("only words that no column can hold are broken within", async () => {
  const rows = [["Анна Ожегова", "a".repeat(64)]];
  const blocks: DocumentBlock[] = [{ kind: "table", head: ["Кто", "SHA-256"], rows }];
  const page = await writeHtml({ title: "", language: "ru", lead: "", foot: "", blocks });
  expect(page).toContain('<td dir="auto">Анна Ожегова</td><td dir="auto" class="long">aaa');
});
