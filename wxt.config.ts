import { defineConfig } from 'wxt';
import { RESERVED_ROOM } from './lib/hub/reserved-room.ts';

const firefox = {
  browser_specific_settings: {
    gecko: {
      id: 'tagkin@tagkin.dev',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none' as const] },
    },
  },
};
const chrome = { minimum_chrome_version: '120' };

export default defineConfig({
  manifestVersion: 3,
  outDir: '.output',
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    host_permissions: ['https://hub.docker.com/*'],
    ...(browser === 'firefox' ? firefox : chrome),
  }),
  hooks: {
    'build:manifestGenerated': (_, manifest) => {
      manifest.content_scripts = [...(manifest.content_scripts ?? []), ...RESERVED_ROOM];
    },
  },
});
