import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { ECR_GALLERY } from '../hosts/side-hosts.ts';
import { itemsOf } from '../http/items.ts';
import { isDigest } from '../oci/digest.ts';
import { apiOrigin, readApi } from './api.ts';
import { type BulkSource, pagesOf } from './bulk-source.ts';
import { name } from './name.ts';
import { ownerAndName } from './owner-and-name.ts';

/** The API's largest page. */
const PAGE_SIZE = 1000;

const text = v.fallback(v.nullish(v.string()), null);

const Tag = v.object({
  imageTag: name,
  createdAt: text,
  imageDetail: v.fallback(v.nullish(v.object({ imageDigest: text, imagePushedAt: text })), null),
});

/** Only the fields that are used are checked. */
const Page = v.object({
  imageTagDetails: itemsOf(Tag),
  nextToken: v.nullish(v.pipe(v.string(), v.maxLength(4096))),
});

/**
 * The API behind Amazon's gallery of public images, without sign-in, on another host. Amazon documents the
 * operation and its answer (docs.aws.amazon.com, AmazonECRPublic `DescribeImageTags`, `ReferencedImageDetail`) for signed
 * requests at `api.ecr-public`. The gallery answers the same unsigned, with the registry by its alias, as used by
 * ecosyste-ms/packages `app/models/ecosystem/docker.rb` and aws-for-fluent-bit.
 *
 * Pages come in sequence. Coverage: all tags, with their dates; no platforms.
 */
export const ecrPublic: BulkSource = {
  id: 'ecr-public',
  requests: pagesOf(PAGE_SIZE),
  apiHost: ECR_GALLERY,
  async readPage(listing, next, source) {
    await apiOrigin(listing, source); // checks the names
    const { owner, name: repositoryName } = ownerAndName(listing.repository, ECR_GALLERY);
    const body = {
      registryAliasName: owner,
      repositoryName,
      maxResults: PAGE_SIZE,
      ...(next !== undefined && { nextToken: next }),
    };
    const url = new URL(`https://${ECR_GALLERY}/describeImageTags`);
    const { imageTagDetails, nextToken } = (await readApi(listing, url, Page, source, { body })).body;
    const { items, dropped } = imageTagDetails;
    const tags = items.map(toRecord);
    return { tags, dropped, ...(nextToken ? { next: nextToken, remaining: 1 } : { remaining: 0 }) };
  },
};

function toRecord({ imageTag: name, createdAt, imageDetail }: v.InferOutput<typeof Tag>): TagRecord {
  const record: TagRecord = { name, images: [] };
  const digest = imageDetail?.imageDigest;
  if (isDigest(digest)) record.digest = digest;
  const pushed = Date.parse(imageDetail?.imagePushedAt ?? createdAt ?? '');
  if (pushed > 0) record.pushedAt = pushed;
  return record;
}
