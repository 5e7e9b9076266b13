import { digestOf } from '../registry/find.ts';
import { json, type Reply } from '../server/reply.ts';
import type { Visit } from '../server/visit.ts';

/** The host of the API behind Amazon's gallery of public images. */
export const ECR_GALLERY = 'api.us-east-1.gallery.ecr.aws';

/** Answers `ECR_GALLERY`: the tags of a repository by POST, at most 1000 a page, and a token for the next one. */
export function ecrGallery({ request, body, hub }: Visit): Reply {
  if (request.method !== 'POST' || request.path !== '/describeImageTags') return json(404, {});
  const { registryAliasName, repositoryName, maxResults = 100, nextToken = 'MA==' } = JSON.parse(body);
  const repository = hub.repositories.get(`${registryAliasName}/${repositoryName}`);
  if (!repository || repository.isPrivate) return json(400, { message: 'The repository does not exist' });
  if (!(maxResults >= 1 && maxResults <= 1000)) return json(400, { message: 'maxResults' });
  const from = Number(atob(nextToken));
  const imageTagDetails = repository.tags.slice(from, from + maxResults).map((tag) => ({
    imageTag: tag.name,
    createdAt: tag.pushedAt,
    imageDetail: { imageDigest: digestOf(tag), imageSizeInBytes: tag.fullSize, imagePushedAt: tag.pushedAt },
  }));
  const end = from + maxResults;
  return json(200, { imageTagDetails, ...(end < repository.tags.length && { nextToken: btoa(`${end}`) }) });
}
