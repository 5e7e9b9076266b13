import { formatDay, formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageAnswer } from '../../lib/inspect/image-answer.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { CopyButton } from '../copy-button.tsx';
import { runsAs } from '../inspect/runs-as.ts';

/** One line: size, when it was built, platforms, the user, the digest. What is not known yet is left out. */
export function Facts({ answer }: { answer: ImageAnswer }) {
  const { details, artifact, kind, platforms, digest } = answer;
  const built = Date.parse(details?.summary.created ?? '');
  const user = details && runsAs(details);
  const by = user && (user.isRoot ? t('runsAsRoot') : t('runsAs', quoted(user.name, 60)));
  return (
    <ul class="facts">
      {details && details.size > 0 && <li>{formatSize(details.size)}</li>}
      {!Number.isNaN(built) && <li>{t('builtOn', formatDay(built))}</li>}
      <li data-kind={artifact?.kind ?? kind}>
        {artifact
          ? t(artifact.label)
          : kind === 'index'
            ? plural('platforms', platforms.length)
            : t('onePlatform')}
      </li>
      {by && <li>{details.summary.source === 'config' ? by : t('bySteps', by)}</li>}
      <li>
        <CopyButton text={digest} />
      </li>
    </ul>
  );
}
