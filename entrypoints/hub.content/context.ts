import { isOrphan } from '../../lib/messages/send.ts';

/**
 * Dispatched on the document when a content script starts; one that is at work there already cancels it. A page that does so, or
 * forges it, gains nothing.
 */
const STARTED = 'tagkin:started';

/**
 * Stands in for WXT's ContentScriptContext (wxt.config.ts), whose timers and location watcher no feature uses; saves about 1 kB
 * gzip on every page of Docker Hub. Detects that the extension was updated or removed while the script was running, and that
 * another copy of it (installed twice) is at work in this document: the later one yields, or both would fill the same places.
 */
export class ContentScriptContext {
  readonly #gone = new AbortController();

  constructor() {
    const isAlone = document.dispatchEvent(new Event(STARTED, { cancelable: true }));
    if (!isAlone) this.#gone.abort();
    document.addEventListener(STARTED, (event) => this.isInvalid || event.preventDefault());
  }

  /** Ends the script if its extension was replaced: it cannot do anything any more. */
  get isInvalid(): boolean {
    if (isOrphan()) this.#gone.abort();
    return this.#gone.signal.aborted;
  }

  onInvalidated(listener: () => void): void {
    this.#gone.signal.addEventListener('abort', listener);
  }
}
