import { fileURLToPath } from 'node:url';
import { type MinifyOptions, minify } from 'terser';
import { defineConfig } from 'wxt';
import { RESERVED_SPACE } from './lib/hub/page/reserved-space.ts';
import { reservedStyles } from './lib/hub/page/reserved-styles.ts';
import {
  ACCESSIBLE,
  DOCKER_ORIGINS,
  OPTIONAL_ORIGINS,
  OPTIONAL_PERMISSIONS,
  PERMISSIONS,
} from './lib/permissions/permissions.ts';
import project from './package.json' with { type: 'json' };

const firefox = {
  browser_specific_settings: {
    gecko: {
      id: 'tagkin@tagkin.dev',
      strict_min_version: '140.0',
      data_collection_permissions: { required: ['none' as const] },
    },
  },
};
/**
 * Allows only our own scripts and styles. Set explicitly, because Firefox's default upgrades http to https, which breaks
 * plain-http registries (measured, Firefox ESR 153).
 */
const EXTENSION_CSP =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src https: http:; base-uri 'none'; form-action 'none'";

/** Replacements for libraries, for size: in content scripts, and the first one in our pages. */
const inContentScript = (file: string) =>
  fileURLToPath(new URL(`entrypoints/hub.content/${file}`, import.meta.url));

/** What pages of Docker Hub need after a failure only: its script is loaded then. */
const DRAWN_BY_PARTS = ['failure-note.tsx', 'retry-now.tsx', 'not-public.tsx'];

/** What runs in the page's own world has a name instead of its address, where a page prints a stack. */
const namedInStacks = {
  name: 'named-in-stacks',
  generateBundle(_: unknown, bundle: Record<string, object>) {
    for (const file of Object.values(bundle)) if ('code' in file) file.code += '\n//# sourceURL=tagkin';
  },
};

const { version, bugs }: { version: string; bugs?: { url: string } } = project;

/**
 * What three of our pages and their parts or more share becomes one chunk, without style sheets: each further chunk costs a page 200 bytes. The
 * readers of pasted text stay apart, since they are loaded on demand, and so does what is drawn of an image that is not there.
 */
const SHARED_BY_PAGES = {
  name: 'pages',
  minShareCount: 3,
  test: /^(?!.*\/(?:(?:use-)?instead|found-digest|resource)).*(?:\/node_modules\/preact\/|\/native-api\.ts$|\/(?:components|entrypoints\/popup|lib\/(?:browser|client|defects|failure|i18n|messages|permissions|settings)).*\.tsx?$|virtual)/,
};

/** For content scripts: 2 % smaller than the default minifier, after gzip. */
const TERSER = {
  ecma: 2020,
  compress: {
    passes: 4,
    pure_getters: true,
    unsafe_arrows: true,
    unsafe_comps: true,
    unsafe_methods: true,
  },
} satisfies MinifyOptions;

/** Tokens that nothing uses take no room: each page of Docker Hub gets the others only. */
const USED_TOKENS_ONLY = {
  name: 'used-tokens-only',
  generateBundle(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
    for (const file of Object.values(bundle)) {
      let before: string | undefined;
      while (file.code !== before) {
        before = file.code;
        const code = before ?? '';
        file.code = code.replace(/(--tk-[\w-]+):[^;}`]*;?/g, (rule, name) =>
          code.includes(`var(${name})`) ? rule : '',
        );
      }
    }
  },
};

/** A second run over the minified script finds more: 32 bytes after gzip. */
const MINIFY_AGAIN = {
  name: 'minify-again',
  async generateBundle(_: unknown, bundle: Record<string, { type: string; code?: string }>) {
    for (const file of Object.values(bundle))
      if (file.code) file.code = (await minify(file.code, { ...TERSER, module: true })).code ?? file.code;
  },
};

/** The first with `light-dark()`. */
const chrome = { minimum_chrome_version: '123' };

export default defineConfig({
  manifestVersion: 3,
  // The pictures are not needed to build, and are most of its size.
  zip: { excludeSources: ['docs/**/*.png'] },
  outDir: '.output',
  vite: ({ mode }) => ({
    build: {
      sourcemap: mode === 'development' ? 'inline' : false,
      // What the manifests require: older syntax costs each page of Docker Hub 200 bytes.
      target: ['chrome123', 'firefox140'],
    },
    worker: { format: 'es' }, // shared chunks
    define: {
      // For defect reports (components/report.ts).
      TAGKIN_VERSION: JSON.stringify(version),
      TAGKIN_BUGS: JSON.stringify(bugs?.url ?? ''),
      // The debug log (lib/defects/debug-log.ts).
      TAGKIN_DEBUG: String(mode === 'development' || process.env.TAGKIN_DEBUG === '1'),
    },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    omnibox: { keyword: 'img' },
    permissions: PERMISSIONS,
    optional_permissions: OPTIONAL_PERMISSIONS,
    web_accessible_resources: ACCESSIBLE,
    host_permissions: DOCKER_ORIGINS,
    optional_host_permissions: OPTIONAL_ORIGINS,
    content_security_policy: { extension_pages: EXTENSION_CSP },
    ...(browser === 'firefox' ? firefox : chrome),
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ type }) => type === 'popup')) {
        const { rolldownOptions } = config.build ?? {};
        const output = { ...rolldownOptions?.output, codeSplitting: { groups: [SHARED_BY_PAGES] } };
        config.resolve = { alias: { 'webextension-polyfill': inContentScript('native-api.ts') } };
        config.build = {
          ...config.build,
          modulePreload: { polyfill: false }, // every browser that we support preloads modules
          rolldownOptions: { ...rolldownOptions, output },
        };
      }
      if (!entrypoints.every(({ type, name }) => type === 'content-script' || name === 'hub-parts')) return;
      if (config.mode !== 'development') {
        config.build = { ...config.build, minify: 'terser', terserOptions: TERSER };
        config.plugins = [...(config.plugins ?? []), USED_TOKENS_ONLY, MINIFY_AGAIN];
      }
      if (entrypoints.some(({ name }) => name === 'hydration'))
        config.plugins = [...(config.plugins ?? []), namedInStacks];
      config.resolve = {
        alias: {
          'webextension-polyfill': inContentScript('native-api.ts'),
          'wxt/utils/content-script-context': inContentScript('context.ts'),
          'preact/jsx-runtime': inContentScript('jsx-runtime.ts'),
          ...(entrypoints.some(({ name }) => name === 'hub') && {
            'preact/hooks': inContentScript('hooks.ts'),
            ...Object.fromEntries(DRAWN_BY_PARTS.map((name) => [`./${name}`, inContentScript(name)])),
          }),
        },
      };
    },
    'build:publicAssets': (_, files) => {
      for (const [name, contents] of Object.entries(reservedStyles()))
        files.push({ relativeDest: `reserve/${name}`, contents });
    },
    'build:manifestGenerated': (wxt, manifest) => {
      // Firefox: the page's properties are visible from our own world too, which no page can look into.
      if (wxt.config.browser === 'firefox')
        for (const script of manifest.content_scripts ?? []) Reflect.deleteProperty(script, 'world');
      manifest.content_scripts = [...(manifest.content_scripts ?? []), ...RESERVED_SPACE];
    },
  },
});
