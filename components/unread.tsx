import { plural } from '../lib/i18n.ts';

/** How many entries of a registry's list could not be read: nothing is known of them. */
export const Unread = ({ count = 0 }: { count: number | undefined }) =>
  count > 0 ? (
    <span class="note" data-unread={count}>
      {plural('unread', count)}
    </span>
  ) : null;
