import type { CompareSide } from '../../../components/compare/side.ts';
import type { ImageDetails } from '../../../lib/inspect/image-answer.ts';
import { readConfig } from '../../../lib/oci/config.ts';
import { matchHistory } from '../../../lib/oci/history.ts';

const layer = (digest: string, size: number) =>
  ({ digest: `sha256:${digest.padEnd(64, '0')}`, size, mediaType: '', annotations: {}, urls: [] }) as never;

export function details(
  version: string,
  more: object = {},
  source?: 'instructions',
  base = 'ba5e',
): ImageDetails {
  const read = readConfig({
    os: 'linux',
    architecture: 'amd64',
    config: { Cmd: ['nginx'], Env: [`NGINX_VERSION=${version}`], ...more },
  });
  if (!read.ok) throw new Error('config');
  const summary = { ...read.value.summary, ...(source && { source }) };
  const history = [
    { createdBy: "# debian.sh --arch 'amd64' out/ 'trixie' '@1763337600'", comment: '', empty: false },
    { createdBy: `RUN make nginx-${version}`, comment: '', empty: false },
    { createdBy: 'COPY a /', comment: '', empty: false },
  ];
  const layers = [layer(base, 29_800_000), layer(`a${version}`, 33_300_000), layer(`c${version}`, 500)];
  const steps = matchHistory(history, layers);
  return { summary, rows: [], digest: null, platform: 'linux/amd64', size: 1, steps, layers: 3 };
}

/** What was asked to be loaded, in order. */
export const loads: string[] = [];
export function side(tag: string, shown: ImageDetails | null, more: Partial<CompareSide> = {}): CompareSide {
  const resource = { state: 'complete' as const, value: null, failure: null, load: () => {} };
  return {
    reference: { registry: 'docker.io', repository: 'library/nginx', tag },
    isHub: true,
    facts: resource,
    exact: { ...resource, state: 'idle', load: () => void loads.push(tag) },
    attested: { ...resource, state: 'idle', load: () => void loads.push(`${tag} attested`) },
    readLayer: () => () => {},
    readLarge: () => void loads.push(`${tag} large`),
    details: shown,
    allow: () => {},
    approve: () => {},
    resume: () => {},
    signIn: '',
    ...more,
  };
}
