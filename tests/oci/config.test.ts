import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConfig, readConfig } from '../../lib/oci/config.ts';
import type { Descriptor } from '../../lib/oci/descriptor.ts';
import { parseDocument } from '../../lib/oci/document.ts';
import { formatStep, matchHistory, readStep } from '../../lib/oci/history.ts';
import { isPlainObject, parseJson } from '../../lib/oci/json.ts';
import { schema1Config } from '../../lib/oci/schema1.ts';
import { labelOf, readLabels } from '../../lib/oci/values/labels.ts';
import { hasShared, sharedFiles, sharedText } from './shared.ts';

function summary(config: object) {
  const parsed = readConfig(config as Record<string, unknown>);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.summary;
}

describe('a config', () => {
  it('is summed up', () => {
    const full = summary({
      os: 'linux',
      architecture: 'arm64',
      variant: 'v8',
      created: '2026-01-02T03:04:05.678Z',
      author: 'A <a@b.c>',
      config: {
        User: '101:101',
        ExposedPorts: { '80/tcp': {}, '53/UDP': {}, 8080: {} },
        Env: ['PATH=/bin', 'A=b=c', 'EMPTY=', 'BARE'],
        Entrypoint: ['/entry.sh'],
        Cmd: ['nginx', '-g', 'daemon off;'],
        Volumes: { '/data': {} },
        WorkingDir: '/srv',
        Labels: { 'org.opencontainers.image.version': '1.2', z: '1', a: '2' },
        StopSignal: 'SIGQUIT',
        StopTimeout: 5,
        Healthcheck: { Test: ['CMD-SHELL', 'curl -f x || exit 1'], Interval: 3e10, Retries: 3 },
        Shell: ['/bin/bash', '-c'],
        OnBuild: ['COPY . /x'],
        ArgsEscaped: true,
      },
    });
    expect(full).toEqual({
      source: 'config',
      platform: { os: 'linux', architecture: 'arm64' },
      created: '2026-01-02T03:04:05.678Z',
      author: 'A <a@b.c>',
      entrypoint: ['/entry.sh'],
      cmd: ['nginx', '-g', 'daemon off;'],
      command: ['/entry.sh', 'nginx', '-g', 'daemon off;'],
      env: [
        { name: 'PATH', value: '/bin' },
        { name: 'A', value: 'b=c' },
        { name: 'EMPTY', value: '' },
        { name: 'BARE', value: '' },
      ],
      user: '101:101',
      workdir: '/srv',
      ports: ['8080/tcp', '80/tcp', '53/udp'],
      volumes: ['/data'],
      healthcheck: { kind: 'shell', command: ['curl -f x || exit 1'], interval: 3e10, retries: 3 },
      stopSignal: 'SIGQUIT',
      stopTimeout: 5,
      shell: ['/bin/bash', '-c'],
      onbuild: ['COPY . /x'],
      labels: [
        { key: 'a', value: '2' },
        { key: 'org.opencontainers.image.version', value: '1.2', meaning: 'version' },
        { key: 'z', value: '1' },
      ],
    });
  });

  it('with nothing in it runs nothing, as root', () => {
    const nulls = {
      User: '',
      Env: null,
      Entrypoint: null,
      Cmd: null,
      Volumes: null,
      Labels: null,
      OnBuild: null,
    };
    for (const config of [null, {}, nulls])
      expect(summary({ os: 'linux', config })).toMatchObject({
        command: [],
        env: [],
        user: 'root',
        workdir: '/',
      });
  });

  it('of Windows has its own defaults', () => {
    const windows = { os: 'windows', architecture: 'amd64', 'os.version': '10.0.20348.1' };
    expect(summary(windows)).toMatchObject({
      platform: { osVersion: '10.0.20348.1' },
      user: 'ContainerAdministrator',
      workdir: 'C:\\',
    });
    expect(summary({ ...windows, config: { User: 'ContainerUser' } }).user).toBe('ContainerUser');
  });

  it.each([
    ['0001-01-01T00:00:00Z', undefined],
    ['1970-01-01T00:00:00Z', undefined],
    ['1980-01-01T00:00:01Z', undefined],
    ['', undefined],
    ['yesterday', undefined],
    ['2013-03-20T00:00:00Z', '2013-03-20T00:00:00Z'],
    ['2026-11-20T10:00:00.123456789+02:00', '2026-11-20T10:00:00.123456789+02:00'],
  ])('made at "%s": %s', (created, recorded) => {
    expect(summary({ created }).created).toBe(recorded);
  });

  it.each([
    [['NONE'], { kind: 'none', command: [] }],
    [['CMD', '/hc', '-x'], { kind: 'exec', command: ['/hc', '-x'] }],
    [[], undefined],
    [null, undefined],
  ])('with the health test %j', (Test, healthcheck) => {
    expect(summary({ config: { Healthcheck: { Test, Interval: 0 } } }).healthcheck).toEqual(healthcheck);
  });

  it('that is very old has it all in container_config, but the last build step', () => {
    const step = { Cmd: ['/bin/sh', '-c', '#(nop) ENV A=b'], Env: ['A=b'], Entrypoint: ['/x'] };
    expect(summary({ config: {}, container_config: step })).toMatchObject({
      env: [{ name: 'A' }],
      command: ['/x'],
    });
    expect(summary({ config: null, container_config: { Cmd: ['sh'] } }).command).toEqual(['sh']);
    expect(summary({ config: { Cmd: ['a'] }, container_config: step }).command).toEqual(['a']);
  });

  it.each([
    ['[]', { kind: 'malformed', reason: 'not-json' }],
    ['', { kind: 'malformed', reason: 'not-json' }],
    ['{"os":123}', { kind: 'malformed', reason: 'field', at: 'os' }],
    ['{"config":{"Env":[7353]}}', { kind: 'malformed', reason: 'field', at: 'config.Env' }],
    ['{"history":"x"}', { kind: 'malformed', reason: 'field', at: 'history' }],
  ])('%s is refused', (text, error) => {
    expect(parseConfig(text)).toMatchObject({ ok: false, error });
  });

  it('of any content is answered', () => {
    const names = fc.constantFrom(
      'os',
      'created',
      'config',
      'container_config',
      'history',
      'rootfs',
      'Cmd',
      'Env',
    );
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue()), (config) => {
        expect(parseConfig(JSON.stringify({ config, ...config })).ok).toBeTypeOf('boolean');
      }),
    );
  });
});

describe('labels', () => {
  const labels = readLabels({
    'org.label-schema.vcs-url': 'old',
    'org.opencontainers.image.source': 'new',
    'org.label-schema.build-date': 'then',
    'org.opencontainers.image.version': '',
    'org.label-schema.constructor': 'x',
    maintainer: 'M',
  });

  it.each([
    ['source', 'new'],
    ['created', 'then'],
    ['authors', 'M'],
    ['version', undefined],
    ['title', undefined],
  ] as const)('say %s: %s', (meaning, value) => {
    expect(labelOf(labels, meaning)).toBe(value);
  });
});

describe('a line of history', () => {
  it.each([
    ['/bin/sh -c #(nop)  CMD ["nginx" "-g" "daemon off;"]', 'CMD ["nginx", "-g", "daemon off;"]'],
    ['/bin/sh -c #(nop) ADD file:fe64 in / ', 'ADD file:fe64 in /'],
    ['/bin/sh -c #(nop)  EXPOSE 3306/tcp 33060/tcp', 'EXPOSE 3306/tcp 33060/tcp'],
    ['/bin/sh -c #(nop)  VOLUME [/var/lib/mysql]', 'VOLUME /var/lib/mysql'],
    ['cmd /S /C #(nop)  ENV A=1 B=2', 'ENV A=1 B=2'],
    ['/bin/sh -c apt-get update', 'RUN apt-get update'],
    ['/bin/bash -o pipefail -c make', 'RUN make'],
    ['cmd /S /C dotnet help', 'RUN dotnet help'],
    ['RUN /bin/sh -c apk add curl # buildkit', 'RUN apk add curl'],
    ['COPY a /a # buildkit', 'COPY a /a'],
    ['EXPOSE map[443/tcp:{} 80/tcp:{}]', 'EXPOSE 443/tcp 80/tcp'],
    ['ENTRYPOINT ["/a \\"b\\"" "\\u00e9"]', 'ENTRYPOINT ["/a \\"b\\"", "é"]'],
    ['RUN chmod +x /x', 'RUN chmod +x /x'],
    ['apko', '# apko'],
    ['bazel build ...', '# bazel build ...'],
    ['RUNNING', '# RUNNING'],
    ['', '# '],
  ])('%s', (line, text) => {
    expect(formatStep(readStep(line))).toBe(text);
  });

  it.each([
    ['|1 A=b /bin/sh -c make', [['A', 'b']], 'RUN make'],
    [
      'RUN |2 A=b c V=1=2 /bin/sh -c make all # buildkit',
      [
        ['A', 'b c'],
        ['V', '1=2'],
      ],
      'RUN make all',
    ],
    ['|0 /bin/sh -c make', [], 'RUN make'],
    ['|1 A=b zsh -c make', [['A', 'b']], 'RUN zsh -c make'],
    ['|1 make', [], '# |1 make'],
    ['|1 A= /bin/sh -c X=1 make', [['A', '']], 'RUN X=1 make'],
  ])('%s has build arguments', (line, expected, text) => {
    const step = readStep(line);
    expect(step.buildArguments.map(({ name, value }) => [name, value])).toEqual(expected);
    expect(formatStep(step)).toBe(text);
  });

  it('is read whatever it is', () => {
    const pieces = fc.constantFrom(
      'RUN ',
      '|2 ',
      'A=b ',
      '/bin/sh -c ',
      '#(nop) ',
      '"',
      '\\',
      '[',
      ']',
      ' ',
      'x',
      '\\U',
    );
    fc.assert(
      fc.property(
        fc.array(pieces).map((list) => list.join('')),
        (line) => typeof readStep(line).text === 'string',
      ),
    );
  });

  it.each([' ', '"', '\\"', '|1 ', 'A= ', 'map[', '-c ', "'"])(
    'is read in time, if it is 200 kB of %j',
    (unit) => {
      for (const start of ['CMD [', 'RUN /bin/sh ', '|9 ', 'EXPOSE map['])
        expect(readStep(`${start}${unit.repeat(200_000 / unit.length)}x`).text).toBeTypeOf('string');
    },
  );
});

describe('history and layers', () => {
  const layer = (size: number): Descriptor => ({
    mediaType: '',
    digest: `sha256:${size}`,
    size,
    annotations: {},
    urls: [],
  });
  const entry = (createdBy: string, empty = false) => ({ createdBy, comment: '', empty });
  const sizes = (...args: Parameters<typeof matchHistory>) =>
    matchHistory(...args).map((step) => [step.text, step.layer?.size]);

  it.each<[string, [string, boolean?][], number[], [string, number | undefined][]]>([
    [
      'belong together in order',
      [['a'], ['b', true], ['c']],
      [1, 2],
      [
        ['a', 1],
        ['b', undefined],
        ['c', 2],
      ],
    ],
    [
      'squashed: fewer layers',
      [['a'], ['b']],
      [1],
      [
        ['a', 1],
        ['b', undefined],
      ],
    ],
    [
      'no history: layers alone',
      [],
      [1, 2],
      [
        ['', 1],
        ['', 2],
      ],
    ],
    [
      'more layers than history',
      [['a']],
      [1, 2],
      [
        ['a', 1],
        ['', 2],
      ],
    ],
  ])('%s', (_, history, layers, expected) => {
    expect(
      sizes(
        history.map(([text, empty]) => entry(text, empty)),
        layers.map(layer),
      ),
    ).toEqual(expected);
  });

  it('keep every layer, in order, once', () => {
    const histories = fc.array(
      fc.record({ createdBy: fc.string(), comment: fc.string(), empty: fc.boolean() }),
    );
    fc.assert(
      fc.property(histories, fc.nat(20), (history, count) => {
        const layers = Array.from({ length: count }, (_, size) => layer(size));
        const steps = matchHistory(history, layers);
        expect(steps.flatMap((step) => step.layer ?? [])).toEqual(
          layers.slice(0, Math.max(steps.length, layers.length)),
        );
      }),
    );
  });
});

describe.skipIf(!hasShared)('collected configs', () => {
  const folders = [
    'trivy',
    'dive',
    'dredge',
    'quay',
    'regclient',
    'containers-image',
    'go-containerregistry',
    'podman-desktop',
  ];
  const configs: { file: string; config: Record<string, unknown> }[] = [];
  for (const file of folders.flatMap((folder) => sharedFiles(`registry/${folder}`, ''))) {
    const json = parseJson(sharedText(file));
    const config = isPlainObject(json) && isPlainObject(json.imageConfig) ? json.imageConfig : json;
    if (isPlainObject(config) && (Array.isArray(config.history) || isPlainObject(config.rootfs)))
      if (!('fsLayers' in config)) configs.push({ file, config });
  }

  it('are read', () => {
    expect(configs.length).toBeGreaterThan(60);
    const refused = configs.flatMap(({ file, config }) => {
      const parsed = readConfig(config);
      return parsed.ok ? [] : [{ file, error: parsed.error }];
    });
    expect(refused).toEqual([]);
  });

  it('have a history that agrees with the config', () => {
    for (const { file, config } of configs) {
      const parsed = readConfig(config);
      if (!parsed.ok) continue;
      const last = parsed.value.history
        .map(({ createdBy }) => readStep(createdBy))
        .findLast((step) => step.instruction === 'CMD');
      const { cmd } = parsed.value.summary;
      if (last?.text.startsWith('[') && cmd.length > 0) expect(JSON.parse(last.text), file).toEqual(cmd);
    }
  });

  it('of schema 1 are read too', () => {
    let read = 0;
    for (const file of folders.flatMap((folder) => sharedFiles(`registry/${folder}`))) {
      const document = parseDocument(sharedText(file));
      if (!document.ok || document.value.kind !== 'schema1') continue;
      expect(readConfig(schema1Config(document.value)), file).toMatchObject({ ok: true });
      read += 1;
    }
    expect(read).toBeGreaterThan(5);
  });

  it('of the specification pass where its schema lets them pass', () => {
    const tests: { field: string; fail: boolean | null; text: string; comment: string }[] = JSON.parse(
      sharedText('registry/opencontainers-image-spec/schema-tests.json'),
    );
    for (const { field, fail, text, comment } of tests) {
      if (field !== 'config' || fail === null) continue;
      // A variable without "=" is refused there, and shown here.
      if (comment.includes('Env is invalid') || comment.includes('config.Volumes')) continue;
      expect(parseConfig(text).ok, comment).toBe(!fail);
    }
  });
});
