import { TagkinError } from '../failure.ts';

/** The body of an answer as JSON, read only up to `limit` bytes. Errors: `too-large`, `malformed`. */
export async function readJson(response: Response, limit: number): Promise<unknown> {
  const text = await readText(response, limit);
  try {
    return JSON.parse(text);
  } catch {
    throw new TagkinError({ kind: 'malformed', status: response.status });
  }
}

async function readText(response: Response, limit: number): Promise<string> {
  const decoder = new TextDecoder();
  const reader = response.body?.getReader();
  let text = '';
  let size = 0;
  for (;;) {
    const chunk = await reader?.read();
    if (!chunk?.value) return text + decoder.decode();
    size += chunk.value.byteLength;
    if (size > limit) {
      await reader?.cancel();
      throw new TagkinError({ kind: 'too-large', status: response.status });
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}
