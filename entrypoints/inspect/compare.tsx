import { CompareView } from '../../components/compare/compare-view.tsx';
import type { TocPart } from '../../components/inspect/toc.tsx';
import { t } from '../../lib/i18n.ts';
import { type SideOptions, useCompare } from './use-compare.ts';

interface CompareProps {
  from: SideOptions;
  to: SideOptions;
  leavesNoTrace: boolean;
  /** Called with what the table of contents names. */
  onParts: (parts: TocPart[]) => void;
}

/** A comparison with its data. Loaded on request: the page about one image does without it. */
export function Compare({ from, to, leavesNoTrace, onParts }: CompareProps) {
  const data = useCompare(from, to, leavesNoTrace);
  return (
    <>
      <h1 class="vh">{t('compareTitle')}</h1>
      <CompareView {...data} onParts={onParts} />
    </>
  );
}
