/** A stream with its first bytes looked at: `first` has at least `count` bytes, or all there are. */
export async function peek(
  stream: ReadableStream<Uint8Array>,
  count: number,
): Promise<{ first: Uint8Array; stream: ReadableStream<Uint8Array> }> {
  const reader = stream.getReader();
  let first: Uint8Array = new Uint8Array();
  while (first.length < count) {
    const { value, done } = await reader.read();
    if (done) break;
    first = concat([first, value]);
  }
  const whole = new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (first.length > 0) controller.enqueue(first);
    },
    pull: async (controller) => {
      const { value, done } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return { first, stream: whole };
}

export function concat(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A decoder that is fed parts and calls back with what they hold. */
export type CreateDecoder = (emit: (part: Uint8Array) => void) => {
  push(part: Uint8Array, isLast: boolean): void;
};

/**
 * What a decoder makes of a stream. It is fed `sliceBytes` at once, and nothing more before its output was read: a few bytes of a
 * decompression bomb hold gigabytes, and a decoder emits all that it was fed at once.
 */
export function decode(
  packed: ReadableStream<Uint8Array>,
  create: CreateDecoder,
  sliceBytes: number,
): ReadableStream<Uint8Array> {
  const reader = packed.getReader();
  let rest: Uint8Array = new Uint8Array();
  let emitted: Uint8Array[] = [];
  const decoder = create((part) => {
    if (part.length > 0) emitted.push(part);
  });
  const feed = async (): Promise<boolean> => {
    if (rest.length === 0) {
      const { value, done } = await reader.read();
      if (done) {
        decoder.push(new Uint8Array(), true);
        return false;
      }
      rest = value;
    }
    decoder.push(rest.subarray(0, sliceBytes), false);
    rest = rest.subarray(sliceBytes);
    return true;
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          let isOpen = true;
          while (isOpen && emitted.length === 0) isOpen = await feed();
          for (const part of emitted) controller.enqueue(part);
          emitted = [];
          if (!isOpen) controller.close();
        } catch (error) {
          await reader.cancel(error).catch(() => undefined); // the source may have failed itself
          throw error;
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
}
