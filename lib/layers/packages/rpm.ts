import { readNdb } from './ndb.ts';
import { type Package, sortPackages } from './package.ts';
import { readRpmHeader } from './rpm-header.ts';
import { readTable } from './sqlite.ts';

const packagesOf = (headers: Iterable<Uint8Array>): Package[] =>
  sortPackages(
    [...headers].flatMap((header) => {
      const found = readRpmHeader(header);
      return found ? [found] : [];
    }),
  );

/** Reads `rpmdb.sqlite`: one header a row of the table `Packages`. Source: rpm `lib/backend/sqlite.cc`. */
export function readRpmSqlite(bytes: Uint8Array): Package[] {
  const blobs = [...readTable(bytes, 'Packages')].map((row) =>
    row.find((value) => value instanceof Uint8Array),
  );
  return packagesOf(blobs.filter((blob) => blob !== undefined));
}

/** Reads `Packages.db` (ndb, as SUSE has it). */
export const readRpmNdb = (bytes: Uint8Array): Package[] => packagesOf(readNdb(bytes));
