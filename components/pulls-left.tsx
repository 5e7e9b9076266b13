import type { Pulls } from '../lib/http/pulls.ts';
import { t } from '../lib/i18n.ts';

/** What is left of the pull limit, shown where a pull is spent. */
export const PullsLeft = ({ pulls: { remaining, limit, window } }: { pulls: Pulls }) => (
  <span class="note" data-pulls={remaining}>
    {window === undefined
      ? t('pullsLeft', remaining, limit)
      : t('pullsLeftWindow', remaining, limit, Math.round(window / 3600))}
  </span>
);
