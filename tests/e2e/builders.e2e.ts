import { beforeAll, expect, test } from 'vitest';
import type { ConfigSummary } from '../../lib/oci/config-summary.ts';
import type { HistoryStep } from '../../lib/oci/history.ts';
import { pathOf } from '../hub-in-a-box/build.ts';
import { type BuiltImages, builtImages } from '../hub-in-a-box/built/index.ts';
import { missingBuilders } from '../hub-in-a-box/real/programs.ts';
import { type SkopeoConfig, settingsOf, settingsOfSkopeo } from '../real-registry/as-skopeo.ts';
import { describeBrowser } from './harness/index.ts';
import { saveDownloads } from './support/downloads.ts';
import { inspected, openInspect, press } from './support/inspect.ts';
import { startFreshPopup } from './support/popup.ts';

/** On a build server, which sets `CI`, they fail and are not skipped. */
const missing = missingBuilders();
const isSkipped = missing !== undefined && !process.env.CI;

/** What the page saves of an image. */
interface Saved {
  config: ConfigSummary;
  history: HistoryStep[];
}

/** A line of a history as a Dockerfile has it: `#(nop)`, shell and build arguments cut. */
const plain = (line: string): string =>
  line
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^(?:\|\d+ .*)?\/bin\/sh -c /, 'RUN ')
    .replaceAll('","', '", "')
    .trim();

const ours = ({ created, comment, empty, instruction, text }: HistoryStep) => ({
  created,
  comment,
  empty,
  line: `${instruction} ${text}`.trim(),
});

const theirs = ({ history = [] }: SkopeoConfig) =>
  history.map(({ created, comment = '', empty_layer: empty = false, created_by = '' }) => ({
    created,
    comment,
    empty,
    line: plain(created_by),
  }));

/** Runs in the page: how the history is drawn. */
function drawn() {
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const facts = all('[data-section="head"] dl > div').map((fact) => fact.innerText.replace('\n', ' '));
  return {
    builder: facts.find((fact) => fact.startsWith('Built with')),
    layers: all('[data-step][data-size]').map(({ dataset }) => `${dataset.step} ${dataset.instruction}`),
    groups: all('[data-group-size]').map(({ dataset: { first, last } }) => `${first}-${last}`),
    masked: all('[data-argument]').map(({ dataset }) => dataset.argument),
    base: all('[data-built-on]').map((link) => `${link.dataset.builtOn} ${link.getAttribute('data-trust')}`),
    mediaType: all('[data-section="layers"] .under').at(-1)?.innerText,
  };
}

const GZIP = 'application/vnd.oci.image.layer.v1.tar+gzip';
const OF_BASE = { base: ['localhost/base:v1 said'] };

/** By tag: how each builder's history is drawn. */
const DRAWN: Record<string, object> = {
  base: { builder: 'Built with buildah', layers: [], groups: ['0-1'], base: [] },
  plain: { ...OF_BASE, layers: [], groups: ['0-1', '2-15'], masked: ['A', 'NPM_TOKEN'], mediaType: GZIP },
  layers: { ...OF_BASE, layers: ['4 RUN', '5 COPY'], groups: ['0-1'] },
  squashed: { ...OF_BASE, layers: [], groups: ['0-4'] },
  zstd: { groups: ['0-1', '2-15'], mediaType: 'application/vnd.oci.image.layer.v1.tar+zstd' },
  converted: { groups: ['0-1', '2-15'], mediaType: GZIP },
  umoci: { builder: 'Built with umoci', layers: ['0 undefined'], groups: [], base: [] },
};

describeBrowser(missing ? `images of real builders (${missing})` : 'images of real builders', (world) => {
  startFreshPopup(world);
  let built: BuiltImages;
  beforeAll(() => {
    if (isSkipped) return;
    if (missing !== undefined) throw new Error(missing);
    built = builtImages();
    world.hub.repositories.set(pathOf(built.repository), built.repository);
  }, 180_000);

  test.skipIf(isSkipped)(
    'config and history are what skopeo tells, and are drawn in the manner of each builder',
    async () => {
      const saved = await saveDownloads(world.driven);
      for (const [tag, expected] of Object.entries(DRAWN)) {
        const page = await openInspect(world, `real/built:${tag}`);
        await inspected(page, { sections: { config: 'complete', history: 'complete' } });
        await press(page, 'config', '[data-action="exact"]');
        await inspected(page, { exact: 'true', errors: [] });
        await press(page, 'head', '[data-action="export"]');
        const { config, history }: Saved = JSON.parse(await saved(`real-built-${tag}.json`));
        const skopeo: SkopeoConfig = JSON.parse(built.configOf(tag));
        expect(settingsOf(config), tag).toEqual(settingsOfSkopeo(skopeo));
        expect(history.map(ours), tag).toEqual(theirs(skopeo));
        expect(await page.evaluate(drawn), tag).toMatchObject(expected);
        await press(page, 'head', '[data-action="unpacked"]');
        const unpacked = await page.waitForSelector('div[data-field="unpacked"][data-state="complete"]');
        const [size, why] =
          (await unpacked?.evaluate((fact) => [
            Number(fact.dataset.size),
            fact.querySelector<HTMLElement>('[data-unsized]')?.dataset.unsized ?? null,
          ])) ?? [];
        // Of a layer that skopeo packed as it came, zstd has no size.
        if (tag === 'zstd') expect([Number(size) < built.unpackedSize(tag), why]).toEqual([true, 'unstated']);
        else expect([size, why], tag).toEqual([built.unpackedSize(tag), null]);
        await world.close(page);
      }
    },
    120_000,
  );
});
