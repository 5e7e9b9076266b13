import type { ComponentType } from 'preact';
import { stateOf, type TagAliasesProps } from '../../components/tag-aliases.tsx';
import type { InsertionPoint } from '../../lib/hub/page/anchors.ts';
import type { HostName } from '../../lib/settings/features.ts';
import { createHost } from './host.tsx';
import { guestOf, tagProps } from './reader.tsx';
import { RetryNow } from './retry-now.tsx';
import type { Visit } from './visits.ts';

/** Shared by pages about one tag: one host with that tag's aliases, moved whenever its insertion point changes. */
export function showOneTag(
  { route: { repository }, client, features, signal, onChange }: Visit,
  name: HostName,
  View: ComponentType<TagAliasesProps>,
  find: () => { tag: string; place: InsertionPoint } | null,
): void {
  const host = createHost(name);
  let tag: string | null = null;

  const draw = () => {
    if (tag === null) return;
    const aliases = client.tags.get(tag) ?? null;
    const { progress } = client;
    const props = tagProps(repository, tag, client, features);
    const retry = progress?.failure && (
      <RetryNow
        failure={progress.failure}
        retry={(host) => void client.retry(host).catch(client.report)}
        counts={guestOf(client, { repository, tag }).isReader}
      />
    );
    host.draw(
      (width) => <View key={props.tag} {...props} width={width} ownFailure retry={retry} />,
      aliases || progress?.failure ? stateOf(progress) : 'loading',
    );
  };

  const shown = find();
  if (shown) client.setVisibleTags([shown.tag]);
  onChange(() => {
    const found = find();
    if (!found) return;
    host.put(found.place);
    if (found.tag === tag) return;
    tag = found.tag;
    host.element.dataset.tag = tag;
    client.setVisibleTags([tag]);
    draw();
  });
  client.subscribe(draw, signal);
  signal.addEventListener('abort', () => host.remove());
}
