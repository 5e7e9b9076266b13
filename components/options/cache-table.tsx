import { formatNumber, formatSize, plural, t } from '../../lib/i18n.ts';
import type { CacheSize } from '../../lib/messages/options-answers.ts';

/** Each cache with what is in it and its size; the last line is the sum of those above. */
export function CacheTable({ cache: { listings, contents } }: { cache: CacheSize }) {
  return (
    <table class="tbl mid" data-listings={listings.count} data-contents={contents.count}>
      <tbody>
        <tr>
          <th scope="row">{t('cacheListings')}</th>
          <td class="num">{plural('repositories', listings.count)}</td>
          <Size bytes={listings.bytes} />
        </tr>
        <tr>
          <th scope="row">{t('cacheContents')}</th>
          <td class="num">{formatNumber(contents.count)}</td>
          <Size bytes={contents.bytes} />
        </tr>
        <tr>
          <th scope="row">
            <b>{t('cacheTogether')}</b>
          </th>
          <td />
          <Size bytes={listings.bytes + contents.bytes} />
        </tr>
      </tbody>
    </table>
  );
}

const Size = ({ bytes }: { bytes: number }) => (
  <td class="num" data-bytes={bytes}>
    {formatSize(bytes)}
  </td>
);
