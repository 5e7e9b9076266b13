import { useEffect, useState } from 'preact/hooks';
import { imageStateOf } from '../../components/answer/image-state.ts';
import { ImageView } from '../../components/answer/image-view.tsx';
import { InsteadList } from '../../components/answer/instead-list.tsx';
import { shownVersion } from '../../components/inspect/version-line.tsx';
import { MapLine } from '../../components/map-line.tsx';
import { registryTitle } from '../../components/reason-text.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import { unlessDefect } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { platformKey } from '../../lib/oci/platform.ts';
import { formatReference, withDefaultTag } from '../../lib/oci/reference.ts';
import type { FoundImage } from '../../lib/paste/pasted.ts';
import { Footer } from './footer.tsx';
import { WatchToggle } from './lazy-watch-toggle.ts';
import { askForHosts, usePermissionChange } from './permission.ts';
import { addressOf, comparisonOf } from './private-window.ts';
import { signInAddress } from './sign-in-address.ts';
import { useAccessChange } from './use-access-change.ts';
import { useImage } from './use-image.ts';
import { insteadTitle, useInstead } from './use-instead.ts';

interface ImagePageProps {
  image: FoundImage;
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
  /** Opened by a page of Docker Hub: requests go to its API alone, which counts no pull, until the reader wants more here. */
  isFromPage: boolean;
}

/** Looks up one image and shows it. */
export function ImagePage({ image, lookUp, leavesNoTrace, isFromPage }: ImagePageProps) {
  const [attempt, setAttempt] = useState(0);
  const [isExactWanted, setExactWanted] = useState(false);
  const [chosen, choose] = useState(image.platform ? platformKey(image.platform) : null);
  const reference = withDefaultTag(image.reference);
  const { registry, tag } = reference;
  const name = formatReference(reference);
  const isByHubAlone = isFromPage && !isExactWanted;
  const again = () => setAttempt((count) => count + 1);
  const { answer, client, failure, busy, platform } = useImage({ reference, isByHubAlone }, chosen, attempt);
  const [refused, attemptChange] = useAttempt();
  const instead = useInstead(reference, failure);
  usePermissionChange([registry], again);
  useAccessChange(again);
  const { digest: _, ...named } = reference;
  const other = (wanted: string) => formatReference({ ...named, tag: wanted });
  /** From a private window an address holds no image; if this fails, the page that the link opens is empty. */
  const passOn = (text: string) => {
    if (leavesNoTrace) void send('pending.put', { text }).catch(unlessDefect(undefined));
  };
  const aliases = client?.tags.get(tag ?? '') ?? null;
  const { repository } = reference;
  const version = shownVersion({ repository, tag, aliases, details: answer?.details ?? null });
  const pushedAt = answer?.pushedAt ?? aliases?.pushed;
  const isRead = answer !== null && !busy;
  useEffect(() => {
    if (!isRead || (version === undefined && !pushedAt)) return;
    const facts = { ...(version !== undefined && { version }), ...(pushedAt && { pushedAt }) };
    // A failure is not shown: at worst the start page has the name alone.
    void send('recent.add', { image: name, ...facts }).catch(unlessDefect(undefined));
  }, [isRead, name, version, pushedAt]);
  const isDerived = answer?.details?.summary.source === 'instructions';
  return (
    <>
      <ImageView
        reference={reference}
        assumed={image.assumed}
        state={imageStateOf({ answer, failure: failure ?? refused, busy })}
        progress={client?.progress ?? null}
        aliases={aliases}
        moved={client?.moves.get(tag ?? '')}
        comparison={(was) =>
          comparisonOf(formatReference({ registry, repository, digest: was as Digest }), name, leavesNoTrace)
        }
        ofDigest={client?.ofDigest ?? null}
        busy={busy}
        platform={platform}
        choosePlatform={(wanted) => {
          choose(wanted);
          void attemptChange(async () => client?.choosePlatform(wanted));
        }}
        watch={tag && <WatchToggle key={name} references={[reference]} />}
        linkTo={(wanted) => addressOf(other(wanted), leavesNoTrace)}
        follow={(wanted) => lookUp(other(wanted))}
        followElsewhere={(wanted) => passOn(other(wanted))}
        inFull={`inspect.html${addressOf(name, leavesNoTrace)}`}
        onInFull={() => passOn(name)}
        hasLinks={!leavesNoTrace}
        readExact={
          isByHubAlone ? () => setExactWanted(true) : isDerived && !busy && failure ? again : undefined
        }
        instead={
          instead && (
            <InsteadList title={insteadTitle(instead)} references={instead.references} lookUp={lookUp} />
          )
        }
        notFound={
          !instead || instead.kind === 'repositories' || instead.isListed
            ? undefined
            : t(reference.digest ? 'noSuchDigest' : 'noSuchTagAt', registryTitle(registry))
        }
        actions={{
          signIn: signInAddress(registry, leavesNoTrace),
          allow: (hosts) => askForHosts(hosts, name),
          approve: (places) => {
            const approvals = places.map((to) => send('approval.set', { registry, to, allowed: true }));
            void attemptChange(() => Promise.all(approvals));
          },
          retry: (host) =>
            void attemptChange(async () => {
              await send('host.resume', { host });
              again();
            }),
        }}
      />
      {client?.progress?.capped && (
        <p class="part">
          <MapLine
            progress={client.progress}
            setCrawlMode={(mode) => void attemptChange(() => client.setCrawlMode(mode))}
          />
        </p>
      )}
      <Footer pulls={answer?.pulls} />
    </>
  );
}
