import { formatSize, t } from '../../lib/i18n.ts';
import type { InTotoStatement } from '../../lib/oci/attestation.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { FailureNote } from '../failure-note.tsx';
import { lazy } from '../lazy.tsx';
import { fileNameOf, saveFile } from '../save-file.ts';
import { useAttempt } from '../use-attempt.ts';
import { useFirst } from '../use-first.tsx';
import { LARGE, loadAttested, loadStatement, loadStatementText, TOO_LARGE } from './attestations.load.ts';
import { loadDigest } from './head.load.ts';
import { Icon } from './icon.tsx';
import { alsoIndex, type InspectPage, isNoImage, isUnread } from './page.ts';
import { useResource } from './resource.ts';
import { Failed, LoadButton, NotRead, Section, Skeleton } from './section.tsx';
import { STATEMENT_NAMES } from './statement-names.ts';

/** Loaded with the first statement that is opened. */
const StatementContent = lazy(() =>
  import('./statement-content.tsx').then((content) => content.StatementContent),
);

/** Provenance and SBOM of the shown platform. The index names the statements about it; what they name themselves does not count. */
export function Attestations(page: InspectPage) {
  const { ask, reference, digest, details, platform, isHub, facts } = page;
  const manifest = details?.digest ?? null;
  const index = digest.value;
  const attested = useResource(
    [formatReference(reference), `${index} ${manifest}`],
    false,
    async (signal) => {
      // without a digest nothing would be known, which is not the same as nothing attested
      const root = index ?? (await loadDigest(ask, reference));
      const found = await loadAttested(ask, reference, root, manifest);
      if (signal.aborted) return found; // the next start, with the digest of now, passes it on
      if (manifest !== null) page.learn(manifest, { statements: found.statements });
      alsoIndex(page);
      return found;
    },
  );
  const { value } = attested;
  const [statements, more] = useFirst(value?.statements ?? []);
  const isSingle = facts.state === 'complete' && manifest !== null && index === manifest;
  return (
    <Section id="attestations" title={t('inspectAttestations')} note={platform} state={attested.state}>
      {attested.state === 'idle' &&
        (!details && isNoImage(page) ? (
          <p class="soft">{t('inspectNone')}</p>
        ) : isSingle ? (
          <p class="soft">{t('inspectNoIndex')}</p>
        ) : index === null && isUnread(page) ? (
          <NotRead {...page} />
        ) : (
          <div class="row">
            <LoadButton resource={attested}>{t(isHub ? 'inspectLoadAttested' : 'inspectLoad')}</LoadButton>
          </div>
        ))}
      {attested.state === 'loading' && <Skeleton lines={2} />}
      <Failed resource={attested} page={page} />
      {statements.map((statement) => (
        <StatementRow key={statement.descriptor.digest} page={page} statement={statement} />
      ))}
      {more}
      {value && value.statements.length === 0 && (
        <p class="soft">
          {value.platforms.length === 0
            ? t('inspectNotAttested')
            : t('inspectNotAttestedHere', value.platforms.join(', '))}
        </p>
      )}
    </Section>
  );
}

/** One statement: its type and size first, its content on request. */
function StatementRow({ page, statement }: { page: InspectPage; statement: InTotoStatement }) {
  const { ask, reference } = page;
  const { predicateType, kind, descriptor } = statement;
  const about = page.details?.digest;
  const content = useResource([descriptor.digest, ''], false, async () => {
    const read = await loadStatement(ask, reference, statement);
    if (about && read.kind === 'provenance') page.learn(about, { images: read.images });
    return read;
  });
  const [failure, attempt] = useAttempt();
  if (content.value)
    page.shown.set('attestations', {
      ...(page.shown.get('attestations') as object),
      [predicateType]: content.value,
    });
  const { size } = descriptor;
  const saveIt = async () =>
    saveFile(
      `${fileNameOf(formatReference(reference))}-${kind}.json`,
      await loadStatementText(ask, reference, statement),
    );
  return (
    <div class="statement" data-predicate={predicateType} data-state={content.state} data-size={size}>
      <div class="row">
        <h3>{t(STATEMENT_NAMES[kind])}</h3>
        <span class="soft">{t('inspectTypeAndSize', quoted(predicateType), formatSize(size))}</span>
        {size <= TOO_LARGE && (
          <button type="button" class="btn quiet push" data-action="download" onClick={() => attempt(saveIt)}>
            <Icon name="export" />
            {t('inspectDownloadFile')}
          </button>
        )}
      </div>
      {failure && <FailureNote failure={failure} />}
      {content.state === 'idle' &&
        (size > TOO_LARGE ? (
          <p class="soft">{t('inspectTooLarge', formatSize(TOO_LARGE))}</p>
        ) : (
          <LoadButton resource={content}>
            {size > LARGE ? t('inspectLoadLarge', formatSize(size)) : t('inspectLoadSize', formatSize(size))}
          </LoadButton>
        ))}
      {content.state === 'loading' && <Skeleton lines={3} />}
      <Failed resource={content} page={page} />
      {content.value && <StatementContent page={page} statement={content.value} />}
    </div>
  );
}
