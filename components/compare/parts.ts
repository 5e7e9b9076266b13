import { useEffect, useRef } from 'preact/hooks';
import type { Comparison } from '../../lib/compare/comparison.ts';
import type { FieldDifference } from '../../lib/compare/fields.ts';
import type { PackageDifference } from '../../lib/compare/packages.ts';
import { formatNumber, t } from '../../lib/i18n.ts';
import type { TocPart } from '../inspect/toc.tsx';
import { sameBase } from './base.tsx';
import { breakingIn, othersIn } from './fields.tsx';

interface Compared {
  comparison: Comparison;
  /** Every field, platforms and system among them. */
  fields: readonly FieldDifference[];
  /** Fields that no version has told of. */
  others: readonly FieldDifference[];
  packages: readonly PackageDifference[] | null;
}

const differing = (all: readonly { diff: string }[]): string =>
  formatNumber(all.filter(({ diff }) => diff !== 'same').length);

/** Every part of a comparison, in the order of the page, with how much differs in it. */
function partsOf({ comparison, fields, others, packages }: Compared): TocPart[] {
  const { versions, steps, layers } = comparison;
  const base = sameBase(comparison);
  return [
    { id: 'summary', title: t('compareSummary') },
    { id: 'break', title: t('compareBreaking'), count: formatNumber(breakingIn(fields).length) },
    { id: 'versions', title: t('compareVersions'), count: formatNumber(versions.length) },
    {
      id: 'base',
      title: t('compareBaseTitle'),
      count: base ? t(base === 'same' ? 'compareLayerSame' : 'compareLayerRebuilt') : '',
    },
    { id: 'packages', title: t('comparePackages'), count: packages ? differing(packages) : '' },
    { id: 'env', title: t('compareFields'), count: formatNumber(othersIn(others).length) },
    { id: 'steps', title: t('compareSteps'), count: differing(steps) },
    { id: 'layers', title: t('fieldLayers'), count: differing(layers) },
    { id: 'provenance', title: t('inspectSource') },
    { id: 'files', title: t('compareFiles') },
  ];
}

/** Calls `onParts` with the parts that are drawn, whenever they have changed: some are not, where there is nothing to compare. */
export function useParts(compared: Compared, onParts: (parts: TocPart[]) => void): void {
  const known = useRef('');
  useEffect(() => {
    const parts = partsOf(compared).filter(({ id }) => document.getElementById(id));
    const now = JSON.stringify(parts);
    if (now === known.current) return;
    known.current = now;
    onParts(parts);
  });
}
