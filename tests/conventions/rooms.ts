/**
 * What each room of lib/ may import, beside itself and the rooms inside it: the picture of docs/architecture.md as a table.
 * A room that is not here may not exist. Packages are named; the browser's API is `lib/browser.ts`.
 */
export interface Room {
  imports: string[];
  packages?: string[];
}

const PURE = ['lib/text', 'lib/oci', 'lib/hosts', 'lib/hub'];
const BELOW_REGISTRY = ['lib/failure.ts', ...PURE, 'lib/secrets', 'lib/http'];

export const ROOMS: Record<string, Room> = {
  'lib/defects': { imports: [] },
  'lib/text': { imports: [] },
  'lib/failure.ts': { imports: ['lib/defects'] },
  'lib/browser.ts': { imports: [], packages: ['webextension-polyfill'] },
  'lib/i18n.ts': { imports: ['lib/browser.ts', 'lib/text', 'public/_locales'] },

  'lib/oci/values': { imports: ['lib/text'], packages: ['valibot'] },
  'lib/oci/fields': { imports: ['lib/text', 'lib/oci/values'], packages: ['valibot'] },
  'lib/oci': { imports: ['lib/text', 'lib/oci/values', 'lib/oci/fields'], packages: ['valibot'] },
  'lib/oci/statements': { imports: ['lib/text', 'lib/oci', 'lib/oci/values'], packages: ['valibot'] },
  'lib/hosts': { imports: ['lib/oci'] },
  'lib/hub': { imports: ['lib/oci', 'lib/hosts'] },
  'lib/hub/page': { imports: [...PURE, 'lib/settings'] },
  'lib/paste': { imports: PURE, packages: ['yaml', 'valibot'] },
  'lib/aliases': { imports: ['lib/oci'] },
  'lib/settings': { imports: ['lib/oci', 'lib/hosts'], packages: ['valibot'] },
  'lib/secrets': { imports: ['lib/oci', 'lib/hosts'], packages: ['valibot'] },

  'lib/http': {
    imports: ['lib/defects', 'lib/failure.ts', 'lib/oci', 'lib/hosts', 'lib/secrets'],
    packages: ['valibot'],
  },
  'lib/registry/auth': { imports: BELOW_REGISTRY, packages: ['valibot'] },
  'lib/registry': { imports: [...BELOW_REGISTRY, 'lib/registry/auth'], packages: ['valibot'] },
  'lib/hub/api': { imports: [...BELOW_REGISTRY, 'lib/registry/auth', 'lib/aliases'], packages: ['valibot'] },
  'lib/sources': {
    imports: [
      ...BELOW_REGISTRY,
      'lib/registry/auth',
      'lib/registry',
      'lib/aliases',
      'lib/sources/hub/planner',
    ],
    packages: ['valibot', 'p-queue'],
  },
  'lib/sources/hub/planner': { imports: ['lib/aliases'] },
  'lib/sources/hub': {
    imports: [
      ...BELOW_REGISTRY,
      'lib/registry',
      'lib/hub/api',
      'lib/aliases',
      'lib/sources',
      'lib/sources/hub/planner',
    ],
    packages: ['p-queue'],
  },
  'lib/compare': {
    imports: [
      'lib/text',
      'lib/oci',
      'lib/oci/values',
      'lib/oci/statements',
      'lib/layers',
      'lib/layers/format',
      'lib/layers/packages',
    ],
    packages: ['diff'],
  },
  'lib/layers/format': { imports: ['lib/text'] },
  'lib/layers/compression': {
    imports: ['lib/failure.ts', 'lib/layers/format'],
    packages: ['fflate', 'fzstd'],
  },
  'lib/layers/tar': { imports: ['lib/layers/format', 'lib/layers/compression'], packages: ['modern-tar'] },
  'lib/layers': {
    imports: [
      'lib/failure.ts',
      'lib/oci',
      'lib/layers/format',
      'lib/layers/compression',
      'lib/layers/tar',
      'lib/layers/packages',
      'lib/layers/toc',
    ],
    packages: ['valibot'],
  },
  'lib/layers/packages': {
    imports: ['lib/text', 'lib/failure.ts', 'lib/layers/format', 'lib/layers/compression', 'lib/layers/tar'],
    packages: ['fzstd'],
  },
  'lib/layers/toc': { imports: ['lib/failure.ts', 'lib/oci', 'lib/layers/format'], packages: ['valibot'] },
  'lib/inspect': {
    imports: [
      ...BELOW_REGISTRY,
      'lib/oci/values',
      'lib/oci/statements',
      'lib/registry',
      'lib/hub/api',
      'lib/aliases',
    ],
  },
  'lib/updates': {
    imports: [...BELOW_REGISTRY, 'lib/registry', 'lib/hub/api', 'lib/aliases'],
    packages: ['p-queue'],
  },
  'lib/watch': { imports: ['lib/failure.ts', 'lib/oci', 'lib/hosts', 'lib/aliases'] },

  'lib/permissions': { imports: [...PURE, 'lib/browser.ts', 'lib/settings'] },
  'lib/store': {
    imports: [
      'lib/defects',
      ...BELOW_REGISTRY,
      ...[
        'lib/browser.ts',
        'lib/aliases',
        'lib/settings',
        'lib/permissions',
        'lib/registry',
        'lib/registry/auth',
      ],
      ...['lib/hub/api', 'lib/sources', 'lib/sources/hub/planner', 'lib/watch'],
    ],
    packages: ['idb-keyval', 'valibot'],
  },
  'lib/messages': {
    imports: [
      'lib/defects',
      ...BELOW_REGISTRY,
      ...[
        'lib/browser.ts',
        'lib/aliases',
        'lib/settings',
        'lib/registry',
        'lib/inspect',
        'lib/updates',
        'lib/watch',
        'lib/oci/statements',
        'lib/layers/compression',
        'lib/hub/api',
        'lib/sources',
        'lib/store',
      ],
    ],
    packages: ['valibot'],
  },
  'lib/client': {
    imports: [
      'lib/defects',
      'lib/failure.ts',
      'lib/browser.ts',
      'lib/aliases',
      'lib/settings',
      'lib/messages',
      'lib/sources',
      'lib/http',
    ],
  },
  'lib/worker': {
    imports: [
      'lib/defects',
      ...BELOW_REGISTRY,
      ...['lib/browser.ts', 'lib/i18n.ts', 'lib/aliases', 'lib/settings', 'lib/permissions', 'lib/registry'],
      ...[
        'lib/registry/auth',
        'lib/hub/api',
        'lib/sources',
        'lib/sources/hub',
        'lib/inspect',
        'lib/updates',
        'lib/watch',
        'lib/oci/statements',
        'lib/layers/compression',
        'lib/store',
        'lib/messages',
      ],
    ],
    packages: ['valibot'],
  },
};
