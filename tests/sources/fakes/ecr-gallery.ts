import { json } from '../../registry/fake-registry.ts';
import type { Api } from './host.ts';

/** What Amazon's gallery reads from: POSTs alone, at most 1000 tags a page, and a token for the next one. */
export const ecrGallery: Api = ({ tags }, { url, method, init }) => {
  if (url.host !== 'api.us-east-1.gallery.ecr.aws') return undefined;
  const asked = JSON.parse(String(init.body ?? '{}'));
  if (method !== 'POST' || url.pathname !== '/describeImageTags') return json({ message: 'Not Found' }, 404);
  if (asked.registryAliasName !== 'team' || asked.repositoryName !== 'tools/app')
    return json({ message: 'The repository with name does not exist in the registry' }, 400);
  const size = asked.maxResults ?? 100;
  if (!(size >= 1 && size <= 1000)) return json({ message: 'maxResults' }, 400);
  const from = asked.nextToken === undefined ? 0 : Number(atob(asked.nextToken));
  const imageTagDetails = tags.slice(from, from + size).map(({ name, digest, pushed }) => ({
    imageTag: name,
    createdAt: '2021-11-29T20:10:00.000Z',
    imageDetail: {
      imageDigest: digest,
      imageSizeInBytes: 2_592_208,
      imagePushedAt: new Date(pushed).toISOString(),
      imageManifestMediaType: 'application/vnd.docker.distribution.manifest.list.v2+json',
    },
  }));
  const isMore = from + size < tags.length;
  return json({ imageTagDetails, ...(isMore && { nextToken: btoa(`${from + size}`) }) });
};
