import { answerOfRecord } from '../inspect/hub-answer.ts';
import type { ImageAnswer } from '../inspect/image-answer.ts';
import type { RequestOf } from '../messages/messages.ts';
import { DOCKER_HUB, formatReference } from '../oci/reference.ts';
import { loadTagDigest, saveTagDigest } from '../store/tag-digests.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { hubApi, hubBudget } from './hub-api.ts';
import { registries } from './registry.ts';

/** Timeout for the tag, in ms: after it the request goes to the registry instead. */
const TAG_TIMEOUT_MS = 6000;

/** Digest and platforms of a tag by Docker Hub's API. Errors: those of the API, and `unsupported` (`answerOfRecord`). */
export async function answerOfTag(
  { repository, tag, isPullNext }: RequestOf<'hub.tag'>,
  from: WindowKind,
): Promise<ImageAnswer> {
  const where = { registry: DOCKER_HUB, repository };
  const image = formatReference({ ...where, tag }, 'canonical');
  // Looked up before: its content is likely cached, and the token not needed.
  if (isPullNext && !(await loadTagDigest(image, from))) void registries[from].prepare(where);
  await hubBudget();
  const record = await hubApi[from].tag(repository, tag, AbortSignal.timeout(TAG_TIMEOUT_MS));
  const answer = answerOfRecord(image, record);
  await saveTagDigest(image, answer.digest as `sha256:${string}`, from);
  return answer;
}
