import { beforeAll, expect, test } from "vitest";
import { reckonDueCards } from "@earshot/db/queries/author-figures";
import { findImpostors } from "@earshot/report/find-impostors";
import { collected, makeEntity, makeSource, triaged } from "../db/rig.ts";
import { useTeamInBrowser } from "./team-in-browser.ts";

const team = useTeamInBrowser({ "Анна Ожегова": "head" });

beforeAll(async () => {
  const { db } = team.installation.database;
  const sourceId = await makeSource(db, { url: "https://feed.example/authors" });
  const own = { kind: "handle", role: "match", needsContext: false, isCaseSensitive: false } as const;
  const entityId = await makeEntity(db, "Аркадий Дёжкин", {
    kind: "executive",
    terms: [{ ...own, text: "@dezhkin_pishet" }],
  });
  const accounts = [
    { handle: "olga_nim", name: "Ольга Ним", platform: "telegram" },
    { handle: "olga_nim", name: "Ольга Ним", platform: "vk" },
    { handle: "dezhk1n_pishet", name: "Аркадий Дёжкин", platform: "telegram" },
  ] as const;
  await triaged(
    db,
    sourceId,
    accounts.map(({ platform, handle, name }) => ({
      post: collected({
        namespace: platform,
        platform,
        externalId: `${handle}/1`,
        author: { handle, name, url: null, bio: null, followers: null },
      }),
      entities: [entityId],
    })),
  );
  const now = new Date();
  await findImpostors(db, now);
  await reckonDueCards(db, now, 1_000);
});

test("one person on two networks becomes one card, and two again; an impostor is called one where the alert stands", async () => {
  const page = await team.visit("Анна Ожегова", "/authors");
  await page.getByRole("searchbox", { name: "Имя или ник" }).fill("ольга");
  await page.getByRole("status").filter({ hasText: "2 автора" }).waitFor();
  await page.getByRole("link", { name: "Ольга Ним" }).first().click();
  const accounts = page.getByRole("region", { name: "Аккаунты" }).getByRole("listitem");
  await page.getByText("тот же ник и то же имя").waitFor();
  await page.getByRole("button", { name: "Это один человек" }).click();
  await expect.poll(() => accounts.count()).toBe(2);
  await page.getByRole("button", { name: "Отменить" }).first().click();
  await expect.poll(() => accounts.count()).toBe(1);

  await page.goto(`${team.installation.url}/alerts`);
  await page.getByText("ник выглядит как @dezhkin_pishet").waitFor();
  await page.getByRole("button", { name: "Самозванец" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Только пометить" }).click();
  await page.getByText("Сейчас ничего не ждёт").waitFor();
  await page.goto(`${team.installation.url}/authors?only=suspected`);
  await page.getByRole("listitem").getByText("самозванец", { exact: true }).first().waitFor();
});
