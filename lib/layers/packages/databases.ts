import { MAX_DATABASE, MAX_FILE } from '../format/limits.ts';
import { readApkInstalled } from './apk.ts';
import { readDpkgStatus } from './deb.ts';
import type { Package, PackageKind } from './package.ts';

/** A package database, by where distributions keep it. */
export interface Database {
  kind: PackageKind;
  path: RegExp;
  /** Largest file that is read, in bytes. */
  limit: number;
  /** Absent: it is known and cannot be read here. Throws for a damaged file. */
  read?: (bytes: Uint8Array) => Package[] | Promise<Package[]>;
  /** Several files make one database. */
  isUnion?: true;
}

const text = (read: (text: string) => Package[]) => (bytes: Uint8Array) =>
  read(new TextDecoder().decode(bytes));
const RPM = '^(?:var/lib/rpm|usr/lib/sysimage/rpm|usr/share/rpm)/';

/** Every database that is known. To add one, add a row. */
const DATABASES: readonly Database[] = [
  { kind: 'deb', path: /^var\/lib\/dpkg\/status$/, limit: MAX_DATABASE, read: text(readDpkgStatus) },
  {
    kind: 'deb', // distroless
    path: /^var\/lib\/dpkg\/status\.d\/[^/]+(?<!\.md5sums)$/,
    limit: MAX_FILE,
    read: text(readDpkgStatus),
    isUnion: true,
  },
  {
    kind: 'apk',
    path: /^(?:usr\/)?lib\/apk\/db\/installed$/,
    limit: MAX_DATABASE,
    read: text(readApkInstalled),
  },
  {
    kind: 'rpm',
    path: new RegExp(`${RPM}rpmdb\\.sqlite$`),
    limit: MAX_DATABASE,
    read: async (bytes) => (await import('./rpm.ts')).readRpmSqlite(bytes),
  },
  {
    kind: 'rpm',
    path: new RegExp(`${RPM}Packages\\.db$`),
    limit: MAX_DATABASE,
    read: async (bytes) => (await import('./rpm.ts')).readRpmNdb(bytes),
  },
  { kind: 'rpm', path: new RegExp(`${RPM}Packages$`), limit: MAX_DATABASE }, // Berkeley DB, up to RHEL 8
  {
    kind: 'chisel',
    path: /^var\/lib\/chisel\/manifest\.wall$/,
    limit: MAX_DATABASE,
    read: async (bytes) => (await import('./chisel.ts')).readChiselManifest(bytes, MAX_DATABASE),
  },
];

/** The database that a file is, or is a part of. In: a path as `Entry` has it. */
export const findDatabase = (path: string): Database | undefined =>
  DATABASES.find((database) => database.path.test(path));
