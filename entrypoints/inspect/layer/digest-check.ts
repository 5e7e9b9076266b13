/** Compares the bytes that go through it with a digest, in a worker of its own. */
export interface DigestCheck {
  add(part: Uint8Array): void;
  /** Whether all bytes added have the digest. */
  matches(): Promise<boolean>;
  close(): void;
}

/** In: a digest of sha256 or sha512. */
export function digestCheck(digest: string): DigestCheck {
  const [algorithm, hex] = digest.split(':');
  const worker = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage({ algorithm });
  return {
    add: (part) => worker.postMessage({ part }),
    matches: () =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data }) => resolve(data === hex);
        worker.onerror = () => reject(new Error('hash worker'));
        worker.postMessage({ end: true });
      }),
    close: () => worker.terminate(),
  };
}
