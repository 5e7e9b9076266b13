import { plural, t } from '../lib/i18n.ts';

interface NamespaceStatusProps {
  /** Repositories known, and how many Docker Hub counts; null before its first answer. */
  known: number;
  total: number | null;
  busy: boolean;
}

/** How many of the matching repositories of a namespace are known. */
export const NamespaceStatus = ({ known, total, busy }: NamespaceStatusProps) => (
  <p class="note" role="status" data-known={known} data-total={total ?? undefined}>
    {total === null
      ? busy && t('repositoriesAsked')
      : known >= total
        ? plural('repositories', known)
        : t('repositoriesKnown', known, total)}
  </p>
);
