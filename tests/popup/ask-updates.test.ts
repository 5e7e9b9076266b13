import { beforeEach, expect, test, vi } from 'vitest';
import type { PastedImage } from '../../components/pasted/pasted-row.ts';
import {
  type Answered,
  askUpdates,
  MAX_UNASKED,
  MAX_UNASKED_REQUESTS,
} from '../../entrypoints/popup/pasted/ask-updates.ts';
import { TagkinError } from '../../lib/failure.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

const { send } = vi.hoisted(() => ({ send: vi.fn() }));
vi.mock('../../lib/messages/send.ts', () => ({ send }));
vi.mock('../../lib/client/waiting.ts', () => ({ wait: async () => {} }));

const imagesIn = (text: string) =>
  readPasted(text).found.flatMap((one, at) =>
    one.kind === 'image' ? [{ at, image: one as PastedImage }] : [],
  );

interface Asked {
  repository: string;
  images: { tag?: string; digest?: string }[];
  requests: number;
}
const answer = ({ images }: Asked) => ({
  images: images.map((image) => ({ ...image, current: 'x', failure: null })),
  isWhole: true,
});

beforeEach(() => {
  send.mockReset();
  send.mockImplementation(async (_, asked: Asked) => answer(asked));
});

const asked = (): Asked[] => send.mock.calls.map(([, request]) => request);

async function ask(text: string, more: { budget?: number; signal?: AbortSignal } = {}) {
  const answers = new Map<number, Answered>();
  const signal = more.signal ?? new AbortController().signal;
  await askUpdates(imagesIn(text), { ...more, signal, onAnswer: (at, one) => answers.set(at, one) });
  return answers;
}

test('one message a repository, with all its tags; latest where there is none', async () => {
  const answers = await ask('nginx:1 redis:7 nginx:2 nginx');
  expect(asked()).toMatchObject([
    { repository: 'library/nginx', images: [{ tag: '1' }, { tag: '2' }, { tag: 'latest' }] },
    { repository: 'library/redis', images: [{ tag: '7' }] },
  ]);
  expect(answers.size).toBe(4);
});

test(`${MAX_UNASKED} images may cost ${MAX_UNASKED_REQUESTS} requests unasked, few images more each`, async () => {
  const names = Array.from({ length: MAX_UNASKED }, (_, at) => `a/b${at}:1`);
  await ask(names.join(' '), { budget: MAX_UNASKED_REQUESTS });
  const spent = asked().reduce((sum, { requests }) => sum + requests, 0);
  expect(spent).toBeLessThanOrEqual(MAX_UNASKED_REQUESTS);
  send.mockClear();
  await ask('nginx:1 redis:7', { budget: MAX_UNASKED_REQUESTS });
  expect(asked().map(({ requests }) => requests)).toEqual([6, 6]);
});

test('two hundred images are asked for a few at a time, and can be stopped', async () => {
  let running = 0;
  let most = 0;
  const controller = new AbortController();
  send.mockImplementation(async (_, request: Asked) => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    if (send.mock.calls.length >= 20) controller.abort();
    return answer(request);
  });
  await ask(Array.from({ length: 200 }, (_, at) => `a/b${at}:1`).join(' '), { signal: controller.signal });
  expect(most).toBeLessThanOrEqual(3);
  expect(send.mock.calls.length).toBeLessThan(30);
});

test('a failure that may pass is told, and tried again after the others', async () => {
  send.mockRejectedValueOnce(new TagkinError({ kind: 'network' }));
  const told: (string | null)[] = [];
  await askUpdates(imagesIn('nginx:1 redis:7'), {
    signal: new AbortController().signal,
    onAnswer: (_, { update }) => told.push(update.failure?.kind ?? null),
  });
  expect(asked().map(({ repository }) => repository)).toEqual([
    'library/nginx',
    'library/redis',
    'library/nginx',
  ]);
  expect(told.toSorted()).toEqual(['network', null, null].toSorted());
});

test('of a repository the images alone that failed are tried again, and unasked no more requests are spent for it', async () => {
  const failing = async (_: string, request: Asked) => ({
    ...answer(request),
    images: request.images.map((image) => ({
      ...image,
      failure: image.tag === '1' ? null : { kind: 'network', status: 503 },
    })),
    requests: request.requests,
  });
  send.mockImplementation(failing);
  await ask('nginx:1 nginx:2');
  expect(asked().map(({ images }) => images.map(({ tag }) => tag).join())).toEqual(['1,2', '2', '2']);
  send.mockClear();
  const names = Array.from({ length: MAX_UNASKED }, (_, at) => `a/b${at}:9`);
  await ask(names.join(' '), { budget: MAX_UNASKED_REQUESTS });
  expect(asked().reduce((sum, { requests }) => sum + requests, 0)).toBe(MAX_UNASKED_REQUESTS);
});

test('one that will not pass is told once', async () => {
  send.mockRejectedValue(new TagkinError({ kind: 'not-found' }));
  const answers = await ask('nginx:1');
  expect(answers.get(0)?.update.failure).toEqual({ kind: 'not-found' });
  expect(send).toHaveBeenCalledTimes(1);
});
