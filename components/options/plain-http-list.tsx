import { t } from '../../lib/i18n.ts';
import type { Schemes } from '../../lib/settings/settings.ts';

interface PlainHttpListProps {
  schemes: Schemes;
  remove: (registry: string) => void;
}

/** The registries that the user has set to plain http. */
export const PlainHttpList = ({ schemes, remove }: PlainHttpListProps) => (
  <ul class="list">
    {Object.keys(schemes).map((registry) => (
      <li key={registry} data-plain={registry}>
        <span>http://{registry}</span>
        <button
          type="button"
          class="btn quiet"
          data-action="remove"
          aria-label={t('removeOf', registry)}
          onClick={() => remove(registry)}
        >
          {t('remove')}
        </button>
      </li>
    ))}
  </ul>
);
