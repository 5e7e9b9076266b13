import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDigest } from '../../lib/oci/digest.ts';
import { cutReference, isDomain, isImageId, isPath, MAX_PATH } from '../../lib/oci/grammar.ts';
import {
  formatReference,
  parseNormalizedReference,
  type Reference,
  withDefaultTag,
} from '../../lib/oci/reference.ts';
import { hasShared, sharedTable } from './shared.ts';

const HEX = 'deadb33f'.repeat(8);
const DIGEST = `sha256:${HEX}`;

describe('a reference', () => {
  it.each<[string, string, string, string]>([
    // text, registry, repository, familiar form
    ['nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['nginx:1.31', 'docker.io', 'library/nginx', 'nginx:1.31'],
    ['library/nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['grafana/grafana', 'docker.io', 'grafana/grafana', 'grafana/grafana'],
    ['docker.io/nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['index.docker.io/library/nginx', 'docker.io', 'library/nginx', 'nginx'],
    ['quay.io/coreos/dnsmasq', 'quay.io', 'coreos/dnsmasq', 'quay.io/coreos/dnsmasq'],
    [`ghcr.io/a/b:1@${DIGEST}`, 'ghcr.io', 'a/b', `ghcr.io/a/b:1@${DIGEST}`],
    ['localhost:5000', 'docker.io', 'library/localhost', 'localhost:5000'],
    ['localhost:5000/x', 'localhost:5000', 'x', 'localhost:5000/x'],
    ['localhost/x', 'localhost', 'x', 'localhost/x'],
    ['test.com:5000', 'docker.io', 'library/test.com', 'test.com:5000'],
    ['Foo/bar', 'Foo', 'bar', 'Foo/bar'],
    ['[fc00::1]:5000/x', '[fc00::1]:5000', 'x', '[fc00::1]:5000/x'],
    ['docker.io/foo.com/bar', 'docker.io', 'foo.com/bar', 'docker.io/foo.com/bar'],
    ['docker.io/library/localhost/x', 'docker.io', 'library/localhost/x', 'library/localhost/x'],
    [`library/${HEX}`, 'docker.io', `library/${HEX}`, `library/${HEX}`],
  ])('%s', (text, registry, repository, familiar) => {
    const parsed = parseNormalizedReference(text);
    expect(parsed).toMatchObject({ ok: true, value: { registry, repository } });
    if (parsed.ok) expect(formatReference(parsed.value)).toBe(familiar);
  });

  it.each([
    ['', 'empty'],
    ['x'.repeat(2000), 'too-long'],
    [`example.com/${'x'.repeat(256)}`, 'too-long'],
    ['https://github.com/docker/docker', 'url'],
    [HEX, 'image-id'],
    ['Nginx', 'upper-case'],
    ['docker.io/docker/Docker', 'upper-case'],
    ['fc00::1:5000/debian', 'registry'],
    ['[fe80::1%eth0]:5000/x', 'registry'],
    ['bad_host.com:80/x', 'registry'],
    ['-docker/docker', 'repository'],
    ['docker///docker', 'repository'],
    ['docker/', 'repository'],
    [' nginx', 'repository'],
    ['nginx:', 'tag'],
    [`nginx:@${DIGEST}`, 'tag'],
    [`nginx:${'x'.repeat(129)}`, 'tag'],
    ['nginx@foo', 'digest-format'],
    [`nginx@md5:${HEX}`, 'digest-algorithm'],
    ['nginx@sha256:1234', 'digest-hex'],
    [`nginx@sha256:${HEX.toUpperCase()}`, 'digest-hex'],
  ])('%s is refused: %s', (text, reason) => {
    expect(parseNormalizedReference(text)).toEqual({ ok: false, error: { kind: 'malformed', reason } });
  });

  it('defaults to latest', () => {
    expect(withDefaultTag({ registry: 'a.b', repository: 'c' }).tag).toBe('latest');
    expect(withDefaultTag({ registry: 'a.b', repository: 'c', digest: `sha256:${HEX}` }).tag).toBeUndefined();
  });
});

const component = fc.stringMatching(/^[a-z0-9]{1,4}((\.|_|__|-{1,3})[a-z0-9]{1,3}){0,2}$/);
const references: fc.Arbitrary<Reference> = fc
  .record({
    registry: fc.oneof(
      fc.constantFrom('docker.io', 'localhost', '[::1]:5000', 'Foo'),
      fc.stringMatching(/^[a-z0-9]{1,5}(-[a-z0-9]{1,3})?\.[a-z]{2,3}(:[0-9]{1,5})?$/),
    ),
    path: fc.array(component, { minLength: 1, maxLength: 4 }),
    tag: fc.option(fc.stringMatching(/^\w[\w.-]{0,9}$/), { nil: undefined }),
    digest: fc.option(fc.stringMatching(/^[0-9a-f]{64}$/), { nil: undefined }),
  })
  .map(({ registry, path, tag, digest }) => {
    const onHub = registry === 'docker.io' && path.length === 1;
    return {
      registry,
      repository: (onHub ? ['library', ...path] : path).join('/'),
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest: `sha256:${digest}` as const }),
    };
  });

describe('parsing', () => {
  it('undoes formatting, in both styles', () => {
    fc.assert(
      fc.property(references, fc.constantFrom('familiar' as const, 'canonical' as const), (value, style) => {
        expect(parseNormalizedReference(formatReference(value, style))).toEqual({ ok: true, value });
      }),
    );
  });

  it('answers any text', () => {
    const texts = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'aA0.:/@-_[] ') }));
    fc.assert(
      fc.property(texts, (text) => {
        const parsed = parseNormalizedReference(text);
        if (parsed.ok) expect(parseNormalizedReference(formatReference(parsed.value))).toEqual(parsed);
        else expect(parsed.error.kind).toBe('malformed');
      }),
    );
  });

  it.each(['a', '-', 'a-', 'a.', '[', ':', '/', '@', 'a/'])('answers ten megabytes of "%s"', (unit) => {
    expect(parseNormalizedReference(unit.repeat(10_000_000 / unit.length)).ok).toBe(false);
  });
});

/** distribution/reference `Parse`: the grammar alone, nothing added. The domain is empty in short names. */
function parsePlain(text: string) {
  const { name, tag = '', digest = '' } = cutReference(text);
  const slash = name.indexOf('/');
  const domain = slash > 0 && isDomain(name.slice(0, slash)) ? name.slice(0, slash) : '';
  const path = domain === '' ? name : name.slice(slash + 1);
  const valid = isPath(path) && (digest === '' || isDigest(digest)) && !/[:@]$/.test(text);
  return {
    valid: valid && parseNormalizedReference(`a.b/x${text.slice(name.length)}`).ok,
    domain,
    path,
    tag,
    digest,
  };
}

function parseNormalized(text: string) {
  const parsed = parseNormalizedReference(text);
  const none = { valid: parsed.ok, domain: '', path: '', tag: '', digest: '' };
  if (!parsed.ok) return none;
  const { registry, repository, tag = '', digest = '' } = parsed.value;
  return { ...none, domain: registry, path: repository, tag, digest, reference: parsed.value };
}

type Row = Record<string, string>;
type Parts = { valid: boolean; domain: string; path: string; tag: string; digest: string };

/** How each test function of distribution/reference reads its input. */
const READERS: Record<string, (row: Row) => Parts> = {
  TestReferenceParse: ({ input = '' }) => {
    const plain = parsePlain(input);
    return { ...plain, valid: plain.valid && plain.path.length <= MAX_PATH };
  },
  TestWithNameFailure: ({ input = '' }) => {
    const plain = parsePlain(input);
    return {
      ...plain,
      valid: plain.valid && plain.path.length <= MAX_PATH && plain.tag + plain.digest === '',
    };
  },
  TestParseNamed: ({ input = '' }) => {
    const parsed = parseNormalizedReference(input);
    const canonical = parsed.ok && formatReference(parsed.value, 'canonical') === input;
    return { ...parseNormalized(input), valid: canonical };
  },
  TestDomainRegexp: ({ input = '' }) => ({
    ...parsePlain(''),
    valid: isDomain(input),
    domain: input,
    path: '',
  }),
  TestFullNameRegexp: ({ input = '' }) => {
    const plain = parsePlain(input);
    return { ...plain, valid: plain.valid && plain.tag + plain.digest === '' };
  },
  TestIdentifierRegexp: ({ input = '' }) => ({
    ...{ domain: '', path: '', tag: '' },
    valid: isImageId(input),
    digest: `sha256:${input}`,
  }),
  TestParseAnyReference: ({ input = '' }) => {
    const bare = isImageId(input) ? `sha256:${input}` : input;
    return isDigest(bare)
      ? { valid: true, domain: '', path: '', tag: '', digest: bare }
      : parseNormalized(input);
  },
  TestParseDockerRef: ({ input = '' }) => {
    const parsed = parseNormalizedReference(input);
    if (!parsed.ok) return parseNormalized(input);
    const { tag = '', digest = '', registry, repository } = withDefaultTag(parsed.value);
    return { valid: true, domain: registry, path: repository, tag: digest === '' ? tag : '', digest };
  },
};
for (const plain of ['TestDomainAndPath', 'TestSerialization', 'TestReferenceRegexp'])
  READERS[plain] = ({ input = '' }) => parsePlain(input);

/** A build of distribution/reference without SHA-512; see `parseNormalizedReference`. */
const decidedOtherwise = ({ input = '', note }: Row) =>
  input.startsWith('validname@sha512:') && note?.includes('ErrDigestUnsupported');

describe.skipIf(!hasShared)('distribution/reference', () => {
  const table = hasShared ? sharedTable('registry/references.tsv') : [];
  const rows = table.filter((row) => row.from_table?.startsWith('distribution/reference '));

  it('agrees in all of its cases', () => {
    expect(rows).toHaveLength(333);
    expect(rows.filter(decidedOtherwise)).toHaveLength(1);
    const disagreements = rows
      .filter((row) => !decidedOtherwise(row))
      .flatMap((row) => {
        const read = READERS[row.from_table?.split(' ').at(-1) ?? ''];
        const parts = read ? read(row) : parseNormalized(row.input ?? '');
        if (parts.valid !== (row.valid === 'yes')) return [{ row, parts }];
        const asserted = (['domain', 'path', 'tag', 'digest'] as const).filter((name) => row[name] !== '');
        return asserted.every((name) => parts[name] === row[name]) ? [] : [{ row, parts }];
      });
    expect(disagreements).toEqual([]);
  });

  it('writes the same familiar and canonical forms', () => {
    for (const { input = '', canonical = '', note = '', from_table = '' } of rows) {
      if (/TestParse(DockerRef|AnyReference)$/.test(from_table)) continue;
      const parsed = parseNormalizedReference(input);
      const familiar = /^familiar: (\S+)$/.exec(note)?.[1];
      if (familiar !== undefined && parsed.ok) expect(formatReference(parsed.value)).toBe(familiar);
      if (canonical !== '' && parsed.ok) expect(formatReference(parsed.value, 'canonical')).toBe(canonical);
    }
  });

  it('agrees with an independent port', () => {
    for (const { input = '', valid, domain, path, tag, digest } of sharedTable(
      'registry/references-normalized.tsv',
    )) {
      const parts = parseNormalized(input);
      expect(parts.valid, input).toBe(valid === 'yes');
      if (parts.valid) expect(parts, input).toMatchObject({ domain, path, tag, digest });
    }
  });
});
