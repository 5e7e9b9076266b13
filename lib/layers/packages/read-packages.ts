import { TagkinError } from '../../failure.ts';
import { readFile } from '../compression/read-file.ts';
import type { Entry } from '../format/entry.ts';
import type { BytesOf } from '../tar/read-tar.ts';
import { findDatabase } from './databases.ts';
import { type Package, type PackageKind, sortPackages } from './package.ts';

/** What the databases of one layer list. */
export interface FoundPackages {
  kind: PackageKind;
  /** The file; of a union its folder. */
  path: string;
  packages: Package[];
  /** It is there and cannot be read: of a kind that is not read here (Berkeley DB), too large, or damaged. */
  failure?: 'unsupported' | 'too-large' | 'malformed';
}

/** Collects the package databases of one layer while it is read. */
export function collectPackages(): { bytesOf: BytesOf; found(): FoundPackages[] } {
  const byPath = new Map<string, FoundPackages>();
  const bytesOf = (entry: Entry) => {
    const database = entry.kind === 'file' ? findDatabase(entry.path) : undefined;
    if (!database) return undefined;
    const path = database.isUnion ? entry.path.slice(0, entry.path.lastIndexOf('/')) : entry.path;
    const found = byPath.get(path) ?? { kind: database.kind, path, packages: [] };
    byPath.set(path, found);
    const { read } = database;
    if (!read) {
      found.failure = 'unsupported';
      return undefined;
    }
    return async (body: ReadableStream<Uint8Array>) => {
      const bytes = await readFile(body, database.limit).catch((error: unknown) => {
        if (!(error instanceof TagkinError)) throw error;
        found.failure = 'too-large';
      });
      if (!bytes) return;
      try {
        found.packages = sortPackages([...found.packages, ...(await read(bytes))]);
      } catch {
        found.failure = 'malformed'; // a database of a stranger's: whatever its reader stumbles over is its damage
      }
    };
  };
  return { bytesOf, found: () => [...byPath.values()] };
}
