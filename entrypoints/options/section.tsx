import type { Children } from '../../components/children.ts';
import { type MessageKey, t } from '../../lib/i18n.ts';

/** What every section gets. */
export interface SectionProps {
  /** Whether settings and sign-ins can be kept on this device. */
  canKeep: boolean;
}

interface OptionSectionProps {
  /** Its anchor. */
  id: string;
  heading: MessageKey;
  about?: MessageKey;
  children: Children;
}

/** A section of the options page. */
export const OptionSection = ({ id, heading, about, children }: OptionSectionProps) => (
  <section class="section" id={id} aria-labelledby={`${id}-title`}>
    <header>
      <h2 id={`${id}-title`}>{t(heading)}</h2>
    </header>
    {about && <p class="note">{t(about)}</p>}
    {children}
  </section>
);
