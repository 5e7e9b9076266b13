import { isOrphan } from '../../lib/messages/send.ts';

/** Dispatched on the document when a content script starts. A page that forges it ends our script, and gains nothing. */
const STARTED = 'tagkin:started';

/**
 * Stands in for WXT's ContentScriptContext (wxt.config.ts), whose timers and location watcher no feature uses; saves about 1 kB
 * gzip on every page of Docker Hub. Detects that the extension was updated or removed while the script was running.
 */
export class ContentScriptContext {
  readonly #gone = new AbortController();

  constructor() {
    document.dispatchEvent(new Event(STARTED)); // ends the script that an earlier version left
    document.addEventListener(STARTED, () => this.#gone.abort(), { once: true });
  }

  get isInvalid(): boolean {
    if (isOrphan()) this.#gone.abort();
    return this.#gone.signal.aborted;
  }

  onInvalidated(listener: () => void): void {
    this.#gone.signal.addEventListener('abort', listener);
  }
}
