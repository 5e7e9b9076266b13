import PQueue from 'p-queue';
import type { PastedImage } from '../../../components/pasted/pasted-row.ts';
import { wait } from '../../../lib/client/waiting.ts';
import { type Failure, failureOf, isTemporary } from '../../../lib/failure.ts';
import { send } from '../../../lib/messages/send.ts';
import { DOCKER_HUB, withDefaultTag } from '../../../lib/oci/reference.ts';
import type { ImageUpdate, RepositoryUpdates } from '../../../lib/updates/image-update.ts';

/** Images looked up without a click, and the requests that they may cost together. */
export const MAX_UNASKED = 30;
export const MAX_UNASKED_REQUESTS = 60;

/** Requests for an image that was asked for, and the most that one is worth. */
const REQUESTS_PER_IMAGE = 6;
const MAX_REQUESTS = 60;

/** Repositories at once, and images of one in a message. */
const CONCURRENCY = 3;
const IMAGES_PER_MESSAGE = 10;

/** How often an image is tried again after a failure that may pass. */
const MAX_ROUNDS = 3;

/** What is known of one image, and whether all tags of its repository were there to choose from. */
export interface Answered {
  update: ImageUpdate;
  isWhole: boolean;
}

interface Job {
  registry: string;
  repository: string;
  images: { at: number; image: PastedImage }[];
}

/** Images by repository, in the order of the text. */
function jobsOf(images: readonly { at: number; image: PastedImage }[]): Job[] {
  const byName = new Map<string, Job>();
  const jobs: Job[] = [];
  for (const one of images) {
    const { registry, repository } = one.image.reference;
    const key = `${registry}/${repository}`;
    let job = byName.get(key);
    if (!job || job.images.length >= IMAGES_PER_MESSAGE) {
      job = { registry, repository, images: [] };
      byName.set(key, job);
      jobs.push(job);
    }
    job.images.push(one);
  }
  return jobs;
}

interface AskOptions {
  /** Requests that may be spent in all; undefined where the reader asked. */
  budget?: number;
  /** Platform key; the preferred one if undefined. */
  platform?: string | undefined;
  signal: AbortSignal;
  onAnswer: (at: number, answered: Answered) => void;
}

/**
 * Asks for images, a few repositories at a time; after a failure that may pass, again once the others are done, as far as requests
 * are left. Never rejects; resolves when nothing is left to ask.
 */
export async function askUpdates(
  images: readonly { at: number; image: PastedImage }[],
  { budget, platform, signal, onAnswer }: AskOptions,
): Promise<void> {
  const each = budget === undefined ? REQUESTS_PER_IMAGE : Math.max(2, Math.floor(budget / images.length));
  let jobs = jobsOf(images);
  let left = budget ?? Number.POSITIVE_INFINITY;
  for (let round = 0; jobs.length > 0 && round < MAX_ROUNDS && !signal.aborted; round++) {
    const later: Job[] = [];
    let until = 0;
    const queue = new PQueue({ concurrency: CONCURRENCY });
    const ask = async (job: Job) => {
      if (signal.aborted) return;
      const { registry, repository } = job;
      const requests = Math.min(
        MAX_REQUESTS,
        each * job.images.length,
        REQUESTS_PER_IMAGE * job.images.length,
        left,
      );
      if (requests <= 0) return;
      left -= requests;
      const named = job.images.map(({ image }) => nameIn(image));
      const asked = { registry, repository, images: named, requests, ...(platform && { platform }) };
      const answer = await send('updates.look', asked).catch(failureOf);
      if (signal.aborted) return;
      // What fails as a whole has failed at its first request.
      left += requests - ('requests' in answer ? answer.requests : 1);
      const again = job.images.filter(({ at, image }, index) => {
        const answered = answeredOf(answer, index, image);
        onAnswer(at, answered);
        const { failure } = answered.update;
        if (!failure || !isTemporary(failure)) return false;
        until = Math.max(until, failure.until ?? Date.now() + 2000 * 2 ** round);
        return true;
      });
      if (again.length > 0) later.push({ ...job, images: again });
    };
    await queue.addAll(jobs.map((job) => () => ask(job)));
    jobs = later;
    if (jobs.length > 0 && round + 1 < MAX_ROUNDS) await wait(until, signal);
  }
}

/** An image as the worker is asked for it. */
function nameIn({ reference }: PastedImage): { tag?: string; digest?: string } {
  const { tag, digest } = withDefaultTag(reference);
  return { ...(tag !== undefined && { tag }), ...(digest !== undefined && { digest }) };
}

function answeredOf(answer: RepositoryUpdates | Failure, index: number, image: PastedImage): Answered {
  if ('kind' in answer) return { update: failedUpdate(image, answer), isWhole: false };
  const update = answer.images[index];
  return { update: update ?? failedUpdate(image, { kind: 'malformed' }), isWhole: answer.isWhole };
}

const failedUpdate = (image: PastedImage, failure: Failure): ImageUpdate => ({
  ...nameIn(image),
  current: null,
  pushedAt: null,
  version: null,
  hasMoved: null,
  onlyPlatform: null,
  isMoving: false,
  newer: null,
  withinMajor: null,
  newest: [],
  nearest: [],
  failure:
    failure.host === undefined && image.reference.registry !== DOCKER_HUB
      ? { ...failure, host: image.reference.registry }
      : failure,
});
