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

/** A decoder that is fed parts and calls back with what they hold, as a stream that waits until its output is read. */
export function decoderStream(
  create: (emit: (part: Uint8Array) => void) => { push(part: Uint8Array, isLast: boolean): void },
): TransformStream<Uint8Array, Uint8Array> {
  let decoder: ReturnType<typeof create>;
  return new TransformStream({
    start: (controller) => {
      decoder = create((part) => {
        if (part.length > 0) controller.enqueue(part);
      });
    },
    transform: (part) => decoder.push(part, false),
    flush: () => decoder.push(new Uint8Array(), true),
  });
}
