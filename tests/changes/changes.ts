/** A change that a newcomer makes: at most one new file, and one line (with its import) in a list. */
export interface Change {
  /** Its heading in CONTRIBUTING.md. */
  name: string;
  file?: { path: string; text: string };
  /** Put behind the first line of `path` that holds `after`. */
  line: { path: string; after: string; text: string; import?: string };
}

export const CHANGES: Change[] = [
  {
    name: '1. A new registry’s bulk API',
    file: {
      path: 'lib/sources/sample.ts',
      text: `import type { BulkSource } from './bulk-source.ts';

export const sample: BulkSource = {
  id: 'sample',
  requests: () => 1,
  detect: ({ headers }) => headers.has('x-sample'),
  readPage: async () => ({ tags: [], dropped: 0, remaining: 0 }),
};
`,
    },
    line: {
      path: 'lib/sources/sources.ts',
      after: '  quay,',
      text: '  sample,',
      import: "import { sample } from './sample.ts';",
    },
  },
  {
    name: '2. A config field',
    file: {
      path: 'lib/oci/fields/sample.ts',
      text: `import { number } from '../values/go-json.ts';
import type { Field } from './field.ts';

export const sample = {
  id: 'sample',
  read: { in: 'config', property: 'Sample', schema: number },
  draw: { as: 'seconds', label: 'fieldStopTimeout', isOptional: true },
} as const satisfies Field<number>;
`,
    },
    line: {
      path: 'lib/oci/fields/list.ts',
      after: '  stopTimeout,',
      text: '  sample,',
      import: "import { sample } from './sample.ts';",
    },
  },
  {
    name: '4. A copy format',
    line: {
      path: 'components/copy-forms.ts',
      after: '  pull: {',
      text: "  podman: { name: 'copyPull', text: ({ pinned }) => 'podman pull '.concat(pinned) },",
    },
  },
  {
    name: '6. A message',
    file: {
      path: 'lib/messages/sample.ts',
      text: `import * as v from 'valibot';
import { message } from './row.ts';

export const SAMPLE_MESSAGES = { 'sample.echo': message<string>()('extension', v.object({ text: v.string() })) };
`,
    },
    line: {
      path: 'lib/messages/messages.ts',
      after: '  ...POPUP_MESSAGES,',
      text: '  ...SAMPLE_MESSAGES,',
      import: "import { SAMPLE_MESSAGES } from './sample.ts';",
    },
  },
  {
    name: '6. A message: its handler',
    line: {
      path: 'lib/worker/handlers.ts',
      after: 'export const HANDLERS',
      text: "  'sample.echo': async ({ text }) => text,",
    },
  },
  {
    name: '7. A cache budget',
    file: {
      path: 'lib/store/sample.ts',
      text: `import * as v from 'valibot';
import { cacheStore } from './cache-store.ts';

export const samples = cacheStore('sample', v.string());
`,
    },
    line: { path: 'lib/store/budgets.ts', after: '  tag: ', text: '  sample: 2,' },
  },
  {
    name: '8. A setting',
    line: {
      path: 'lib/settings/settings.ts',
      after: 'export const SETTINGS',
      text: `  sample: row({
    default: true,
    schema: v.boolean(),
    section: 'data',
    label: 'settingRecent',
    about: 'settingRecentAbout',
    isInFile: true,
  }),`,
    },
  },
  {
    name: '9. A Dockerfile instruction',
    line: {
      path: 'lib/paste/files/dockerfile.ts',
      after: 'const HANDLERS',
      text: "  IMPORT: ({ words: [image] }, state) => image && add(state, image, 'IMPORT'),",
    },
  },
];
