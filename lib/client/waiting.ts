/** Resolves when the reader looks at the page, or when there is nothing to wait for any more. */
export async function whenVisible(signal: AbortSignal): Promise<void> {
  while (document.hidden && !signal.aborted) await nextEvent([[document, 'visibilitychange']], signal);
}

/** Waits until a time (ms since 1970), or until the network comes back. */
export async function pause(until: number, signal: AbortSignal): Promise<void> {
  const ends = new AbortController();
  const timer = setTimeout(() => ends.abort(), Math.max(0, until - Date.now()));
  await nextEvent([[window, 'online']], AbortSignal.any([signal, ends.signal]));
  clearTimeout(timer);
}

function nextEvent(events: [EventTarget, string][], signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    for (const [target, name] of events)
      target.addEventListener(name, () => resolve(), { once: true, signal });
  });
}
