import { useState } from 'preact/hooks';
import { ImageView } from '../../components/image-view.tsx';
import type { FoundImage } from '../../lib/oci/paste/pasted.ts';
import { platformKey } from '../../lib/oci/platform.ts';
import { formatReference, withDefaultTag } from '../../lib/oci/reference.ts';
import { askForHosts } from './permission.ts';
import { useImage } from './use-image.ts';

/** One image, looked up. */
export function ImagePage({ image, lookUp }: { image: FoundImage; lookUp: (text: string) => void }) {
  const [attempt, setAttempt] = useState(0);
  const [platform, setPlatform] = useState(image.platform ? platformKey(image.platform) : null);
  const reference = withDefaultTag(image.reference);
  const state = useImage(reference, platform, attempt);
  const { digest: _, ...named } = reference;
  return (
    <ImageView
      reference={reference}
      assumed={image.assumed}
      answer={state.answer}
      progress={state.feed?.progress ?? null}
      aliases={state.feed?.tags.get(reference.tag ?? '') ?? null}
      ofDigest={state.feed?.ofDigest ?? null}
      failure={state.failure}
      busy={state.busy}
      choosePlatform={setPlatform}
      linkTo={(tag) => `?${new URLSearchParams({ image: formatReference({ ...named, tag }) })}`}
      follow={(tag) => lookUp(formatReference({ ...named, tag }))}
      allow={(hosts) => askForHosts(hosts).then((given) => given && setAttempt(attempt + 1))}
    />
  );
}
