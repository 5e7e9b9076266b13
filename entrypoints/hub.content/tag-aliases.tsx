import { stateOf, TagAliasesView } from '../../components/tag-aliases.tsx';
import { findTagBlocks } from '../../lib/hub/page/anchors.ts';
import { tagsPath } from '../../lib/hub/urls.ts';
import type { Feature } from './feature.ts';
import { createHost, type Host } from './host.tsx';
import { tagProps } from './reader.tsx';
import { createRenderQueue } from './render-queue.ts';

/** In every tag block of tags pages: the aliases of its tag. */
export const tagAliases: Feature = {
  id: 'aliases',
  init({ route: { repository }, client, features, signal, onChange }) {
    const hosts = new Map<Element, { tag: string; host: Host }>();
    const drawSoon = createRenderQueue<Host>(signal, client.fail);
    const linkTo = (tag: string) => tagsPath(repository, tag);

    const draw = (tag: string, host: Host) => {
      const { progress } = client;
      const aliases = client.tags.get(tag) ?? null;
      host.draw(
        <TagAliasesView
          key={tag}
          tag={tag}
          aliases={aliases}
          progress={progress}
          linkTo={linkTo}
          {...tagProps(repository, tag, client, features)}
        />,
        aliases || progress?.failure ? stateOf(progress) : 'loading',
      );
    };
    const drawAll = () => {
      for (const { tag, host } of hosts.values()) drawSoon(host, () => draw(tag, host));
    };

    const place = () => {
      const blocks = findTagBlocks(document, repository);
      const seen = new Set(blocks.map(({ block }) => block));
      for (const [block, { host }] of hosts) {
        if (seen.has(block)) continue;
        host.remove();
        hosts.delete(block);
      }
      for (const { tag, block, place } of blocks) {
        const known = hosts.get(block);
        const host = known?.host ?? createHost('tagkin-aliases');
        if (known?.tag !== tag) {
          host.element.dataset.tag = tag;
          hosts.set(block, { tag, host });
          drawSoon(host, () => draw(tag, host));
        }
        host.put(place);
      }
      client.setVisibleTags(blocks.map(({ tag }) => tag));
    };

    onChange(place);
    client.subscribe(drawAll, signal);
    signal.addEventListener('abort', () => {
      for (const { host } of hosts.values()) host.remove();
    });
  },
};
