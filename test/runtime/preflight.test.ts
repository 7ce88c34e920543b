import { chmod, mkdir, readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { Server } from "node:net";
import path from "node:path";
import { checkFreeDisk, checkWritable, freeBytes } from "@earshot/runtime/disk";
import { checkPort, freePort } from "@earshot/runtime/port";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { isRoot } from "../support/machine.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import type { TemporaryFolder } from "../support/temporary-folder.ts";

let place: TemporaryFolder;

beforeEach(async () => {
  place = await temporaryFolder();
});

afterEach(() => place.remove());

describe("disk", () => {
  test("the free space of a folder that is still to be created is that of its disk", async () => {
    expect(await freeBytes(path.join(place.folder, "not", "there"))).toBeGreaterThan(0);
  });

  test("too little is said in megabytes", async () => {
    const check = checkFreeDisk(place.folder, Number.MAX_SAFE_INTEGER);
    await expect(check).rejects.toMatchObject({
      code: "disk_full",
      message: expect.stringMatching(/only \d+ MB left/),
    });
    await expect(checkFreeDisk(place.folder, 1)).resolves.toBeUndefined();
  });

  test("a folder is created, written to and left as it was", async () => {
    const folder = path.join(place.folder, "new");
    await checkWritable(folder);
    expect(await readdir(folder)).toEqual([]);
  });

  test("a file in the place of a folder", async () => {
    const file = path.join(place.folder, "file");
    await writeFile(file, "");
    await expect(checkWritable(file)).rejects.toMatchObject({
      code: "data_folder",
      what: expect.stringContaining(file),
    });
  });

  test.skipIf(isRoot)("a folder without the right to write (root may write everywhere)", async () => {
    const folder = path.join(place.folder, "closed");
    await mkdir(folder);
    await chmod(folder, 0o555);
    await expect(checkWritable(folder)).rejects.toMatchObject({ code: "data_folder" });
  });
});

describe("port", () => {
  let server: Server;

  beforeEach(async () => {
    server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  test("a taken one is named with the setting that changes it", async () => {
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    await expect(checkPort("127.0.0.1", port)).rejects.toMatchObject({
      code: "port_taken",
      message: `Another program listens on 127.0.0.1:${port} already. Stop that program, or choose another port with EARSHOT_PORT.`,
    });
  });

  test("a free one passes, twice", async () => {
    const port = await freePort("127.0.0.1");
    await checkPort("127.0.0.1", port);
    await expect(checkPort("127.0.0.1", port)).resolves.toBeUndefined();
  });

  test("an address of another machine", async () => {
    await expect(checkPort("203.0.113.7", 4100)).rejects.toMatchObject({
      code: "bad_setting",
      mend: expect.stringContaining("EARSHOT_HOST"),
    });
  });
});
