import { t } from '../../lib/i18n.ts';
import type { DigestRole } from '../../lib/inspect/found-digest.ts';
import type { send } from '../../lib/messages/send.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { useResource } from './resource.ts';

/** Tags shown of one place. */
const SHOWN = 24;

const ROLES: Record<DigestRole, Parameters<typeof t>[0]> = {
  index: 'foundIndex',
  platform: 'foundPlatform',
  layer: 'foundLayer',
  config: 'foundConfig',
};

interface FoundDigestProps {
  digest: string;
  ask: typeof send;
  linkTo: (image: Reference) => string;
  /** Called in place of following a link. */
  open?: (image: Reference) => void;
}

/** Where a digest is known from: the tags whose index, image, layer or id it is, and how much was searched. */
export function FoundDigest({ digest, ask, linkTo, open }: FoundDigestProps) {
  const found = useResource([digest, ''], true, () => ask('digest.find', { digest }));
  const { value, failure, state } = found;
  const follow = (event: Event, image: Reference) => {
    if (!open) return;
    event.preventDefault();
    open(image);
  };
  return (
    <div data-found={digest} data-state={state}>
      {failure && <FailureNote failure={failure} />}
      {value && (
        <>
          {value.places.map(({ registry, repository, role, tags }) => (
            <div
              key={`${registry}/${repository} ${role}`}
              data-role={role}
              data-image={`${registry}/${repository}`}
            >
              <p>{t(ROLES[role], quoted(formatReference({ registry, repository })))}</p>
              <ul class="aliases">
                {tags.slice(0, SHOWN).map((tag) => (
                  <li key={tag}>
                    <a
                      class="alias"
                      data-alias={tag}
                      href={linkTo({ registry, repository, tag })}
                      onClick={(event) => follow(event, { registry, repository, tag })}
                    >
                      <Foreign text={tag} />
                    </a>
                  </li>
                ))}
                {tags.length > SHOWN && <li class="soft">{t('more', tags.length - SHOWN)}</li>}
              </ul>
            </div>
          ))}
          {value.places.length === 0 && <p>{t('foundNowhere')}</p>}
          <p class="soft" data-known={value.tags}>
            {t('foundCoverage', value.tags, value.repositories, value.documents)}
          </p>
        </>
      )}
    </div>
  );
}
