import { expect, test } from 'vitest';
import { readPackageUrl } from '../../lib/oci/statements/package-url.ts';

test.each([
  [
    'pkg:deb/debian/libssl3@3.0%2Bdeb12?arch=amd64&upstream=openssl',
    { type: 'deb', name: 'libssl3', version: '3.0+deb12', upstream: 'openssl' },
  ],
  ['pkg:npm/%40scope/name@1.0.0', { type: 'npm', name: 'name', version: '1.0.0' }],
  [
    'pkg:docker/debian@trixie-slim?platform=linux%2Famd64',
    { type: 'docker', name: 'debian', version: 'trixie-slim' },
  ],
  ['pkg:golang/std', { type: 'golang', name: 'std' }],
  ['https://example.com', undefined],
  ['pkg:deb/%zz@1', { type: 'deb', name: '%zz', version: '1' }],
])('%s', (text, read) => expect(readPackageUrl(text)).toEqual(read));
