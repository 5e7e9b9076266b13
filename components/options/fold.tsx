import { type MessageKey, t } from '../../lib/i18n.ts';
import type { Children } from '../children.ts';
import { Icon } from '../inspect/icon.tsx';

/** What few readers need: its title, and the rest once that was clicked. */
export const Fold = ({ heading, children }: { heading: MessageKey; children: Children }) => (
  <details class="fold">
    <summary>
      <Icon name="right" />
      <span>{t(heading)}</span>
    </summary>
    {children}
  </details>
);
