import { useEffect, useState } from 'preact/hooks';
import { formatNumber, t } from '../../lib/i18n.ts';
import type { InspectPage } from './page.ts';
import { SECTIONS } from './sections.ts';

/** The id of the section that is being read: the last one whose start has passed the top of the window. */
function useCurrent(): string {
  const [current, setCurrent] = useState('head');
  useEffect(() => {
    const look = () => {
      const passed = SECTIONS.filter(
        ({ id }) => (document.getElementById(id)?.getBoundingClientRect().top ?? Number.MAX_VALUE) < 120,
      );
      setCurrent(passed.at(-1)?.id ?? 'head');
    };
    addEventListener('scroll', look, { passive: true });
    return () => removeEventListener('scroll', look);
  }, []);
  return current;
}

/** The table of contents: a link and a count for each section. */
export function Toc({ page }: { page: InspectPage }) {
  const current = useCurrent();
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
