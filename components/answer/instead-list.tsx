import { t } from '../../lib/i18n.ts';
import { Foreign } from '../foreign.tsx';

interface InsteadListProps {
  title: string;
  references: string[];
  lookUp: (text: string) => void;
}

/** What may have been meant; a click looks it up. */
export const InsteadList = ({ title, references, lookUp }: InsteadListProps) =>
  references.length === 0 ? null : (
    <section class="part" data-part="instead">
      <h2>{title}</h2>
      <ul class="aliases" aria-label={t('insteadTitle')}>
        {references.map((reference) => (
          <li key={reference}>
            <button type="button" class="alias" data-instead={reference} onClick={() => lookUp(reference)}>
              <Foreign text={reference} />
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
