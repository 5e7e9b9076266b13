import { FailureNote } from '../../components/failure-note.tsx';
import { WatchButton } from '../../components/watch/watch-button.tsx';
import { t } from '../../lib/i18n.ts';
import type { Reference } from '../../lib/oci/reference.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { imageOf } from '../../lib/watch/repositories.ts';
import { MAX_WATCHED } from '../../lib/watch/watched.ts';
import { useWatchList } from './use-watch-list.ts';

/** Watches the tags of these references, or stops: each once, and not those of a digest alone. Nothing in a private window, which changes nothing of the list. */
export function WatchToggle({
  references,
  label = (_count) => labelOf(references[0]),
}: {
  references: readonly Reference[];
  /** Its words for so many images. */
  label?: (count: number) => string;
}) {
  const { list, failure, set } = useWatchList();
  if (failure) return <FailureNote failure={failure} where={t('extensionName')} />;
  if (!list?.mayChange) return null;
  const images = [...new Set(references.flatMap((reference) => imageOf(reference) ?? []))];
  const watched = new Set(list.tags.map(({ image }) => image));
  if (images.length === 0) return null;
  const added = images.filter((image) => !watched.has(image)).length;
  const room = MAX_WATCHED - list.tags.length;
  const isWatched = added === 0;
  return (
    <WatchButton
      isWatched={isWatched}
      label={label(images.length)}
      toggle={() => set(images, !isWatched)}
      refused={list.refused}
      room={added > room ? room : undefined}
    />
  );
}

/** Of one image. Beside a digest its tag is named: the digest never moves, and is not what is watched. */
const labelOf = ({ tag, digest }: Partial<Reference> = {}): string =>
  tag !== undefined && digest ? t('watchNamed', quoted(tag)) : t('watch');
