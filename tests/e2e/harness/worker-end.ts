declare global {
  /** What is to be done when this vitest worker ends; the environment and the tests have no module in common. */
  var tagkinAtWorkerEnd: (() => Promise<void>)[] | undefined;
}

/** Has `end` called when this vitest worker has run its last file. */
export function atWorkerEnd(end: () => Promise<void>): void {
  globalThis.tagkinAtWorkerEnd ??= [];
  globalThis.tagkinAtWorkerEnd.push(end);
}

export async function endWorker(): Promise<void> {
  for (const end of globalThis.tagkinAtWorkerEnd ?? []) await end();
}
