import { useState } from 'preact/hooks';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { PlatformRow } from '../../lib/inspect/tag-view.ts';
import { type InspectPage, isWithoutImage } from './page.ts';
import { Failed, Section, Skeleton } from './section.tsx';

/** Rows shown before the rest is asked for. */
const SHOWN = 12;

/** The platforms of an image, with the one that the page shows. Versions of Windows are told apart. */
export function Platforms(page: InspectPage) {
  const { facts, platform, choosePlatform } = page;
  const [isOpen, setOpen] = useState(false);
  const rows = facts.value?.platforms ?? [];
  const hidden = isOpen ? 0 : Math.max(0, rows.length - SHOWN);
  return (
    <Section
      id="platforms"
      title={t('inspectPlatforms')}
      note={rows.length > 1 && t('inspectPlatformsNote')}
      state={facts.state}
    >
      {facts.state === 'loading' && <Skeleton lines={3} />}
      {!isWithoutImage(page) && <Failed resource={facts} page={page} />}
      {rows.length > 0 && (
        <table class="tbl mid">
          <thead>
            <tr>
              <td />
              <th>{t('platform')}</th>
              <th class="hide-narrow">{t('fieldDigest')}</th>
              <th class="num">{t('inspectSize')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rows.length - hidden).map((row) => (
              <Row key={row.platform + row.digest} row={row} chosen={platform} choose={choosePlatform} />
            ))}
          </tbody>
        </table>
      )}
      {facts.state === 'complete' && rows.length === 0 && <p class="soft">{t('inspectNoPlatform')}</p>}
      {hidden > 0 && (
        <button type="button" class="more" onClick={() => setOpen(true)}>
          {plural('inspectMorePlatforms', hidden)}
        </button>
      )}
    </Section>
  );
}

interface RowProps {
  row: PlatformRow;
  chosen: string | null;
  choose: (platform: string) => void;
}

const Row = ({ row: { platform, digest, size }, chosen, choose }: RowProps) => (
  <tr data-platform={platform} aria-current={platform === chosen ? 'true' : undefined}>
    <td class="narrow">
      <input
        type="radio"
        name="platform-row"
        aria-label={platform}
        checked={platform === chosen}
        onChange={() => choose(platform)}
      />
    </td>
    <th scope="row">{platform === chosen ? <b>{platform}</b> : platform}</th>
    <td class="hide-narrow">
      {digest ? (
        <code class="soft" title={digest}>
          {digest.replace(/^sha\d+:/, '').slice(0, 12)}
        </code>
      ) : (
        <span class="soft">{t('notRecorded')}</span>
      )}
    </td>
    <td class="num">{size > 0 ? formatSize(size) : <span class="soft">{t('inspectNotRead')}</span>}</td>
  </tr>
);
