import { useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import type { RawDocument } from '../../lib/inspect/raw-document.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { parseJson } from '../../lib/oci/json.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import { ForeignLines } from '../foreign.tsx';
import { PullsLeft } from '../pulls-left.tsx';
import { fileNameOf, saveFile } from '../save-file.ts';
import { commandFor, TOOLS, type ToolName } from './commands.ts';
import { CopyIcon } from './copy-icon.tsx';
import { Icon } from './icon.tsx';
import { JsonTree } from './json-tree.tsx';
import type { RawPart } from './raw.load.ts';

interface RawOpenedProps {
  reference: Reference;
  part: RawPart;
  digest: Digest;
  document: RawDocument;
}

/** A document that was read: how to get it by hand, and its JSON. Loaded with the first one that is opened. */
export function RawOpened({
  reference,
  part,
  digest,
  document: { text, pulls, isCached, ...document },
}: RawOpenedProps) {
  const [tool, choose] = useState<ToolName>('crane');
  const { registry, repository } = reference;
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
          onClick={() => saveFile(`${fileNameOf(formatReference(reference))}-${part}.json`, text)}
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
        {parsed === undefined ? (
          <pre>
            <ForeignLines text={text} max={1_000_000} />
          </pre>
        ) : (
          <JsonTree value={parsed} open={1} />
        )}
      </div>
    </div>
  );
}
