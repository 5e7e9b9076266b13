import { describe, expect, it } from 'vitest';
import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { hasShared, sharedTable } from '../oci/shared.ts';

describe('a reference', () => {
  it.each([
    ['registry-1.docker.io/nginx', 'docker.io', 'library/nginx'],
    ['registry.hub.docker.com/library/nginx', 'docker.io', 'library/nginx'],
    ['Docker.io/nginx', 'docker.io', 'library/nginx'],
    ['index.docker.io:443/nginx', 'docker.io', 'library/nginx'],
    ['docker.io:443/grafana/grafana', 'docker.io', 'grafana/grafana'],
    ['docker.io.evil.example/nginx', 'docker.io.evil.example', 'nginx'],
    ['docker.io:5000/nginx', 'docker.io:5000', 'nginx'],
    ['docker.io/registry-1.docker.io/nginx', 'docker.io', 'registry-1.docker.io/nginx'],
    ['Quay.io/a/b', 'Quay.io', 'a/b'],
    ['nginx', 'docker.io', 'library/nginx'],
  ])('%s is on %s: %s', (text, registry, repository) => {
    expect(parseReference(text)).toEqual({ ok: true, value: { registry, repository } });
  });

  it('on Docker Hub has a path of 255 letters at most, library/ included', () => {
    const longest = 'x'.repeat(255 - 'library/'.length);
    expect(parseReference(`registry-1.docker.io/${longest}`).ok).toBe(true);
    expect(parseReference(`registry-1.docker.io/x${longest}`)).toEqual({
      ok: false,
      error: { kind: 'malformed', reason: 'too-long' },
    });
  });

  it.each(['a', '-', 'a.', ':', '/', 'docker.io/'])('is answered for ten megabytes of "%s"', (unit) => {
    expect(parseReference(unit.repeat(10_000_000 / unit.length)).ok).toBe(false);
  });
});

function partsOf(text: string) {
  const parsed = parseReference(text);
  if (!parsed.ok) return { valid: false, domain: '', path: '', tag: '', digest: '' };
  const { registry, repository, tag = '', digest = '' } = parsed.value;
  return { valid: true, domain: registry, path: repository, tag, digest };
}

/** What other clients assert and Tagkin decides otherwise, by the note or the input of the row. */
const OTHER_CLIENTS_DIFFER = [
  /^example\./, // regclient: a dot at the end makes a short name a host
  /:@sha256:/, // oras: an empty tag beside a digest
];

describe.skipIf(!hasShared)('other clients', () => {
  it('docker-library, regclient and oras agree wherever it was not decided otherwise', () => {
    const rows = sharedTable('registry/references.tsv').filter(
      ({ from_table = '', input = '', valid }) =>
        /^(docker-library|regclient|oras-project)/.test(from_table) &&
        valid === 'yes' &&
        !OTHER_CLIENTS_DIFFER.some((pattern) => pattern.test(input) && !input.startsWith('example.com')),
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const { input = '', domain, path, tag = '', digest = '' } of rows) {
      const parts = partsOf(input);
      expect(parts, input).toMatchObject({ valid: true, domain, path, digest });
      expect([tag, tag.replace('latest', '')], input).toContain(parts.tag);
    }
  });
});
