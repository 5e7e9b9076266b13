/** Compares the bytes that go through it with a digest, in a worker of its own. */
export interface DigestCheck {
  add(part: Uint8Array): void;
  /** Whether all bytes added have the digest. */
  matches(): Promise<boolean>;
  close(): void;
}

/** Firefox may collect a worker that nothing but its own handlers refers to, and its answer never comes. */
const running = new Set<Worker>();

/** In: a digest of sha256 or sha512. */
export function digestCheck(digest: string): DigestCheck {
  const [algorithm, hex] = digest.split(':');
  const worker = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  running.add(worker);
  const result = new Promise<string>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<string>) => resolve(data);
    worker.onerror = () => reject(new Error('hash worker'));
  });
  result.catch(() => undefined); // `matches` throws it
  worker.postMessage({ algorithm });
  return {
    add: (part) => worker.postMessage({ part }),
    async matches() {
      worker.postMessage({ end: true });
      return (await result) === hex;
    },
    close() {
      worker.terminate();
      running.delete(worker);
    },
  };
}
