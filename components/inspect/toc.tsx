import { formatNumber, t } from '../../lib/i18n.ts';
import { useCurrent } from '../use-current.ts';
import { Icon } from './icon.tsx';
import type { InspectPage } from './page.ts';
import { SECTIONS } from './sections.ts';

/** A line of a table of contents. */
export interface TocPart {
  /** The section's. */
  id: string;
  title: string;
  /** Shown beside the title; nothing for undefined. */
  count?: string | undefined;
}

/** A table of contents: a link for each section, and how much is in it. */
export function Contents({ parts }: { parts: readonly TocPart[] }) {
  const current = useCurrent(parts.map(({ id }) => id));
  return (
    <nav class="toc" aria-label={t('inspectContents')}>
      <ul>
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
              <span>{title}</span>
              <small>{count}</small>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The same where the window has no room beside the page. */
export const FoldedContents = ({ parts }: { parts: readonly TocPart[] }) => (
  <details class="contents fold">
    <summary>
      <Icon name="right" />
      <b>{t('inspectContents')}</b>
    </summary>
    <Contents parts={parts} />
  </details>
);

/** What the table of contents of one image names. */
export const partsOf = (page: InspectPage): TocPart[] =>
  SECTIONS.map(({ id, title, count }) => ({ id, title: t(title), count: formatCount(count?.(page)) }));

const formatCount = (count: number | undefined): string => (count ? formatNumber(count) : '');
