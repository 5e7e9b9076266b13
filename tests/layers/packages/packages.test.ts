import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readApkInstalled } from '../../../lib/layers/packages/apk.ts';
import { readDpkgStatus } from '../../../lib/layers/packages/deb.ts';
import { collectPackages } from '../../../lib/layers/packages/read-packages.ts';
import { readRpmNdb, readRpmSqlite } from '../../../lib/layers/packages/rpm.ts';
import { file, gzip, hasProgram, read, tarOf, zstd } from '../support.ts';

describe('dpkg', () => {
  test('installed packages, and those of distroless', () => {
    const text = [
      'Package: libc6\nStatus: install ok installed\nArchitecture: amd64\nSource: glibc (2.41)\nVersion: 2.41-12\nDescription: x\n Version: 9\n',
      'Package: gone\nStatus: deinstall ok config-files\nVersion: 1\n',
      'Package: base-files\nVersion: 13.8\n',
    ].join('\n');
    expect(readDpkgStatus(text)).toEqual([
      { name: 'base-files', version: '13.8' },
      { name: 'libc6', version: '2.41-12', architecture: 'amd64', source: 'glibc' },
    ]);
  });

  test.skipIf(!hasProgram('dpkg-query'))('agrees with dpkg-query about this system', () => {
    // Of a copy: packages may be installed while this runs.
    const folder = mkdtempSync(join(tmpdir(), 'dpkg-'));
    copyFileSync('/var/lib/dpkg/status', join(folder, 'status'));
    const field = (name: string) => `\${${name}}`;
    const format = `${field('db:Status-Status')} ${field('Package')} ${field('Version')}\n`;
    const listed = spawnSync('dpkg-query', ['--admindir', folder, '-W', '-f', format])
      .stdout.toString()
      .split('\n')
      .filter((line) => line.startsWith('installed '))
      .map((line) => line.slice('installed '.length));
    const ours = readDpkgStatus(readFileSync(join(folder, 'status'), 'utf8'));
    rmSync(folder, { recursive: true });
    expect([...new Set(ours.map(({ name, version }) => `${name} ${version}`))].toSorted()).toEqual(
      [...new Set(listed)].toSorted(),
    );
  });
});

test('apk', () => {
  const text =
    'C:Q1x=\nP:musl\nV:1.2.5-r9\nA:x86_64\no:musl\nL:MIT\n\nP:ssl_client\nV:1.37.0-r12\no:busybox\nF:usr\nR:x\n';
  expect(readApkInstalled(text)).toEqual([
    { name: 'musl', version: '1.2.5-r9', architecture: 'x86_64', license: 'MIT' },
    { name: 'ssl_client', version: '1.37.0-r12', source: 'busybox' },
  ]);
});

/** A header as rpm stores it. */
function rpmHeader(values: [tag: number, type: number, value: string | number][]): Buffer {
  const data: Buffer[] = [];
  const entries = values.map(([tag, type, value]) => {
    const at = Buffer.concat(data).length;
    const bytes = Buffer.alloc(4);
    if (typeof value === 'number') bytes.writeUInt32BE(value);
    data.push(typeof value === 'number' ? bytes : Buffer.from(`${value}\0`));
    const entry = Buffer.alloc(16);
    for (const [place, number] of [tag, type, at, 1].entries()) entry.writeUInt32BE(number, place * 4);
    return entry;
  });
  const body = Buffer.concat(data);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(entries.length, 0);
  head.writeUInt32BE(body.length, 4);
  return Buffer.concat([head, ...entries, body]);
}
const bash = (name = 'bash', filling = '') =>
  rpmHeader([
    [1000, 6, name],
    [1001, 6, '5.2.26'],
    [1002, 6, '3.fc40'],
    [1003, 4, 1],
    [1005, 9, filling],
    [1014, 6, 'GPL-3.0-or-later'],
    [1022, 6, 'x86_64'],
    [1044, 6, 'bash-5.2.26-3.fc40.src.rpm'],
  ]);
const BASH = { version: '1:5.2.26-3.fc40', architecture: 'x86_64', license: 'GPL-3.0-or-later' };

function sqlite(headers: Buffer[]): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'rpm-'));
  const path = join(folder, 'rpmdb.sqlite');
  const database = new DatabaseSync(path);
  database.exec(
    'PRAGMA page_size=4096; CREATE TABLE "Other" (a); CREATE TABLE "Packages" (hnum INTEGER PRIMARY KEY AUTOINCREMENT, blob BLOB NOT NULL)',
  );
  const insert = database.prepare('INSERT INTO "Packages" (blob) VALUES (?)');
  database.exec('BEGIN');
  for (const header of headers) insert.run(header);
  database.exec('COMMIT');
  database.close();
  const bytes = new Uint8Array(readFileSync(path));
  rmSync(folder, { recursive: true });
  return bytes;
}

describe('rpm', () => {
  const many = Array.from({ length: 450 }, (_, at) =>
    bash(`p${String(at).padStart(3, '0')}`, 'x'.repeat((at * 997) % 30_000)),
  );

  test('sqlite, with overflow pages and interior ones', () => {
    const found = readRpmSqlite(sqlite([...many, bash(), bash('gpg-pubkey')]));
    expect(found.length).toBe(451);
    expect(found[0]).toEqual({ name: 'bash', ...BASH });
    expect(found.at(-1)).toEqual({ name: 'p449', ...BASH, source: 'bash' });
  });

  test('ndb', () => {
    const blob = bash();
    const bytes = Buffer.alloc(4096 * 3);
    bytes.write('RpmP');
    bytes.writeUInt32LE(1, 12);
    bytes.write('Slot', 32);
    for (const [at, number] of [1, 256, 10].entries()) bytes.writeUInt32LE(number, 36 + at * 4);
    bytes.write('BlbS', 4096);
    bytes.writeUInt32LE(blob.length, 4096 + 12);
    blob.copy(bytes, 4096 + 16);
    expect(readRpmNdb(bytes)).toEqual([{ name: 'bash', ...BASH }]);
  });

  test('a damaged database ends in an answer or an error', () => {
    const whole = sqlite(many.slice(0, 40));
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }), (changes) => {
        const changed = whole.slice();
        for (const [at, value] of changes) changed[at] = value;
        try {
          return readRpmSqlite(changed).length <= 10_000;
        } catch (error) {
          return error instanceof Error;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('the databases of a layer', () => {
  const found = async (...entries: Parameters<typeof tarOf>) => {
    const collected = collectPackages();
    await read(gzip(await tarOf(...entries)), collected.bytesOf);
    return collected.found();
  };

  test('a union of distroless', async () => {
    expect(
      await found(
        file('var/lib/dpkg/status.d/base', 'Package: base-files\nVersion: 13\n'),
        file('var/lib/dpkg/status.d/base.md5sums', 'Package: no\nVersion: 1\n'),
        file('./var/lib/dpkg/status.d/tz', 'Package: tzdata\nVersion: 2026a\n'),
      ),
    ).toEqual([
      {
        kind: 'deb',
        path: 'var/lib/dpkg/status.d',
        packages: [
          { name: 'base-files', version: '13' },
          { name: 'tzdata', version: '2026a' },
        ],
      },
    ]);
  });

  test('chisel', async () => {
    const wall = zstd(
      new TextEncoder().encode(
        '{"jsonwall":"1.0","schema":"1.0","count":3}\n{"kind":"content","path":"/x"}\n{"kind":"package","name":"libc6","version":"2.39-0ubuntu8","sha256":"0","arch":"amd64"}\n',
      ),
    );
    const body = { header: { name: 'var/lib/chisel/manifest.wall', size: wall.length }, body: wall };
    expect(await found(body)).toEqual([
      {
        kind: 'chisel',
        path: 'var/lib/chisel/manifest.wall',
        packages: [{ name: 'libc6', version: '2.39-0ubuntu8', architecture: 'amd64' }],
      },
    ]);
  });

  test.each([
    ['var/lib/rpm/Packages', 'x', 'unsupported'],
    ['usr/lib/sysimage/rpm/rpmdb.sqlite', 'SQLite format 3\0 and nothing more', 'malformed'],
    ['var/lib/rpm/Packages.db', 'x', 'malformed'],
  ])('that cannot be read: %s', async (path, body, failure) => {
    expect(await found(file(path, body))).toMatchObject([{ path, packages: [], failure }]);
  });
});
