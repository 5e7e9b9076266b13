import { useEffect, useRef } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { lazy } from '../lazy.tsx';
import { Icon } from './icon.tsx';
import { alsoIndex, type InspectPage, isNoImage } from './page.ts';
import { loadRaw, type RawPart } from './raw.load.ts';
import { useResource } from './resource.ts';
import { Failed, Section, Skeleton } from './section.tsx';

const RawOpened = lazy(() => import('./raw-opened.tsx').then((opened) => opened.RawOpened));

/** Index, manifest and config as their registry stores them, each read when it is opened. */
export function Raw(page: InspectPage) {
  const { digest, details, facts, exact } = page;
  const manifest = (details?.digest ?? null) as Digest | null;
  const top = digest.value;
  const isIndex = top !== manifest && !isNoImage(page);
  return (
    <Section id="raw" title={t('inspectRaw')} state={facts.state === 'complete' ? 'complete' : facts.state}>
      <Part page={page} part="index" digest={isIndex ? top : null} title={t('inspectIndex')} />
      <Part page={page} part="manifest" digest={manifest ?? top} title={t('inspectManifest')} />
      <Part
        page={page}
        part="config"
        digest={manifest ?? (exact.value?.artifact ? top : null)}
        title={t('inspectConfig')}
      />
    </Section>
  );
}

interface PartProps {
  page: InspectPage;
  part: RawPart;
  /** Its own, or for a config its manifest's; null where the image has no such part, or it is not known. */
  digest: Digest | null;
  title: string;
}

function Part({ page, part, digest, title }: PartProps) {
  const { ask, reference, isHub } = page;
  const raw = useResource([formatReference(reference), `${digest}`], false, async () => {
    const read = await loadRaw(ask, reference, part, digest as Digest);
    if (part === 'index') alsoIndex(page);
    return read;
  });
  const { value } = raw;
  /** It was opened before its digest was known. */
  const awaits = useRef(false);
  const onOpen = (isOpen: boolean) => {
    awaits.current = isOpen && digest === null;
    if (isOpen && digest !== null && raw.state === 'idle') raw.load();
  };
  useEffect(() => {
    if (awaits.current) onOpen(true);
  }, [digest]);
  return (
    <details
      class="fold"
      data-raw={part}
      data-state={raw.state}
      onToggle={(event) => onOpen(event.currentTarget.open)}
    >
      <summary>
        <Icon name="right" />
        <b>{title}</b>
        <span class="soft">
          {value
            ? t(
                'inspectTypeAndSize',
                value.mediaType,
                formatSize(new TextEncoder().encode(value.text).length),
              )
            : digest === null
              ? t(page.details || page.exact.value ? 'inspectNone' : 'inspectNotRead')
              : isHub && t('inspectOnePull')}
        </span>
      </summary>
      {raw.state === 'loading' && <Skeleton lines={3} />}
      <Failed resource={raw} page={page} />
      {value && digest && (
        <RawOpened reference={page.reference} part={part} digest={digest} document={value} />
      )}
    </details>
  );
}
