import { useState } from 'preact/hooks';
import type { ConfigSource } from '../../components/config-panel.tsx';
import { ImageView } from '../../components/image-view.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { send } from '../../lib/messages/send.ts';
import { platformKey } from '../../lib/oci/platform.ts';
import { DOCKER_HUB, formatReference, withDefaultTag } from '../../lib/oci/reference.ts';
import type { FoundImage } from '../../lib/paste/pasted.ts';
import { askForHosts, usePermissionChange } from './permission.ts';
import { addressOf } from './private-window.ts';
import { signInAddress } from './sign-in-address.ts';
import { useImage } from './use-image.ts';
import { useSettingsChange } from './use-settings-change.ts';

interface ImagePageProps {
  image: FoundImage;
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

/** Looks up one image and shows it. */
export function ImagePage({ image, lookUp, leavesNoTrace }: ImagePageProps) {
  const [attempt, setAttempt] = useState(0);
  const [platform, setPlatform] = useState(image.platform ? platformKey(image.platform) : null);
  const reference = withDefaultTag(image.reference);
  const { registry, repository, tag } = reference;
  const name = formatReference(reference);
  const { answer, client, failure, busy } = useImage({ reference, isByHubAlone: false }, platform, attempt);
  const [refused, attemptChange] = useAttempt();
  usePermissionChange([registry], () => setAttempt((count) => count + 1));
  useSettingsChange(() => setAttempt((count) => count + 1));
  const { digest: _, ...named } = reference;
  const other = (wanted: string) => formatReference({ ...named, tag: wanted });
  const shownPlatform = platform ?? client?.progress?.platform ?? 'linux/amd64';
  const config: ConfigSource = {
    steps: () => send('config.steps', { repository, tag: tag ?? '', platform: shownPlatform }),
    exact: (digest) => send('config.exact', { repository, digest, platform: shownPlatform }),
  };
  return (
    <ImageView
      reference={reference}
      assumed={image.assumed}
      answer={answer}
      progress={client?.progress ?? null}
      aliases={client?.tags.get(tag ?? '') ?? null}
      ofDigest={client?.ofDigest ?? null}
      failure={failure ?? refused}
      busy={busy}
      platform={platform}
      choosePlatform={(chosen) => {
        setPlatform(chosen);
        void attemptChange(async () => client?.choosePlatform(chosen));
      }}
      linkTo={(wanted) => addressOf(other(wanted), leavesNoTrace)}
      follow={(wanted) => lookUp(other(wanted))}
      followElsewhere={(wanted) => {
        // If this fails, the tab that the link opens shows its start page.
        if (leavesNoTrace) void send('pending.put', { text: other(wanted) }).catch(() => {});
      }}
      inFull={`inspect.html${addressOf(name, leavesNoTrace)}`}
      onInFull={() => {
        // If this fails, the page that the link opens is empty.
        if (leavesNoTrace) void send('pending.put', { text: name }).catch(() => {});
      }}
      signIn={signInAddress(registry, leavesNoTrace)}
      allow={(hosts) => askForHosts(hosts, name)}
      approve={(places) => {
        const approvals = places.map((to) => send('approval.set', { registry, to, allowed: true }));
        void attemptChange(() => Promise.all(approvals));
      }}
      retry={(host) => {
        void attemptChange(async () => {
          await send('host.resume', { host });
          setAttempt((count) => count + 1);
        });
      }}
      config={registry === DOCKER_HUB && tag !== undefined ? config : undefined}
    />
  );
}
