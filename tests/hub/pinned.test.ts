import { expect, test } from 'vitest';
import { copyForms } from '../../components/copy-forms.ts';
import { pinnedReference } from '../../lib/hub/pinned.ts';

const digest = `sha256:${'0'.repeat(64)}` as const;

test.each([
  'library/nginx',
  'library/a.b',
  'library/localhost',
  'bitnami/redis',
  'localhost/x',
  'a.b/c',
  'grafana/a.b',
])('%s is pinned as a full parser would', (repository) => {
  const reference = { registry: 'docker.io', repository, tag: '1.31' };
  expect(pinnedReference(repository, '1.31', digest)).toBe(
    copyForms(reference, digest).find(({ form }) => form === 'pinned')?.text,
  );
});
