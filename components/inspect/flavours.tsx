import type { Flavour } from '../../lib/aliases/flavours.ts';
import { formatAgo, formatDay, formatSize, t } from '../../lib/i18n.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { Foreign } from '../foreign.tsx';
import { lazy } from '../lazy.tsx';
import { loadFlavours } from './flavours.load.ts';
import { type InspectPage, isReading, isUnread, siblingOf } from './page.ts';
import { PlatformKey } from './platform-key.tsx';
import { useResource } from './resource.ts';
import { Failed, NotRead, Section, Skeleton } from './section.tsx';
import { SizeBar } from './size-bar.tsx';

/** Loaded beside the listing that it is drawn from. */
const SizeChart = lazy(() => import('./size-chart.tsx').then((chart) => chart.SizeChart));

/** The other images of the same version with their sizes, and the sizes of the versions before: from the listing alone. */
export function Flavours(page: InspectPage) {
  const { reference, ask, listing, platform } = page;
  const { progress, ofDigest } = listing;
  const tag = reference.tag ?? ofDigest?.index[0] ?? ofDigest?.platform[0] ?? null;
  const isKnown = progress !== null && progress.known > 0 && tag !== null && platform !== null;
  // The listing grows in steps: it is looked at after the first one and at its end.
  const seen = `${progress?.done && progress.known} ${platform} ${tag}`;
  const found = useResource([formatReference(reference), seen], isKnown, () =>
    loadFlavours(ask, reference, tag ?? '', platform ?? ''),
  );
  const { value } = found;
  if (value) page.shown.set('flavours', value);
  const { version = null, flavours = [] } = value ?? {};
  const isWaiting = !isKnown && isReading(page);
  return (
    <Section
      id="flavours"
      title={t('inspectFlavours')}
      state={isKnown ? found.state : isWaiting ? 'loading' : 'complete'}
    >
      {(isWaiting || (found.state === 'loading' && !value)) && <Skeleton lines={3} />}
      <Failed resource={found} page={page} />
      <NotRead {...page} />
      {!isWaiting && !isUnread(page) && (value || !isKnown) && (
        <p class={flavours.length > 1 ? 'soft read' : 'soft'}>
          {version === null
            ? t('inspectFlavoursNone')
            : t(flavours.length > 1 ? 'inspectFlavoursNote' : 'inspectFlavoursAlone', version)}
        </p>
      )}
      {flavours.length > 1 && <Table page={page} flavours={flavours} platform={platform ?? ''} />}
      {platform !== null && (
        <SizeChart platforms={value?.platforms ?? []} chosen={platform} points={value?.points ?? []} />
      )}
    </Section>
  );
}

function Table({ page, flavours, platform }: { page: InspectPage; flavours: Flavour[]; platform: string }) {
  const largest = Math.max(...flavours.map(({ size }) => size));
  const own = flavours.find(({ isOwn }) => isOwn)?.platforms ?? [];
  return (
    <table class="tbl mid">
      <thead>
        <tr>
          <th>{t('inspectFlavour')}</th>
          <th class="sized">
            <span class="vh">{t('inspectSize')}</span>
          </th>
          <th class="num">{platform && <PlatformKey platform={platform} />}</th>
          <th class="num hide-narrow">{t('inspectPlatforms')}</th>
          <th class="num hide-narrow">{t('inspectPushed')}</th>
        </tr>
      </thead>
      <tbody>
        {flavours.map((each) => (
          <tr
            key={each.tag}
            data-flavour={each.tag}
            data-size={each.size}
            aria-current={each.isOwn ? 'true' : undefined}
          >
            <th scope="row">
              <a href={page.linkTo(siblingOf(page.reference, each.tag))}>
                <Foreign text={each.tag} />
              </a>{' '}
              <span class="soft">
                {each.isOwn ? t('inspectThisImage') : <Lacking own={own} platforms={each.platforms} />}
              </span>
            </th>
            <td class="sized">
              <SizeBar size={each.size} largest={largest} isBase={!each.isOwn} />
            </td>
            <td class="num">
              {each.size > 0 ? (
                formatSize(each.size)
              ) : (
                <span class="soft">
                  {t(
                    each.platforms.length > 0 && !each.platforms.includes(platform)
                      ? 'inspectNotForPlatform'
                      : 'inspectNotRead',
                  )}
                </span>
              )}
            </td>
            <td class="num hide-narrow">{each.platforms.length || '–'}</td>
            <td class="num soft hide-narrow">
              {each.pushed > 0 && <time title={formatDay(each.pushed)}>{formatAgo(each.pushed)}</time>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Platforms of the shown image that a flavour has no image for, the first two by name; nothing where its platforms are unknown. */
function Lacking({ own, platforms }: { own: string[]; platforms: string[] }) {
  const missing = platforms.length > 0 ? own.filter((platform) => !platforms.includes(platform)) : [];
  if (missing.length === 0) return null;
  const [first = '', second] = missing;
  const named = second ? `${first}, ${second}` : first;
  const more = missing.length - 2;
  const sentence = more > 0 ? t('inspectLacksMore', named, more) : t('inspectLacks', named);
  const [before, after] = sentence.split(named);
  return (
    <>
      {before}
      <PlatformKey platform={first} />
      {second && ', '}
      {second && <PlatformKey platform={second} />}
      {after}
    </>
  );
}
