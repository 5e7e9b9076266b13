import { plural, t } from '../lib/i18n.ts';

interface NamespaceStatusProps {
  /** Repositories that are known, of those that Docker Hub counts; null where it has not said. */
  known: number;
  total: number | null;
  busy: boolean;
}

/** How much of what a person wants to see of a namespace is known. */
export const NamespaceStatus = ({ known, total, busy }: NamespaceStatusProps) => (
  <p class="note" role="status" data-known={known} data-total={total ?? undefined}>
    {total === null
      ? busy && t('repositoriesAsked')
      : known >= total
        ? plural('repositories', known)
        : t('repositoriesKnown', known, total)}
  </p>
);
