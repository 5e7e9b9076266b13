import { useState } from 'preact/hooks';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { PlatformRow } from '../../lib/inspect/tag-view.ts';
import type { Children } from '../children.ts';
import { type InspectPage, isNoImage } from './page.ts';
import { PlatformKey } from './platform-key.tsx';
import { Failed, LoadButton, NotRead, Section, Skeleton } from './section.tsx';
import { STATEMENT_NAMES } from './statement-names.ts';

/** Rows shown before the rest is asked for. */
const SHOWN = 12;

/** The platforms of an image, with the one that the page shows. Versions of Windows are told apart. */
export function Platforms(page: InspectPage) {
  const { facts, platform, choosePlatform } = page;
  const [isOpen, setOpen] = useState(false);
  const rows = facts.value?.platforms ?? [];
  const isIndex = page.digest.value !== null && !rows.some(({ digest }) => digest === page.digest.value);
  const attested = page.index.value?.platforms;
  const hidden = isOpen ? 0 : Math.max(0, rows.length - SHOWN);
  return (
    <Section
      id="platforms"
      title={t('inspectPlatforms')}
      note={rows.length > 1 && t('inspectPlatformsNote')}
      state={facts.state}
    >
      {facts.state === 'loading' && <Skeleton lines={3} />}
      <NotRead {...page} />
      {rows.length > 0 && (
        <table class="tbl mid">
          <thead>
            <tr>
              <td />
              <th>{t('platform')}</th>
              <th class="hide-narrow">{t('fieldDigest')}</th>
              {attested && <th>{t('inspectAttested')}</th>}
              <th class="num">{t('inspectSize')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, rows.length - hidden).map((row) => (
              <Row key={row.platform + row.digest} row={row} chosen={platform} choose={choosePlatform}>
                {attested && <Statements page={page} row={row} />}
              </Row>
            ))}
          </tbody>
        </table>
      )}
      {isNoImage(page) && <p class="soft">{t('inspectNone')}</p>}
      {facts.state === 'complete' && rows.length === 0 && !isNoImage(page) && (
        <p class="soft">{t('inspectNoPlatform')}</p>
      )}
      {isIndex && rows.length > 0 && !attested && (
        <p class="under">
          <LoadButton resource={page.index}>
            {t(page.isHub ? 'inspectLoadIndexHub' : 'inspectLoadIndex')}
          </LoadButton>
        </p>
      )}
      <Failed resource={page.index} page={page} />
      {hidden > 0 && (
        <button type="button" class="more" onClick={() => setOpen(true)}>
          {plural('inspectMorePlatforms', hidden)}
        </button>
      )}
    </Section>
  );
}

/** What is attested about one platform, by kinds once they were read. */
function Statements({ page, row }: { page: InspectPage; row: PlatformRow }) {
  const about = page.index.value?.platforms.find(({ digest }) => digest === row.digest);
  const kinds = page.learned.get(row.digest ?? '')?.statements?.map(({ kind }) => kind);
  if (!about || about.attestations.length === 0)
    return (
      <td class="soft" data-attested="">
        {t('inspectNone')}
      </td>
    );
  const said = kinds ? kinds.map((kind) => t(STATEMENT_NAMES[kind])).join(', ') : t('inspectAttestedUnread');
  return (
    <td data-attested={kinds?.join(' ') ?? 'unread'}>
      {row.platform === page.platform ? <a href="#attestations">{said}</a> : said}
    </td>
  );
}

interface RowProps {
  row: PlatformRow;
  chosen: string | null;
  choose: (platform: string) => void;
  /** A further cell. */
  children: Children;
}

const Row = ({ row: { platform, digest, size }, chosen, choose, children }: RowProps) => (
  <tr data-platform={platform} aria-current={platform === chosen ? 'true' : undefined}>
    <td class="narrow">
      <label class="tick">
        <input
          type="radio"
          name="platform-row"
          aria-label={platform}
          checked={platform === chosen}
          onChange={() => choose(platform)}
        />
      </label>
    </td>
    <th scope="row">
      {platform === chosen ? (
        <b>
          <PlatformKey platform={platform} />
        </b>
      ) : (
        <PlatformKey platform={platform} />
      )}
    </th>
    <td class="hide-narrow">
      {digest ? (
        <code class="soft" title={digest}>
          {digest.replace(/^sha\d+:/, '').slice(0, 12)}
        </code>
      ) : (
        <span class="soft">{t('notRecorded')}</span>
      )}
    </td>
    {children}
    <td class="num">{size > 0 ? formatSize(size) : <span class="soft">{t('inspectNotRead')}</span>}</td>
  </tr>
);
