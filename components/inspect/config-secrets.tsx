import { plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { secretOf, secretsIn } from '../../lib/oci/secret-like.ts';
import { Icon } from './icon.tsx';

/** How many values of an image look like credentials: in its environment, labels, build arguments and steps. */
function countSecrets({ summary, steps }: ImageDetails): number {
  const named = [
    ...summary.env,
    ...summary.labels.map(({ key, value }) => ({ name: key, value })),
    ...steps.flatMap(({ buildArguments }) => buildArguments),
  ];
  // An `ENV` or `ARG` step repeats what the environment has.
  const inSteps = steps.filter(
    ({ instruction, text }) => !/^(?:ENV|LABEL)$/.test(instruction) && secretsIn(text).length > 0,
  );
  return named.filter(({ name, value }) => secretOf(name, value) !== undefined).length + inSteps.length;
}

/** States that values look like credentials, and what that means. */
export function SecretsNotice({ details }: { details: ImageDetails }) {
  const count = countSecrets(details);
  if (count === 0) return null;
  return (
    <div class="notice guess" role="note" data-secrets={count}>
      <Icon name="warn" />
      <p>
        <b>{plural('inspectSecrets', count)}</b> {t('inspectSecretsMeaning')}
      </p>
    </div>
  );
}
