import { stateOf, TagAliasesView } from '../../components/tag-aliases.tsx';
import { findTagBlocks } from '../../lib/hub/page/anchors.ts';
import { send } from '../../lib/messages/send.ts';
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
    const draw = (tag: string, host: Host) => {
      const { progress } = client;
      const aliases = client.tags.get(tag) ?? null;
      host.draw(
        (width) => (
          <TagAliasesView key={tag} {...tagProps(repository, tag, client, features)} width={width} />
        ),
        aliases || progress?.failure ? stateOf(progress) : 'loading',
      );
    };
    const drawAll = () => {
      for (const { tag, host } of hosts.values()) drawSoon(host, () => draw(tag, host));
    };

    /** A plain click on an alias whose block is on this page goes there, with the focus. */
    const follow = (event: MouseEvent) => {
      const { alias } = (event.target as HTMLElement).dataset;
      const element = [...hosts.values()].find(({ tag }) => tag === alias)?.host.element;
      if (!element || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      element.tabIndex = -1;
      element.focus();
      element.scrollIntoView({ block: 'center' });
    };
    const newHost = () => {
      const host = createHost('tagkin-aliases');
      host.element.shadowRoot?.addEventListener('click', follow as EventListener);
      return host;
    };

    const find = () => {
      const blocks = findTagBlocks(document, repository);
      client.setVisibleTags(blocks.map(({ tag }) => tag));
      return blocks;
    };
    const place = () => {
      const blocks = find();
      const seen = new Set(blocks.map(({ block }) => block));
      for (const [block, { host }] of hosts) {
        if (seen.has(block)) continue;
        host.remove();
        hosts.delete(block);
      }
      for (const { tag, block, place } of blocks) {
        const known = hosts.get(block);
        const host = known?.host ?? newHost();
        if (known?.tag !== tag) {
          host.element.dataset.tag = tag;
          hosts.set(block, { tag, host });
          drawSoon(host, () => draw(tag, host));
        }
        host.put(place);
      }
    };

    /** A browser's menu does not tell what it was opened on: the worker is told which tag's block it was. */
    const note = ({ target, isTrusted }: Event) => {
      const [, pointed] = [...hosts].find(([block]) => block.contains(target as Node)) ?? [];
      if (isTrusted) send('menu.about', { repository, tag: pointed?.tag }).catch(client.report);
    };
    document.addEventListener('contextmenu', note, { signal });

    find(); // before React has taken over: nothing is added yet, but the listing knows what is on the screen
    onChange(place);
    client.subscribe(drawAll, signal);
    signal.addEventListener('abort', () => {
      for (const { host } of hosts.values()) host.remove();
    });
  },
};
