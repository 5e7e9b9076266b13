import { useEffect, useRef, useState } from 'preact/hooks';
import type { PastedImage } from '../../../components/pasted/pasted-row.ts';
import type { Reading } from '../../../components/pasted/read-bar.tsx';
import { type Answered, askUpdates, MAX_UNASKED, MAX_UNASKED_REQUESTS } from './ask-updates.ts';
import { DRAW_EVERY_MS } from './draw-every.ts';

export interface Updates {
  /** By position among the images. */
  answers: ReadonlyMap<number, Answered>;
  /** How many of the images are asked for. */
  limit: number;
  /** The first image without an answer. */
  firstUnread: number;
  reading: Reading;
  stop: () => void;
  goOn: () => void;
  readRest: () => void;
}

/**
 * What the images of a pasted text are: the first ones unasked, the rest by `readRest`.
 *
 * @param attempt a new number asks again for what failed, after a permission was granted or withdrawn
 */
export function useUpdates(
  images: readonly PastedImage[],
  platform: string | undefined,
  attempt: number,
): Updates {
  const [answers, setAnswers] = useState<ReadonlyMap<number, Answered>>(new Map());
  const [limit, setLimit] = useState(MAX_UNASKED);
  const [isStopped, setStopped] = useState(false);
  const [isRunning, setRunning] = useState(true);
  const askedFor = useRef(platform);

  useEffect(() => {
    if (isStopped) return;
    const isOther = askedFor.current !== platform;
    askedFor.current = platform;
    const known = isOther ? new Map<number, Answered>() : new Map(answers);
    const missing = images
      .slice(0, limit)
      .flatMap((image, at) => (isAnswered(known.get(at)) ? [] : [{ at, image }]));
    const controller = new AbortController();
    const { signal } = controller;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      setAnswers(new Map(known));
    };
    const onAnswer = (at: number, answered: Answered) => {
      known.set(at, answered);
      timer ??= setTimeout(draw, DRAW_EVERY_MS);
    };
    // A step that the reader has taken is not asked for while its answer is awaited.
    for (const { at } of missing)
      if (known.get(at)?.update.failure?.kind === 'permission-needed' && known.delete(at))
        timer ??= setTimeout(draw);
    setRunning(missing.length > 0);
    if (missing.length > 0)
      void askUpdates(missing, {
        ...(limit === MAX_UNASKED && { budget: MAX_UNASKED_REQUESTS }),
        platform,
        signal,
        onAnswer,
      }).then(() => {
        if (signal.aborted) return;
        clearTimeout(timer);
        draw();
        setRunning(false);
      });
    return () => {
      controller.abort();
      if (timer !== undefined) {
        clearTimeout(timer);
        draw();
      }
    };
  }, [attempt, limit, isStopped, platform]);

  const total = Math.min(limit, images.length);
  const read = [...answers.keys()].filter((at) => at < total).length;
  const firstUnread = images.findIndex((_, at) => !answers.has(at));
  return {
    answers,
    limit,
    firstUnread,
    reading: { read, total, rest: images.length - total, isRunning: isRunning && !isStopped },
    stop: () => setStopped(true),
    goOn: () => setStopped(false),
    readRest: () => setLimit(images.length),
  };
}

const isAnswered = (answered: Answered | undefined): boolean =>
  answered !== undefined && answered.update.failure === null;
