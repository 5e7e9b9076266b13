import type { Answer, Asked } from './ask.ts';

export const HUB = 'https://hub.docker.com/v2';
/** Small, and behind the cap. */
export const [SMALL, BIG] = ['nginx', 'php'];

export const DIGEST = /^sha256:[0-9a-f]{64}$/;

interface Image {
  os?: string;
  architecture?: string;
  digest?: string;
}
export interface Tag {
  name: string;
  digest?: string;
  last_updated?: string;
  tag_last_pushed?: string;
  images?: Image[];
}
export interface Page {
  count: number;
  next: string | null;
  results: Tag[];
}

export const tagsUrl = (name: string, query: Record<string, string>): string =>
  `${HUB}/namespaces/library/repositories/${name}/tags?${new URLSearchParams(query)}`;

/** The answer of a request that must succeed. */
export async function okay(asked: Asked, url: string): Promise<Answer> {
  const answer = await asked.get(url);
  if (answer.status !== 200) throw new Error(`${answer.status} from ${new URL(url).pathname}`);
  return answer;
}

export async function page(asked: Asked, name: string, query: Record<string, string>): Promise<Page> {
  const read = JSON.parse((await okay(asked, tagsUrl(name, query))).body) as Page;
  if (!Array.isArray(read.results)) throw new Error('no list of tags');
  return read;
}

export const first = { page_size: '100' };
export const namesOf = ({ results }: Page): string[] => results.map(({ name }) => name);
