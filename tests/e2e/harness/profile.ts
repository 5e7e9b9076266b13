import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A profile with these files in it, for a browser to start from. */
export interface Profile {
  path: string;
  /** The extension's id, once a browser has run in it: the next one finds the extension there. */
  extension?: string;
  remove(): Promise<void>;
}

/** Makes a profile, or none where there is nothing to put into it: the browser then has one of its own. `files`: text by path. */
export async function makeProfile(files: Record<string, string>): Promise<Profile | null> {
  return Object.keys(files).length === 0 ? null : newProfile(files);
}

/** Makes a profile for one browser after another. */
export async function newProfile(files: Record<string, string> = {}): Promise<Profile> {
  const path = await mkdtemp(join(tmpdir(), 'tagkin-profile-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(join(path, dirname(name)), { recursive: true });
    await writeFile(join(path, name), text);
  }
  const gone = { recursive: true, force: true, maxRetries: 10 } as const; // a browser that ends still writes
  return { path, remove: () => rm(path, gone) };
}
