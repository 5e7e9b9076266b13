import { useEffect, useState } from 'preact/hooks';
import { Pair } from '../../components/compare/pair.tsx';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { Skeleton } from '../../components/inspect/section.tsx';
import { Contents, FoldedContents, type TocPart } from '../../components/inspect/toc.tsx';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import { askForRegistry } from '../popup/permission.ts';
import type { Compare } from './compare.tsx';
import { readSides } from './read-sides.ts';

interface CompareSheetProps {
  /** Both texts as the address has them; the second may be a platform of the first. */
  initialFrom: string;
  initialTo: string;
  /** Platform key. */
  platform: string | null;
  leavesNoTrace: boolean;
}

/** Two boxes, and below them what differs. */
export function CompareSheet({ initialFrom, initialTo, platform, leavesNoTrace }: CompareSheetProps) {
  const [[from, to], setTexts] = useState<[string, string]>([initialFrom, initialTo]);
  const [parts, setParts] = useState<TocPart[]>([]);
  const sides = readSides(from, to, platform);
  useEffect(() => {
    document.title = `${t('compareTitle')} · ${t('extensionName')}`;
    if (leavesNoTrace) return history.replaceState(null, '', `${location.pathname}?private`);
    const query = new URLSearchParams({ image: from, ...(platform !== null && { platform }), compare: to });
    history.replaceState(null, '', `${location.pathname}?${query}${location.hash}`);
  }, [from, to, platform, leavesNoTrace]);
  const compare = (one: string, other: string) => {
    // Within the click, before anything is awaited: otherwise the browser rejects the permission request.
    const next = readSides(one, other, platform);
    if (next) for (const { reference } of [next.from, next.to]) askForRegistry(reference.registry, one);
    setTexts([one, other]);
    setParts([]);
  };
  return (
    <div class="sheet">
      <Contents parts={parts} />
      <main class="content">
        {sides && <FoldedContents parts={parts} />}
        <Pair from={from} to={to} compare={compare} />
        {sides ? (
          <ErrorBoundary key={`${from} ${to}`}>
            <LoadedCompare {...sides} leavesNoTrace={leavesNoTrace} onParts={setParts} />
          </ErrorBoundary>
        ) : (
          <p class="read">{t(to.trim() === '' ? 'compareEmpty' : 'inspectNotReference')}</p>
        )}
      </main>
    </div>
  );
}

/** The comparison's code is loaded with the first comparison. */
function LoadedCompare(props: Parameters<typeof Compare>[0]) {
  const [View, setView] = useState<{ Compare: typeof Compare } | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    import('./compare.tsx').then(setView, (error) => setFailure(failureOf(error)));
  }, []);
  if (failure) return <FailureNote failure={failure} />;
  return View ? <View.Compare {...props} /> : <Skeleton lines={3} />;
}
