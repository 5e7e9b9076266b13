import { useState } from 'preact/hooks';
import { formatSize, t } from '../../lib/i18n.ts';
import type { RawDocument } from '../../lib/inspect/raw-document.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { parseJson } from '../../lib/oci/json.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { PullsLeft } from '../pulls-left.tsx';
import { fileNameOf, saveFile } from '../save-file.ts';
import { commandFor, TOOLS, type ToolName } from './commands.ts';
import { CopyIcon } from './copy-icon.tsx';
import { Icon } from './icon.tsx';
import { JsonTree } from './json-tree.tsx';
import type { InspectPage } from './page.ts';
import { loadRaw, type RawPart } from './raw.load.ts';
import { useResource } from './resource.ts';
import { Failed, Section, Skeleton } from './section.tsx';

/** Index, manifest and config as their registry stores them, each read when it is opened. */
export function Raw(page: InspectPage) {
  const { digest, details, facts } = page;
  const manifest = (details?.digest ?? null) as Digest | null;
  const top = digest.value;
  return (
    <Section id="raw" title={t('inspectRaw')} state={facts.state === 'complete' ? 'complete' : facts.state}>
      <Part page={page} part="index" digest={top !== manifest ? top : null} title={t('inspectIndex')} />
      <Part page={page} part="manifest" digest={manifest ?? top} title={t('inspectManifest')} />
      <Part page={page} part="config" digest={manifest} title={t('inspectConfig')} />
    </Section>
  );
}

interface PartProps {
  page: InspectPage;
  part: RawPart;
  /** Its own, or for a config its manifest's; null where the image has no such part, or it is not known. */
  digest: Digest | null;
  title: string;
}

function Part({ page, part, digest, title }: PartProps) {
  const { ask, reference, isHub } = page;
  const raw = useResource([formatReference(reference), `${digest}`], false, () =>
    loadRaw(ask, reference, part, digest as Digest),
  );
  const { value } = raw;
  return (
    <details
      class="fold"
      data-raw={part}
      data-state={raw.state}
      onToggle={(event) => event.currentTarget.open && digest !== null && raw.state === 'idle' && raw.load()}
    >
      <summary>
        <Icon name="right" />
        <b>{title}</b>
        <span class="soft">
          {value
            ? t(
                'inspectTypeAndSize',
                value.mediaType,
                formatSize(new TextEncoder().encode(value.text).length),
              )
            : digest === null
              ? t('inspectNone')
              : isHub && t('inspectOnePull')}
        </span>
      </summary>
      {raw.state === 'loading' && <Skeleton lines={3} />}
      <Failed resource={raw} page={page} />
      {value && digest && <Opened page={page} part={part} digest={digest} document={value} />}
    </details>
  );
}

function Opened({
  page,
  part,
  digest,
  document: { text, pulls, isCached, ...document },
}: Omit<PartProps, 'title' | 'digest'> & { digest: Digest; document: RawDocument }) {
  const [tool, choose] = useState<ToolName>('crane');
  const { registry, repository } = page.reference;
  const image = formatReference({ registry, repository, digest });
  const command = commandFor(tool, part, image);
  const parsed = parseJson(text);
  return (
    <div class="stack">
      <div class="row loose">
        <fieldset class="seg" aria-label={t('inspectCommand')}>
          {TOOLS.map((each) => (
            <button key={each} type="button" aria-pressed={each === tool} onClick={() => choose(each)}>
              {each}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="btn quiet push"
          data-action="download"
          onClick={() => saveFile(`${fileNameOf(formatReference(page.reference))}-${part}.json`, text)}
        >
          <Icon name="export" />
          {t('inspectDownloadFile')}
        </button>
      </div>
      <div class="cmd">
        <code>{command}</code>
        <CopyIcon text={command} label={t('inspectCopyCommand')} />
      </div>
      <p class="soft">
        <code>{`GET /v2/${repository}/${part === 'config' ? 'blobs' : 'manifests'}/${document.digest}`}</code>{' '}
        {isCached && t('inspectFromCache')} {pulls && <PullsLeft pulls={pulls} />}
      </p>
      <div class="code json">
        {parsed === undefined ? <pre>{text}</pre> : <JsonTree value={parsed} open={1} />}
      </div>
    </div>
  );
}
