import * as v from 'valibot';
import { byText } from '../../text/by-text.ts';
import type { Outside } from '../../text/outside.ts';
import { readPackageUrl } from './package-url.ts';

/** A package that an SBOM names. */
export interface SbomPackage {
  name: Outside;
  version: Outside;
  /** SPDX expression, as written; empty if it is not stated. */
  license: Outside;
  /** The source package it was built from; its own name without one. */
  source: Outside;
  /** Of its package URL: `deb`, `npm`; empty without one. */
  type: Outside;
}

/** An SBOM, reduced to what is shown. */
export interface Sbom {
  kind: 'sbom';
  /** `SPDX-2.3`, `CycloneDX 1.6` */
  format: Outside;
  /** The tools that made it. */
  tools: Outside[];
  /** By source package and name; each once. */
  packages: SbomPackage[];
}

const text = v.fallback(v.nullish(v.string()), null);
const list = <Item extends v.GenericSchema>(item: Item) => v.fallback(v.nullish(v.array(item)), null);

const spdxSchema = v.object({
  spdxVersion: v.string(),
  name: text,
  creationInfo: v.fallback(v.nullish(v.object({ creators: list(v.string()) })), null),
  documentDescribes: list(v.string()),
  packages: list(
    v.object({
      name: v.fallback(v.string(), ''),
      SPDXID: text,
      versionInfo: text,
      licenseDeclared: text,
      licenseConcluded: text,
      sourceInfo: text,
      primaryPackagePurpose: text,
      externalRefs: list(v.object({ referenceType: text, referenceLocator: text })),
    }),
  ),
  relationships: list(v.object({ spdxElementId: text, relationshipType: text, relatedSpdxElement: text })),
});

const cycloneSchema = v.object({
  bomFormat: v.literal('CycloneDX'),
  specVersion: v.fallback(v.string(), ''),
  metadata: v.fallback(v.nullish(v.object({ tools: v.unknown() })), null),
  components: list(
    v.object({
      type: text,
      name: v.fallback(v.string(), ''),
      version: text,
      purl: text,
      licenses: list(
        v.object({
          expression: text,
          license: v.fallback(v.nullish(v.object({ id: text, name: text })), null),
        }),
      ),
      properties: list(v.object({ name: text, value: text })),
    }),
  ),
});

const stated = (license: string | null | undefined): string =>
  !license || license === 'NOASSERTION' || license === 'NONE' ? '' : license;

/** An SBOM out of a predicate of either kind. Null if it is neither. */
export const readSbom = (predicate: unknown): Sbom | null => readSpdx(predicate) ?? readCyclone(predicate);

function readSpdx(predicate: unknown): Sbom | null {
  const parsed = v.safeParse(spdxSchema, predicate);
  if (!parsed.success) return null;
  const { spdxVersion, creationInfo, packages, relationships, documentDescribes } = parsed.output;
  // The document's root stands for the whole image (`sbom` of Docker's official images).
  const roots = new Set([
    ...(documentDescribes ?? []),
    ...(relationships ?? [])
      .filter(
        ({ relationshipType, spdxElementId }) =>
          relationshipType === 'DESCRIBES' && spdxElementId === 'SPDXRef-DOCUMENT',
      )
      .map(({ relatedSpdxElement }) => relatedSpdxElement),
  ]);
  const all = packages ?? [];
  const shown = all.filter(({ SPDXID }) => all.length === 1 || !roots.has(SPDXID));
  return {
    kind: 'sbom',
    format: spdxVersion,
    tools: (creationInfo?.creators ?? [])
      .filter((creator) => /^Tool: /.test(creator))
      .map((creator) => creator.slice(6)),
    packages: sorted(
      shown.map(({ name, versionInfo, licenseDeclared, licenseConcluded, sourceInfo, externalRefs }) => {
        const locator = externalRefs?.find(({ referenceType }) => referenceType === 'purl')?.referenceLocator;
        const url = readPackageUrl(locator ?? '');
        const builtFrom = /built package from: (\S+)/.exec(sourceInfo ?? '')?.[1];
        return {
          name,
          version: versionInfo ?? '',
          license: stated(licenseDeclared) || stated(licenseConcluded),
          source: url?.upstream ?? builtFrom ?? name,
          type: url?.type ?? '',
        };
      }),
    ),
  };
}

function readCyclone(predicate: unknown): Sbom | null {
  const parsed = v.safeParse(cycloneSchema, predicate);
  if (!parsed.success) return null;
  const { specVersion, metadata, components } = parsed.output;
  return {
    kind: 'sbom',
    format: `CycloneDX ${specVersion}`.trim(),
    tools: toolsOf(metadata?.tools),
    packages: sorted(
      (components ?? [])
        .filter(({ type }) => type !== 'file' && type !== 'operating-system')
        .map(({ name, version, purl, licenses, properties }) => {
          const url = readPackageUrl(purl ?? '');
          const source = properties?.find(({ name: key }) => /:SrcName$|:source$/.test(key ?? ''))?.value;
          const names = (licenses ?? []).map(
            ({ expression, license }) => expression ?? license?.id ?? license?.name ?? '',
          );
          return {
            name,
            version: version ?? '',
            license: names.filter(Boolean).join(', '),
            source: url?.upstream ?? source ?? name,
            type: url?.type ?? '',
          };
        }),
    ),
  };
}

/** CycloneDX 1.4 has a list of tools, 1.5 and later an object with components. */
function toolsOf(tools: unknown): string[] {
  const schema = v.array(v.object({ name: v.string(), version: text }));
  const nested = v.safeParse(v.object({ components: schema }), tools);
  const plain = v.safeParse(schema, tools);
  const found = nested.success ? nested.output.components : plain.success ? plain.output : [];
  return found.map(({ name, version }) => (version ? `${name}-${version}` : name));
}

/** By source and name, without those that lack a name, each once. */
function sorted(packages: SbomPackage[]): SbomPackage[] {
  const once = new Map(
    packages
      .filter(({ name }) => name !== '')
      .map((each) => [`${each.source}\n${each.name}\n${each.version}`, each]),
  );
  return [...once.values()].sort(
    (a, b) => byText(a.source, b.source) || byText(a.name, b.name) || byText(a.version, b.version),
  );
}
