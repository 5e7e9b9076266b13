import * as v from 'valibot';
import type { TagRecord } from '../aliases/table.ts';
import { ECR_GALLERY } from '../hosts/side-hosts.ts';
import { isDigest } from '../oci/digest.ts';
import { apiOrigin, askJson } from './api.ts';
import type { ReadPage } from './crawl-bulk.ts';
import { ownerAndName } from './owner-and-name.ts';

/** Amazon gives no more a page. */
const PAGE_SIZE = 1000;

const text = v.fallback(v.nullish(v.string()), null);

const Tag = v.object({
  imageTag: v.string(),
  createdAt: text,
  imageDetail: v.nullish(v.object({ imageDigest: v.nullish(v.string()), imagePushedAt: text })),
});

/** What is not read is not checked; one tag that cannot be read means that this is no such API. */
const Page = v.object({
  imageTagDetails: v.array(Tag),
  nextToken: v.nullish(v.pipe(v.string(), v.maxLength(4096))),
});

/**
 * What Amazon's gallery of public images reads from, without sign-in; on another host, which the browser must permit
 * (`isOpen`). Amazon describes the operation and its answer (docs.aws.amazon.com, AmazonECRPublic `DescribeImageTags`,
 * `ReferencedImageDetail`), for signed requests at `api.ecr-public`. That the gallery answers the same unsigned, with the
 * registry by its alias, is seen in those who use it: ecosyste-ms/packages `app/models/ecosystem/docker.rb`, aws-for-fluent-bit.
 *
 * Cost: ⌈N/1000⌉, one after the other. Coverage: all tags, with their dates; no platforms.
 */
export const readEcrPublic: ReadPage = async (listing, next, source) => {
  await apiOrigin(listing, source); // the names are what they should be
  const { owner, name } = ownerAndName(listing.repository, ECR_GALLERY);
  const body = {
    registryAliasName: owner,
    repositoryName: name,
    maxResults: PAGE_SIZE,
    ...(next !== undefined && { nextToken: next }),
  };
  const url = new URL(`https://${ECR_GALLERY}/describeImageTags`);
  const { imageTagDetails, nextToken } = (await askJson(listing, url, Page, source, { body })).body;
  const tags = imageTagDetails.map(toRecord);
  return nextToken ? { tags, next: nextToken, left: 1 } : { tags, left: 0 };
};

function toRecord({ imageTag: name, createdAt, imageDetail }: v.InferOutput<typeof Tag>): TagRecord {
  const record: TagRecord = { name, images: [] };
  const digest = imageDetail?.imageDigest;
  if (isDigest(digest)) record.digest = digest;
  const pushed = Date.parse(imageDetail?.imagePushedAt ?? createdAt ?? '');
  if (pushed > 0) record.pushedAt = pushed;
  return record;
}
