import { json } from '../../registry/fake-registry.ts';
import type { Api } from './host.ts';

const ATTESTATION = `sha256:${'e'.repeat(64)}`;

/** Harbor's list of artifacts: the newest first, at most 100 a page, their number in a header. */
export const harbor: Api = ({ tags, host }, { url }) => {
  if (url.pathname === '/v2/')
    return json({ errors: [{ code: 'UNAUTHORIZED', message: 'unauthorized: unauthorized' }] }, 401, {
      'www-authenticate': `Bearer realm="https://${host}/service/token",service="harbor-registry"`,
    });
  if (url.pathname !== '/api/v2.0/projects/team/repositories/tools%252Fapp/artifacts') return undefined;
  const size = Math.min(100, Number(url.searchParams.get('page_size') ?? 10));
  const page = Number(url.searchParams.get('page') ?? 1);
  const digests = [...new Set(tags.map(({ digest }) => digest))];
  const shown = digests.slice((page - 1) * size, page * size).map((digest, id) => {
    const own = tags.filter((tag) => tag.digest === digest);
    return {
      id,
      type: 'IMAGE',
      media_type: 'application/vnd.oci.image.index.v1+json',
      digest,
      size: 1024,
      push_time: '2026-01-02T03:04:05.000Z',
      pull_time: '0001-01-01T00:00:00.000Z',
      extra_attrs: null,
      references: [
        ...(own[0]?.images ?? []).map(({ digest: child_digest, ...platform }) => ({
          child_digest,
          platform: { 'os.features': null, ...platform },
        })),
        { child_digest: ATTESTATION, platform: { os: 'unknown', architecture: 'unknown' } },
      ],
      tags: own.map(({ name, pushed }) => ({ name, push_time: new Date(pushed).toISOString() })),
      accessories: null,
      labels: null,
    };
  });
  return json(shown, 200, { 'x-total-count': `${digests.length}` });
};
