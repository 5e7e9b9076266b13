import { describe, expect, test } from 'vitest';
import { builderOf, builderOfStep } from '../../lib/oci/builder.ts';
import { parseConfig } from '../../lib/oci/config.ts';
import type { Descriptor } from '../../lib/oci/descriptor.ts';
import { dockerfileOf, formatDockerfile } from '../../lib/oci/dockerfile.ts';
import { matchHistory } from '../../lib/oci/history.ts';

interface Entry {
  created_by?: string;
  comment?: string;
  author?: string;
  created?: string;
  empty_layer?: boolean;
}

const layer = (size: number): Descriptor => ({
  mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
  digest: `sha256:${size.toString().padStart(64, '0')}`,
  size,
  annotations: {},
  urls: [],
});

/** The Dockerfile of a config with this history; its layers are 1, 2, … bytes, one for each entry that is not empty. */
function dockerfile(history: Entry[]) {
  const config = parseConfig(JSON.stringify({ os: 'linux', history }));
  if (!config.ok) throw new Error('no config');
  const filled = history.filter(({ empty_layer }) => !empty_layer).length;
  return dockerfileOf(
    matchHistory(
      config.value.history,
      Array.from({ length: filled }, (_, at) => layer(at + 1)),
    ),
  );
}
const NOP = '/bin/sh -c #(nop) ';
const nop = (text: string, more: Entry = {}): Entry => ({ created_by: NOP + text, ...more });
const empty = { empty_layer: true };
/** `RUN make 2`: instruction, text, size. */
const lines = (history: Entry[]) =>
  dockerfile(history).lines.map(({ instruction, text, layer: made }) =>
    [instruction, text, made?.size].filter(Boolean).join(' '),
  );

describe('each line, as its builder wrote it', () => {
  test.each<[string, Entry, string]>([
    [
      'debuerreotype',
      { created_by: "# debian.sh --arch 'amd64' out/ 'trixie' '@1783900800'" },
      'FROM scratch 1',
    ],
    [
      'BuildKit',
      { created_by: 'RUN /bin/sh -c make # buildkit', comment: 'buildkit.dockerfile.v0' },
      'RUN make 1',
    ],
    [
      'BuildKit, with arguments',
      { created_by: 'RUN |2 A=1 B=two words /bin/sh -c make # buildkit' },
      'RUN make 1',
    ],
    ['classic', nop('ADD file:5eb2 in / '), 'ADD file:5eb2 in / 1'],
    [
      'classic, Docker 1.9',
      nop('ENTRYPOINT &{["/pause" "-v"]}', { empty_layer: true }),
      'ENTRYPOINT ["/pause", "-v"]',
    ],
    ['classic, a list of one', nop('USER [nova]', { empty_layer: true }), 'USER nova'],
    ['docker --squash', { created_by: '', comment: 'merge sha256:aa to sha256:bb' }, ' 1'.trim()],
    ['docker, a note', { created_by: '/bin/sh -c #(squash) from ab' }, '#(squash) from ab 1'],
    ['kaniko', { created_by: 'RUN make', author: 'kaniko', created: '0001-01-01T00:00:00Z' }, 'RUN make 1'],
    [
      'Buildpacks',
      { created_by: "Layer: 'jre', Created by buildpack: paketo/jre@1.2" },
      "Layer: 'jre', Created by buildpack: paketo/jre@1.2 1",
    ],
    ['ko', { created_by: 'ko build ko://example.com/app', author: 'ko' }, 'ko build ko://example.com/app 1'],
    ['jib', { created_by: 'jib-maven-plugin:3.4.0', comment: 'dependencies' }, 'jib-maven-plugin:3.4.0 1'],
    ['bazel', { created_by: 'bazel build ...' }, 'bazel build ... 1'],
    ['apko', { created_by: 'apko', comment: 'This is an apko single-layer image' }, 'apko 1'],
    [
      'Nix',
      { created_by: '', comment: "store paths: ['/nix/store/a-glibc', '/nix/store/b-bash']" },
      '/nix/store/a-glibc\n/nix/store/b-bash 1',
    ],
    ['KIWI', { created_by: 'KIWI 10.0.19' }, 'KIWI 10.0.19 1'],
    ['docker import', { created_by: '', comment: 'Imported from -' }, 'Imported from - 1'],
  ])('%s', (_, entry, line) => expect(lines([entry])).toEqual([line]));

  test('debuerreotype tells the distribution and its time', () => {
    const [line] = dockerfile([
      { created_by: "# debian.sh --arch 'arm64' out/ 'trixie' '@1783900800'" },
    ]).lines;
    expect(line?.note).toEqual({ kind: 'system', name: 'Debian trixie', at: Date.UTC(2026, 6, 13) });
  });

  test('a comment that says something stands beside the line; what every step bears does not', () => {
    const notes = (entry: Entry) => dockerfile([entry]).lines[0]?.note;
    expect(notes({ created_by: 'apko', comment: 'This is an apko single-layer image' })).toEqual({
      kind: 'comment',
      text: 'This is an apko single-layer image',
    });
    expect(notes({ created_by: 'RUN x', comment: 'buildkit.dockerfile.v0' })).toBeUndefined();
    expect(notes(nop('RUN x', { comment: 'FROM 10fe30de292f' }))).toBeUndefined();
  });
});

/** As buildah 1.28 wrote them, hashes shortened. */
const BUILDAH = [
  nop('ARG A', empty),
  nop('ARG A B', empty),
  nop('COPY file:fafe in /bin/ ', empty),
  nop('ENV X=1', empty),
  nop('COPY file:b7b9 in /bin/two ', empty),
  nop('LABEL a=b', empty),
  nop('CMD ["/bin/hello"]'),
];
const ON_TOP = [
  nop('ENV Y=2', empty),
  nop('COPY file:7be1 in /three ', empty),
  nop('COPY file:cdcc in /four ', empty),
  nop('CMD ["a"]', { comment: 'FROM localhost/x:v1' }),
];

describe('buildah', () => {
  test('steps that made one layer together are a group, and no size is on CMD', () => {
    const { groups, lines: all, base, isSquashed } = dockerfile([...BUILDAH, ...ON_TOP]);
    expect(groups).toEqual([
      { first: 0, last: 6, layer: layer(1) },
      { first: 7, last: 10, layer: layer(2) },
    ]);
    expect(all.every(({ layer: made }) => made === undefined)).toBe(true);
    expect([base, isSquashed]).toEqual(['localhost/x:v1', false]);
  });

  test('a base of BuildKit stays out of the group', () => {
    const built = [
      { created_by: 'RUN make # buildkit', comment: 'buildkit.dockerfile.v0' },
      { created_by: 'CMD ["sh"]', comment: 'buildkit.dockerfile.v0', ...empty },
    ];
    expect(dockerfile([...built, ...ON_TOP]).groups).toEqual([{ first: 2, last: 5, layer: layer(2) }]);
  });

  test('cumulative arguments are sorted: the new one may stand first', () => {
    expect(lines([nop('ARG VERSION', empty), nop('ARG API_KEY VERSION', empty)])).toEqual([
      'ARG VERSION',
      'ARG API_KEY',
    ]);
    const dockers = [nop('ARG A=1', empty), nop('ARG B=1', empty), nop('ARG B=1', empty)];
    expect(lines(dockers)).toEqual(['ARG A=1', 'ARG B=1', 'ARG B=1']);
  });

  test('--layers: a layer each, no group; of cumulative arguments only the new one', () => {
    const from = (id: string, more: Entry = {}) => ({ comment: `FROM ${id}`, ...more });
    const history = [
      nop('ARG A', empty),
      nop('ARG A B', from('10fe30de292f', empty)),
      nop('COPY file:fafe in /bin/ ', from('35310ff7fec4')),
      nop('ENV X=1', from('ea03f1bb60b2', empty)),
      nop('COPY file:b7b9 in /bin/two ', from('02fda7bc501f')),
      nop('CMD ["/bin/hello"]', from('feace6b9970c', empty)),
    ];
    expect(dockerfile(history).groups).toEqual([]);
    expect(lines(history)).toEqual([
      'ARG A',
      'ARG B',
      'COPY file:fafe in /bin/ 1',
      'ENV X=1',
      'COPY file:b7b9 in /bin/two 2',
      'CMD ["/bin/hello"]',
    ]);
  });

  test('from, copy, commit: the layer is on the command of the container', () => {
    const history = [nop('COPY dir:2e27', empty), { created_by: '/bin/sh', author: 'The Box' }];
    expect(dockerfile(history).groups).toEqual([{ first: 0, last: 1, layer: layer(1) }]);
    expect(dockerfile([{ created_by: 'RUN make' }, { created_by: 'bazel build ...' }]).groups).toEqual([]);
  });

  test('--squash: the base is named, its history is gone', () => {
    expect(dockerfile(ON_TOP)).toMatchObject({ base: 'localhost/x:v1', isSquashed: true });
  });
});

test('docker --squash: one layer, and it is said', () => {
  const { isSquashed, lines: all } = dockerfile([
    nop('ADD file:1 in /', empty),
    nop('CMD ["sh"]', empty),
    { created_by: '', comment: 'merge sha256:aa to sha256:bb' },
  ]);
  expect(isSquashed).toBe(true);
  expect(all.at(-1)).toMatchObject({ note: { kind: 'squashed' }, layer: { size: 1 } });
});

test('what was not recorded as a time is no time', () => {
  const config = parseConfig(
    JSON.stringify({ history: [{ created: '0001-01-01T00:00:00Z' }, { created: '1970-01-01T00:00:00Z' }] }),
  );
  expect(config.ok && config.value.history.map(({ created }) => created)).toEqual([undefined, undefined]);
});

test('the text is a Dockerfile again', () => {
  expect(
    formatDockerfile(
      dockerfile([
        { created_by: "# debian.sh --arch 'amd64' out/ 'trixie' '@1783900800'" },
        { created_by: 'ENV A=1', ...empty },
        { created_by: '', comment: "store paths: ['/nix/a', '/nix/b']" },
      ]),
    ),
  ).toBe('FROM scratch\nENV A=1\n# /nix/a\n# /nix/b');
});

describe('the builder', () => {
  const of = ({ created_by = '', comment = '', author }: Entry) =>
    builderOfStep({ createdBy: created_by, comment, ...(author && { author }) });
  test.each<[Entry, string | undefined]>([
    [{ author: 'kaniko' }, 'kaniko'],
    [{ created_by: "Layer: 'jre', Created by buildpack: x@1" }, 'buildpacks'],
    [{ created_by: 'ko build ko://a' }, 'ko'],
    [{ created_by: 'jib-gradle-plugin:3.4.0' }, 'jib'],
    [{ created_by: 'bazel build ...' }, 'bazel'],
    [{ created_by: 'apko' }, 'apko'],
    [{ comment: "store paths: ['/nix/store/a']" }, 'nix'],
    [{ created_by: 'KIWI 10.0.19' }, 'kiwi'],
    [{ comment: 'Imported from -' }, 'import'],
    [{ created_by: "# debian.sh --arch 'amd64' out/ 'sid' '@1'" }, 'debuerreotype'],
    [nop('CMD ["a"]', { comment: 'FROM localhost/x' }), 'buildah'],
    [{ created_by: 'RUN make # buildkit' }, 'buildkit'],
    [nop('CMD ["a"]'), 'docker'],
    [{ created_by: 'RUN make' }, undefined],
    [{ created_by: 'jibberish' }, undefined],
  ])('%j', (entry, builder) => expect(of(entry)).toBe(builder));
});

test('the builder of an image: the mark of its last step, else the label of buildah, else the last mark', () => {
  const label = [{ key: 'io.buildah.version' }];
  expect(builderOf([{ builder: 'docker' }, {}], label)).toBe('buildah');
  expect(builderOf([{ builder: 'docker' }, {}], [])).toBe('docker');
  expect(builderOf([{ builder: 'docker' }, { builder: 'buildkit' }], label)).toBe('buildkit');
  expect(builderOf([], [])).toBeUndefined();
  // Docker's own builder makes no layer of a command; buildah writes that of a whole build there.
  expect(builderOf([{ builder: 'docker', instruction: 'CMD', layer: {} }], [])).toBe('buildah');
  expect(builderOf([{ builder: 'docker', instruction: 'CMD' }], label)).toBe('docker');
  expect(builderOf([{ builder: 'docker', instruction: 'RUN', layer: {} }], label)).toBe('docker');
});
