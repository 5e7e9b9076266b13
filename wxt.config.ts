import { defineConfig } from 'wxt';

export default defineConfig({
  manifestVersion: 3,
  outDir: '.output',
  manifest: {
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    host_permissions: ['https://hub.docker.com/*'],
  },
});
