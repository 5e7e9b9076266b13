import { t } from '../../lib/i18n.ts';
import { secretOf } from '../../lib/oci/secret-like.ts';
import type { EnvVariable } from '../../lib/oci/values/variable.ts';
import { Foreign } from '../foreign.tsx';
import { LongList } from '../long-list.tsx';
import { Masked } from './masked.tsx';

/** The build arguments of a step. What looks like a credential is masked. */
export const BuildArguments = ({ all }: { all: EnvVariable[] }) => (
  <LongList class="soft" label={t('inspectArguments')} items={all}>
    {({ name, value }) => {
      const span = secretOf(name, value);
      return (
        <li key={name} data-argument={name}>
          {span ? (
            <Masked
              text={`${name}=${value}`}
              spans={[{ start: name.length + 1 + span.start, end: name.length + 1 + span.end }]}
            />
          ) : (
            <code>
              <Foreign text={`${name}=${value}`} max={10_000} />
            </code>
          )}
        </li>
      );
    }}
  </LongList>
);
