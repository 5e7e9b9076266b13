import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { IDBFactory } from 'fake-indexeddb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { command, root } from '../run/command.ts';
import { CHANGES, type Change } from './changes.ts';

/** A copy of the product with every change made to it. */
const copy = join(root, '.output', `changes-${process.pid}`);

async function make({ file, line }: Change): Promise<void> {
  if (file) await writeFile(join(copy, file.path), file.text);
  const before = await readFile(join(copy, line.path), 'utf8');
  const lines = before.split('\n');
  const at = lines.findIndex((each) => each.includes(line.after));
  if (at < 0) throw new Error(`${line.path} has no line “${line.after}”`);
  lines.splice(at + 1, 0, line.text);
  await writeFile(join(copy, line.path), [...(line.import ? [line.import] : []), ...lines].join('\n'));
}

beforeAll(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  await mkdir(copy, { recursive: true });
  for (const name of ['components', 'entrypoints', 'lib', 'public'])
    await cp(join(root, name), join(copy, name), { recursive: true });
  const types = {
    extends: '../../tsconfig.json',
    include: ['../../.wxt/wxt.d.ts', 'components', 'entrypoints', 'lib'],
  };
  await writeFile(join(copy, 'tsconfig.json'), JSON.stringify(types));
  for (const change of CHANGES) await make(change);
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await rm(copy, { recursive: true, force: true });
});

const changed = <Module>(path: string): Promise<Module> => import(join(copy, path)) as Promise<Module>;

describe('each of these changes is one file and one line', () => {
  test('the headings are those of CONTRIBUTING.md', async () => {
    const text = (await readFile(join(root, 'CONTRIBUTING.md'), 'utf8')).replaceAll("'", '’');
    for (const { name } of CHANGES) expect(text).toContain(`### ${name.split(':')[0]}\n`);
  });

  test('types agree, with nothing else changed', async () => {
    const { ok, output } = await command(['tsc', '--noEmit', '-p', copy]);
    expect([ok, output]).toEqual([true, '']);
  });

  test('a bulk API is detected, and found again by its id', async () => {
    const { SOURCES, findSource } =
      await changed<typeof import('../../lib/sources/sources.ts')>('lib/sources/sources.ts');
    const ping = { headers: new Headers({ 'x-sample': '1' }), challenges: [] };
    expect(SOURCES.find(({ detect }) => detect?.(ping))?.id).toBe('sample');
    expect(findSource('sample')).toBeDefined();
  });

  test('a config field is read and becomes a row', async () => {
    const { readConfig } = await changed<typeof import('../../lib/oci/config.ts')>('lib/oci/config.ts');
    const { configRows } =
      await changed<typeof import('../../lib/oci/config-rows.ts')>('lib/oci/config-rows.ts');
    const read = readConfig({ os: 'linux', architecture: 'amd64', config: { Sample: 7 } });
    const rows = read.ok ? configRows(read.value.summary) : [];
    expect(rows).toContainEqual({ field: 'sample', label: 'fieldStopTimeout', as: 'seconds', value: 7 });
  });

  test('a copy format is in the menu, at its place', async () => {
    const { copyForms } =
      await changed<typeof import('../../components/copy-forms.ts')>('components/copy-forms.ts');
    const nginx = { registry: 'docker.io', repository: 'library/nginx', tag: '1.31.4' };
    expect(copyForms(nginx, 'sha256:ab').map(({ form, text }) => `${form}: ${text}`)).toEqual([
      'pinned: nginx:1.31.4@sha256:ab',
      'pull: docker pull nginx:1.31.4',
      'podman: podman pull nginx:1.31.4@sha256:ab',
      'from: FROM nginx:1.31.4@sha256:ab',
      'image: image: nginx:1.31.4@sha256:ab',
    ]);
  });

  test('a message is checked and answered, and is not for pages', async () => {
    const { answerMessage } =
      await changed<typeof import('../../lib/worker/answer.ts')>('lib/worker/answer.ts');
    const tell = (request: object, kind: 'page' | 'extension') =>
      answerMessage({ tagkin: 'sample.echo', request }, { kind, from: 'ordinary' });
    expect(await tell({ text: 'hello' }, 'extension')).toEqual({ ok: true, answer: 'hello' });
    expect(await tell({ text: 7 }, 'extension')).toEqual({ ok: false, error: { kind: 'malformed' } });
    expect(tell({ text: 'hello' }, 'page')).toBeNull();
  });

  test('a cache keeps to its budget, oldest first', async () => {
    const { cacheStore } =
      await changed<typeof import('../../lib/store/cache-store.ts')>('lib/store/cache-store.ts');
    const { samples } = await changed<{ samples: ReturnType<typeof cacheStore<string>> }>(
      'lib/store/sample.ts',
    );
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000_000 });
    for (const name of ['a', 'b', 'c']) {
      vi.setSystemTime(Date.now() + 1000);
      await samples.write(name, name, 1, 'ordinary');
    }
    vi.useRealTimers();
    const kept = await Promise.all(['a', 'b', 'c'].map((name) => samples.read(name, 'ordinary')));
    expect(kept).toEqual([undefined, 'b', 'c']);
  });

  test('a setting is a switch, has its default, and is in the settings file', async () => {
    const { SWITCHES, FILE_SETTINGS, DEFAULT_SETTINGS } =
      await changed<typeof import('../../lib/settings/settings.ts')>('lib/settings/settings.ts');
    expect(SWITCHES).toContain('sample');
    expect(FILE_SETTINGS).toContain('sample');
    expect(DEFAULT_SETTINGS).toMatchObject({ sample: true });
  });

  test('a Dockerfile instruction names its image', async () => {
    const { dockerfile } = await changed<typeof import('../../lib/paste/files/dockerfile.ts')>(
      'lib/paste/files/dockerfile.ts',
    );
    const found = dockerfile.read({ text: 'FROM alpine:3\nIMPORT quay.io/team/app:1\n' } as never);
    const names = found.flatMap((each) => ('name' in each ? [each.name] : []));
    expect(names.map((name) => (typeof name === 'string' ? name : name.text))).toEqual([
      'alpine:3',
      'quay.io/team/app:1',
    ]);
  });
});
