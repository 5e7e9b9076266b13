import { formatNumber, t } from '../../lib/i18n.ts';
import { useCurrent } from '../use-current.ts';
import type { InspectPage } from './page.ts';
import { SECTIONS } from './sections.ts';

const IDS = SECTIONS.map(({ id }) => id);

/** The table of contents: a link and a count for each section. */
export function Toc({ page }: { page: InspectPage }) {
  const current = useCurrent(IDS);
  return (
    <nav class="toc" aria-label={t('inspectContents')}>
      <ul>
        {SECTIONS.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
              <span>{t(title)}</span>
              <small>{formatCount(count?.(page))}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

const formatCount = (count: number | undefined): string => (count ? formatNumber(count) : '');
