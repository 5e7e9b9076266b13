import type { RepositoryOrder, Wanted } from '../lib/hub/api/namespace-reach.ts';
import { type MessageKey, t } from '../lib/i18n.ts';

const ORDERS: Record<RepositoryOrder, MessageKey> = {
  updated: 'orderUpdated',
  pulls: 'orderPulls',
  name: 'orderName',
};

/** Filter and order of a namespace's repositories. */
export const NamespaceBar = ({
  wanted,
  onChange,
}: {
  wanted: Wanted;
  onChange: (wanted: Wanted) => void;
}) => (
  <div class="row loose">
    <label class="labelled">
      {t('filterNames')}
      <input
        type="search"
        class="field"
        value={wanted.filter}
        maxLength={100}
        spellcheck={false}
        onInput={(event) => onChange({ ...wanted, filter: event.currentTarget.value.trim().toLowerCase() })}
      />
    </label>
    <label class="labelled">
      {t('sortBy')}
      <select
        class="field"
        data-action="order"
        value={wanted.order}
        onChange={(event) => onChange({ ...wanted, order: event.currentTarget.value as RepositoryOrder })}
      >
        {Object.entries(ORDERS).map(([order, key]) => (
          <option key={order} value={order}>
            {t(key)}
          </option>
        ))}
      </select>
    </label>
  </div>
);
