import { t } from '../../lib/i18n.ts';
import type { EnvVariable } from '../../lib/oci/values/variable.ts';
import { LongList } from '../long-list.tsx';
import { Assignment } from './assignment.tsx';

/** The build arguments of a step. What looks like a credential is masked. */
export const BuildArguments = ({ all }: { all: EnvVariable[] }) => (
  <LongList class="soft" label={t('inspectArguments')} items={all}>
    {({ name, value }) => (
      <li key={name} data-argument={name}>
        <Assignment name={name} value={value} />
      </li>
    )}
  </LongList>
);
