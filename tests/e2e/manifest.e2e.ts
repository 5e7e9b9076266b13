import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { browserKind, builtExtension } from './harness/index.ts';
import { GRANTED } from './support/granted.ts';

/** All parts of a manifest that give rights to Tagkin, or to others over it. */
const RIGHTS = [
  'permissions',
  'optional_permissions',
  'host_permissions',
  'optional_host_permissions',
  'content_scripts',
  'web_accessible_resources',
  'externally_connectable',
  'content_security_policy',
  'minimum_chrome_version',
  'browser_specific_settings',
  'incognito',
];

test('the rights of the built extension cannot grow unseen', () => {
  const text = readFileSync(join(builtExtension(browserKind), 'manifest.json'), 'utf8');
  const manifest = JSON.parse(text) as Record<string, unknown>;
  const rights = Object.entries(manifest).filter(([key]) => RIGHTS.includes(key));
  const browser =
    browserKind === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'tagkin@tagkin.dev',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '123' };
  expect(Object.fromEntries(rights)).toEqual({
    ...browser,
    ...GRANTED,
    web_accessible_resources: [{ resources: ['hub-parts.js'], matches: ['https://hub.docker.com/*'] }],
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src https: http:; base-uri 'none'; form-action 'none'",
    },
    content_scripts: [
      { matches: ['https://hub.docker.com/*'], run_at: 'document_idle', js: ['content-scripts/hub.js'] },
      {
        matches: [
          'https://hub.docker.com/_/*',
          'https://hub.docker.com/layers/*',
          'https://hub.docker.com/r/*',
        ],
        run_at: 'document_start',
        js: ['content-scripts/hydration.js'],
        ...(browserKind === 'chromium' && { world: 'MAIN' }), // Firefox shows a page's marks to our own world
      },
      {
        matches: ['https://hub.docker.com/_/*/tags*', 'https://hub.docker.com/r/*/*/tags*'],
        css: ['reserve/tags.css'],
        run_at: 'document_start',
      },
      {
        matches: ['https://hub.docker.com/_/*', 'https://hub.docker.com/r/*/*'],
        css: ['reserve/overview.css'],
        run_at: 'document_start',
      },
      { matches: ['https://hub.docker.com/layers/*'], css: ['reserve/layers.css'], run_at: 'document_start' },
    ],
  });
});
