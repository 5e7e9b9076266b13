import { parseArgs } from 'node:util';
import { installMissing } from '../e2e/harness/install.ts';
import { benchCompare } from './bench-compare.ts';
import { benchFiles } from './bench-files.ts';
import { benchGroups } from './bench-groups.ts';
import { benchInspect } from './bench-inspect.ts';
import { benchLayers } from './bench-layers.ts';
import { benchListing } from './bench-listing.ts';
import { benchMap } from './bench-map.ts';
import { benchOddHubs } from './bench-odd-hubs.ts';
import { benchPage } from './bench-page.ts';
import { benchPasted } from './bench-pasted.ts';
import { benchPopup } from './bench-popup.ts';
import { benchRegistry } from './bench-registry.ts';
import { benchSize } from './bench-size.ts';
import { benchStore } from './bench-store.ts';
import { benchVersions } from './bench-versions.ts';
import { benchWatch } from './bench-watch.ts';
import { buildCommand } from './build.ts';
import { command } from './command.ts';

/**
 * `npm run bench [-- --built] [-- listing groups …]`: the design's measures, as counts and ratios. Nothing fails by them.
 * `npm run bench -- --files DIR [--list] [--docs]`: the readers of pasted text, over the files of a folder.
 */
const PARTS: Record<string, { title: string; run: () => Promise<string[]> }> = {
  listing: { title: 'Requests to Docker Hub', run: benchListing },
  groups: { title: 'Grouping', run: benchGroups },
  versions: { title: 'Real versions of official images', run: benchVersions },
  map: { title: 'The whole map of repositories that Docker Hub does not page through', run: benchMap },
  odd: { title: 'The whole map from a Docker Hub that lists tags in other ways', run: benchOddHubs },
  store: { title: 'Stored listing', run: benchStore },
  size: { title: 'Script sizes', run: benchSize },
  page: { title: 'A page of Docker Hub', run: benchPage },
  popup: { title: 'The popup', run: benchPopup },
  pasted: { title: 'A pasted file of 200 images', run: benchPasted },
  inspect: { title: 'The inspect page', run: benchInspect },
  compare: { title: 'Two images compared', run: benchCompare },
  registry: { title: 'Inspecting an image', run: benchRegistry },
  layers: { title: 'What is in a layer', run: benchLayers },
  watch: { title: 'Watched tags', run: benchWatch },
};

const IN_A_BROWSER = ['page', 'popup', 'pasted', 'inspect', 'compare'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    built: { type: 'boolean', default: false },
    files: { type: 'string' },
    list: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
});

if (values.files !== undefined) {
  console.log((await benchFiles(values.files, values.list, values.docs)).join('\n'));
  process.exit(0);
}

const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const needsBrowser = wanted.some((name) => IN_A_BROWSER.includes(name));
if (needsBrowser) installMissing(['chromium']);
if (!values.built && (needsBrowser || wanted.includes('size'))) {
  const built = await command(buildCommand('chromium'));
  if (!built.ok) throw new Error(`the build failed:\n${built.output}`);
}

for (const name of wanted) {
  const part = PARTS[name];
  if (!part) throw new Error(`there is no ${name}: ${Object.keys(PARTS).join(', ')}`);
  const lines = await part.run();
  console.log([`## ${part.title}`, ...lines, ''].join('\n'));
}
