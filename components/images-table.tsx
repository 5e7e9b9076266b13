import type { Failure } from '../lib/failure.ts';
import { plural, t } from '../lib/i18n.ts';
import { formatReference } from '../lib/oci/reference.ts';
import type { Found } from '../lib/paste/pasted.ts';
import { CopyButton } from './copy-button.tsx';
import { sentenceFor } from './nothing-found.tsx';
import { PermissionAsk } from './permission-ask.tsx';
import { RegistryFailure } from './registry-failure.tsx';

/** The result for one image. */
export type Row = { digest: string; failure?: never } | { failure: Failure; digest?: never };

interface ImagesTableProps {
  found: Found[];
  /** By position in `found`. */
  rows: Map<number, Row>;
  lookUp: (text: string) => void;
  allow: (hosts: string[]) => void;
}

/** A row for each image of a pasted file, with its position in the file. */
export function ImagesTable({ found, rows, lookUp, allow }: ImagesTableProps) {
  return (
    <table>
      <caption>
        <h1>{plural('imagesInText', found.length)}</h1>
      </caption>
      <thead>
        <tr>
          <th scope="col">{t('columnImage')}</th>
          <th scope="col">{t('columnWhere')}</th>
          <th scope="col">{t('columnDigest')}</th>
        </tr>
      </thead>
      <tbody>
        {found.map((one, at) => (
          <tr key={JSON.stringify(one)} data-row={at}>
            <td>
              <Name found={one} lookUp={lookUp} />
            </td>
            <td class="note">
              {one.from
                .map(({ line, where }) => [line && t('line', String(line)), where].filter(Boolean).join(': '))
                .join('; ')}
            </td>
            <td>
              {one.kind === 'image' && (
                <Result row={rows.get(at)} host={one.reference.registry} allow={allow} />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ found, lookUp }: { found: Found; lookUp: (text: string) => void }) {
  if (found.kind !== 'image') return <span class="note">{sentenceFor(found, undefined)}</span>;
  const name = formatReference(found.reference);
  return (
    <>
      <button
        type="button"
        data-image={formatReference(found.reference, 'canonical')}
        onClick={() => lookUp(name)}
      >
        {name}
      </button>
      {found.assumed.map(({ name: variable, value }) => (
        <div key={variable} class="note">
          {t('assumed', variable, value)}
        </div>
      ))}
    </>
  );
}

function Result({
  row,
  host,
  allow,
}: {
  row: Row | undefined;
  host: string;
  allow: (hosts: string[]) => void;
}) {
  if (!row) return <span class="note">{t('looking')}</span>;
  if (row.digest !== undefined) return <CopyButton text={row.digest} />;
  if (row.failure.kind === 'permission-needed' && row.failure.hosts)
    return <PermissionAsk hosts={row.failure.hosts} allow={allow} />;
  return <RegistryFailure failure={row.failure} registry={host} />;
}
