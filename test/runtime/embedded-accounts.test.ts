import { chmod, mkdir, stat } from "node:fs/promises";
import path from "node:path";
import { serverAccount } from "@earshot/runtime/postgres/account";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { canMount, canOthersRead, isRoot, mountSmallDisk } from "../support/machine.ts";
import { start, startProcess, tryStart, tryStartProcess } from "../support/start-embedded.ts";
import { privateFolder, temporaryFolder } from "../support/temporary-folder.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";

/** The account that stands for an ordinary user; initdb wants one that /etc/passwd knows. */
const nobody = serverAccount()?.uid ?? 0;

let places: TemporaryFolder[];

beforeEach(() => {
  places = [];
});

afterEach(async () => {
  for (const place of places) await place.remove();
});

async function use(place: Promise<TemporaryFolder>): Promise<string> {
  places.push(await place);
  return (await place).folder;
}

describe.runIf(isRoot)("started by root", () => {
  test("the server runs as another account, and its files are closed to the rest", async () => {
    const dataDir = path.join(await use(temporaryFolder()), "data");
    const started = await start(dataDir);
    const owner = (await stat(`/proc/${started.serverPid}`)).uid;
    const { mode, uid } = await stat(path.join(dataDir, "postgres"));
    await started.close();
    expect({ owner, uid, mode: mode & 0o777 }).toEqual({ owner: nobody, uid: nobody, mode: 0o700 });
  });

  test("a data folder in a closed home folder is refused, and the closed folder is named", async () => {
    const home = await use(privateFolder(0));
    const outcome = await tryStart(path.join(home, "earshot"));
    expect(outcome).toMatchObject({
      code: "data_folder",
      message: expect.stringMatching(new RegExp(`may not enter ${home}\\. Choose a folder`)),
    });
  });

  test("a strict umask does not close the data folder to the server", async () => {
    const dataDir = path.join(await use(temporaryFolder()), "deep", "data");
    const started = await startProcess(dataDir, { umask: 0o077 });
    await started.close();
    expect(started.adopted).toBe(false);
  });
});

const isOrdinaryUserPossible = isRoot && (await canOthersRead(process.execPath, import.meta.dirname));

describe.runIf(isOrdinaryUserPossible)(
  "started by an ordinary user (needs root and a project that others can read)",
  () => {
    test("in a home folder that nobody else can enter", async () => {
      const home = await use(privateFolder(nobody));
      const dataDir = path.join(home, "project", ".earshot");
      const started = await startProcess(dataDir, { uid: nobody });
      const { mode, uid } = await stat(dataDir);
      await started.close();
      expect({ uid, mode: mode & 0o777 }).toEqual({ uid: nobody, mode: 0o700 });
      await expect(stat(path.join(dataDir, "postgresql-18.4.0-beta.17"))).rejects.toThrow("ENOENT");
    });

    test("and later by root on the same folder, it keeps its owner", async () => {
      const home = await use(privateFolder(nobody));
      await chmod(home, 0o711);
      const dataDir = path.join(home, ".earshot");
      await (await startProcess(dataDir, { uid: nobody })).close();
      await (await start(dataDir)).close();
      const again = await startProcess(dataDir, { uid: nobody });
      await again.close();
      expect(again.adopted).toBe(false);
    });

    test("in a folder that they may not write", async () => {
      const dataDir = path.join(await use(temporaryFolder()), "data");
      const outcome = await tryStartProcess(dataDir, { uid: nobody });
      expect(outcome).toMatchObject({ code: "data_folder", message: expect.stringContaining(dataDir) });
    });

    test("on the data of another account", async () => {
      const dataDir = path.join(await use(temporaryFolder()), "data");
      await mkdir(path.join(dataDir, "postgres"), { recursive: true, mode: 0o700 });
      await chmod(path.join(dataDir, "postgres"), 0o700);
      const outcome = await tryStartProcess(dataDir, { uid: nobody });
      expect(outcome).toMatchObject({
        code: "data_folder",
        message: expect.stringContaining("cannot be used by user"),
      });
    });
  },
);

describe.runIf(await canMount())("a full disk (needs root and a small tmpfs)", () => {
  test("at the first start", async () => {
    const disk = await mountSmallDisk(40_000_000);
    places.push(disk);
    const outcome = await tryStart(path.join(disk.folder, "data"));
    expect(outcome).toMatchObject({ code: "disk_full", message: expect.stringContaining("is full.") });
  });

  test("at a later start; nothing is lost once there is room again", async () => {
    const disk = await mountSmallDisk(200_000_000);
    places.push(disk);
    const dataDir = path.join(disk.folder, "data");
    await (await start(dataDir)).close();
    await disk.fillUp();
    expect(await tryStart(dataDir)).toMatchObject({ code: "disk_full" });
    await disk.makeRoom();
    const again = await start(dataDir);
    await again.close();
    expect(again.adopted).toBe(false);
  });
});
