import { formatDay, formatDuration, t } from '../../lib/i18n.ts';
import { readPackageUrl } from '../../lib/oci/statements/package-url.ts';
import type { Material, Provenance } from '../../lib/oci/statements/provenance.ts';
import type { Children } from '../children.ts';
import { Foreign, ForeignLines } from '../foreign.tsx';
import { LongList } from '../long-list.tsx';
import { useCopy } from '../use-copy.ts';
import { Assignment } from './assignment.tsx';
import { Icon } from './icon.tsx';
import type { InspectPage } from './page.ts';
import { sourceLink } from './source-link.ts';

interface ProvenanceProps {
  page: InspectPage;
  provenance: Provenance;
}

/** How an image was built, as its builder claims; not verified. */
export function ProvenanceView({ page, provenance }: ProvenanceProps) {
  const { builder, source, materials, parameters, startedAt, finishedAt, dockerfile, version, buildType } =
    provenance;
  const seconds =
    startedAt && finishedAt ? (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000 : Number.NaN;
  const started = Date.parse(startedAt ?? '');
  return (
    <>
      <p class="soft">{t('inspectClaimed', version)}</p>
      <dl class="kv">
        {builder && (
          <Row field="builder" name={t('inspectBuilder')}>
            <Foreign text={builder} max={10_000} />
          </Row>
        )}
        {buildType && (
          <Row field="build-type" name={t('inspectBuildType')}>
            <Foreign text={buildType} max={10_000} />
          </Row>
        )}
        {source && (
          <Row field="source" name={t('inspectSource')}>
            <Source {...source} />
          </Row>
        )}
        {parameters.length > 0 && (
          <Row field="parameters" name={t('inspectParameters')}>
            <LongList items={parameters}>
              {({ name, value }) => (
                <li key={name} data-key={name}>
                  <Assignment name={name} value={value} />
                </li>
              )}
            </LongList>
          </Row>
        )}
        {materials.length > 0 && (
          <Row field="materials" name={t('inspectMaterials')}>
            <LongList items={materials}>
              {(material) => (
                <MaterialLine key={material.uri + material.digest} page={page} material={material} />
              )}
            </LongList>
          </Row>
        )}
        {!Number.isNaN(started) && (
          <Row field="built" name={t('inspectBuilt')}>
            {seconds >= 0
              ? t('inspectTook', formatDuration(seconds), formatDay(started))
              : formatDay(started)}
          </Row>
        )}
      </dl>
      {dockerfile !== undefined && <OriginalDockerfile text={dockerfile} />}
    </>
  );
}

const Row = ({ field, name, children }: { field: string; name: string; children: Children }) => (
  <div data-field={field}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

function Source({ uri, revision, path }: NonNullable<Provenance['source']>) {
  const link = sourceLink(uri, revision);
  return (
    <>
      {link ? (
        <a href={link.href} target="_blank" rel="noreferrer noopener">
          <Foreign text={uri} max={10_000} />
        </a>
      ) : (
        <Foreign text={uri} max={10_000} />
      )}{' '}
      {revision && (
        <code class="soft">
          <Foreign text={revision.slice(0, 12)} />
        </code>
      )}{' '}
      {path && (
        <code>
          <Foreign text={path} />
        </code>
      )}
    </>
  );
}

/** A material; an image leads to its own page. */
function MaterialLine({ page, material: { uri, digest } }: { page: InspectPage; material: Material }) {
  const url = readPackageUrl(uri);
  const name = url?.type === 'docker' && /^pkg:docker\/([^?@]+)/.exec(uri)?.[1];
  const repository = name ? decodeURIComponent(name) : undefined;
  const path = repository?.includes('/') ? repository : `library/${repository}`;
  const isHub = repository !== undefined && !/^[^/]*[.:]/.test(repository);
  return (
    <li data-material={uri}>
      {isHub && url?.version ? (
        <a href={page.linkTo({ registry: 'docker.io', repository: path, tag: url.version })}>
          <Foreign text={`${repository}:${url.version}`} max={10_000} />
        </a>
      ) : (
        <Foreign text={uri} max={10_000} />
      )}{' '}
      {digest && <code class="soft">{digest.slice(0, 19)}</code>}
    </li>
  );
}

/** The file that was built, out of the provenance. */
function OriginalDockerfile({ text }: { text: string }) {
  const { copied, copy } = useCopy();
  return (
    <details class="fold" data-dockerfile>
      <summary>
        <Icon name="right" />
        <b>{t('inspectOriginal')}</b>
        <span class="soft">{t('inspectOriginalNote')}</span>
      </summary>
      <pre class="code">
        <ForeignLines text={text} max={text.length} />
      </pre>
      <button type="button" class="btn quiet" onClick={() => copy(text)}>
        <Icon name={copied ? 'check' : 'copy'} />
        {t(copied ? 'copied' : 'inspectCopyText')}
      </button>
    </details>
  );
}
