import { expect, test } from 'vitest';
import type { ConfigSummary } from '../../lib/oci/config-summary.ts';
import { summaryOfInstructions } from '../../lib/oci/instructions.ts';
import { statedVersion } from '../../lib/oci/stated-version.ts';
import { readLabels } from '../../lib/oci/values/labels.ts';

const config = (labels: Record<string, string>, env: Record<string, string> = {}): ConfigSummary => ({
  ...summaryOfInstructions([], { os: 'linux', architecture: 'amd64' }),
  labels: readLabels(labels),
  env: Object.entries(env).map(([name, value]) => ({ name, value })),
});
const OCI = 'org.opencontainers.image.version';

test.each([
  [config({ [OCI]: '1.2.3' }), 'library/nginx', { version: '1.2.3', source: 'label', by: OCI }],
  [
    config({ 'org.label-schema.version': '7' }, { NGINX_VERSION: '1' }),
    'library/nginx',
    { version: '7', source: 'label', by: 'org.label-schema.version' },
  ],
  [
    config({}, { NGINX_VERSION: '1.31.4' }),
    'library/nginx',
    { version: '1.31.4', source: 'env', by: 'NGINX_VERSION' },
  ],
  [config({}, { MY_APP_VERSION: '2' }), 'me/my-app', { version: '2', source: 'env', by: 'MY_APP_VERSION' }],
  [config({}, { NJS_VERSION: '0.9', PATH: '/' }), 'library/nginx', null],
  [config({ [OCI]: '' }), 'library/nginx', null],
])('%#', (summary, repository, stated) => expect(statedVersion(summary, repository)).toEqual(stated));
