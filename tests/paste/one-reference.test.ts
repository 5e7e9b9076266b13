import { describe, expect, test } from 'vitest';
import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { looksLikeOneReference } from '../../lib/paste/one-reference.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import { hasShared, sharedTable } from '../oci/shared.ts';

/** What the popup takes without the readers, they read the same. */
function expectSame(text: string) {
  if (!looksLikeOneReference(text)) return false;
  const parsed = parseReference(text.trim());
  const [first, ...others] = readPasted(text).found;
  expect([text, first?.kind, others]).toEqual([text, 'image', []]);
  expect(first?.kind === 'image' && first.reference).toEqual(parsed.ok && parsed.value);
  return true;
}

describe('one reference is read without the readers as with them', () => {
  test.each([
    'nginx',
    ' nginx:1.31 ',
    'grafana/grafana',
    'registry.k8s.io/pause:3.9',
    'ghcr.io/a/b@sha256:411caf340c828657e915a83ed561a79d2b8150dabad4dc079d881cbfe6f86afe',
    'localhost:5000/a/b:v1',
    'docker.io/library/redis:7',
    'quay.io/a/b:1', // its website has the same host
    'quay.io/repository',
    'mcr.microsoft.com/dotnet/sdk',
    'registry.hub.docker.com/library/nginx',
    'registry.gitlab.com/a/b/c',
    'public.ecr.aws/nginx/nginx',
    'registry.access.redhat.com/ubi9',
  ])('%s', (text) => expect(expectSame(text)).toBe(true));

  test.each([
    '',
    'grafana/',
    'docker pull nginx',
    'https://hub.docker.com/_/nginx',
    'hub.docker.com/r/grafana/grafana',
    'quay.io/repository/a/b',
    'mcr.microsoft.com/en-us/artifact/mar/dotnet/sdk',
    'registry.hub.docker.com/r/a/b',
    'github.com/a/b/pkgs/container/b',
    'FROM nginx',
    'image: nginx',
    'nginx redis',
    'sha256:411caf340c828657e915a83ed561a79d2b8150dabad4dc079d881cbfe6f86afe',
    'A=b',
  ])('needs the readers: %s', (text) => expect(looksLikeOneReference(text)).toBe(false));

  test.skipIf(!hasShared)('of collected references', () => {
    const rows = sharedTable('registry/references-normalized.tsv');
    expect(rows.filter((row) => expectSame(String(row.input ?? row.reference ?? ''))).length).toBeGreaterThan(
      50,
    );
  });
});
