import { expect, test } from 'vitest';
import { isSearchable } from '../../lib/hub/searchable.ts';

test.each(['nginx', 'ng', 'grafana/', 'grafana/loki', 'a/b.c', 'NGINX'])('%s may be searched for', (text) => {
  expect(isSearchable(text)).toBe(true);
});

test.each([
  ...['quay.io', 'quay.io/', 'quay.io/coreos', 'ghcr.io/bigcorp/secret', 'registry.corp.example/team/app'],
  ...[
    'localhost',
    'localhost/app',
    'localhost:5000/app',
    'registry:5000/team',
    '10.0.0.7/app',
    'Quay.IO/coreos',
  ],
  ...[
    'docker.io/library/nginx',
    'https://quay.io',
    'docker pull nginx',
    '../search',
    'x',
    '',
    'a'.repeat(70),
  ],
])('%s may not', (text) => {
  expect(isSearchable(text)).toBe(false);
});
