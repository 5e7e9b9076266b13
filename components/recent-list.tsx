import { formatAgo, formatMoment, t } from '../lib/i18n.ts';
import type { RecentImage } from '../lib/messages/popup.ts';
import { Foreign } from './foreign.tsx';

interface RecentListProps {
  looks: readonly RecentImage[];
  lookUp: (text: string) => void;
}

/** Images that were looked up, with their version and age as they were then; a click looks one up again. */
export const RecentList = ({ looks, lookUp }: RecentListProps) => (
  <section class="part">
    <h2>{t('recentTitle')}</h2>
    <ul class="recent">
      {looks.map(({ image, version, pushedAt = 0 }) => (
        <li key={image}>
          <button type="button" class="alias" data-recent={image} onClick={() => lookUp(image)}>
            <Foreign text={image} />
          </button>
          {version !== undefined && (
            <span class="version">
              <Foreign text={version} />
            </span>
          )}
          {pushedAt > 0 && pushedAt <= Date.now() && (
            <time class="soft" title={formatMoment(pushedAt)}>
              {formatAgo(pushedAt)}
            </time>
          )}
        </li>
      ))}
    </ul>
  </section>
);
