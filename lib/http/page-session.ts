/** The reader's own session, as Hub tells it to its own pages. */
export interface PageSession {
  account: string;
  token: string;
}

/** Where the pages of Hub ask who their reader is; undocumented (facts on Hub's API, section 2). */
const ADDRESS = 'https://hub.docker.com/auth/profile';
const PATIENCE = 3000;

/**
 * Asks as a page of Hub asks, which is why only a content script there may call this: the one request of Tagkin's that carries
 * cookies. Null where nobody is signed in, or Hub answers otherwise. What it says is checked by whoever is told.
 */
export async function askPageSession(ask: typeof fetch): Promise<PageSession | null> {
  try {
    const response = await ask(ADDRESS, {
      credentials: 'include',
      cache: 'no-store',
      redirect: 'error',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) return null;
    const { token, profile } = await response.json();
    return { token: String(token), account: String(profile.username) };
  } catch {
    return null;
  }
}
