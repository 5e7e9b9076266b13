import type { RawPart } from './raw.load.ts';

/** Command-line tools that read the same document. */
export const TOOLS = ['crane', 'regctl', 'skopeo', 'docker'] as const;
export type ToolName = (typeof TOOLS)[number];

/** The command by which a tool prints a part of an image. `image`: a reference with the part's digest, or its manifest's. */
export function commandFor(tool: ToolName, part: RawPart, image: string): string {
  const isConfig = part === 'config';
  switch (tool) {
    case 'crane':
      return `crane ${isConfig ? 'config' : 'manifest'} ${image}`;
    case 'regctl':
      return isConfig ? `regctl image config ${image}` : `regctl manifest get --format raw-body ${image}`;
    case 'skopeo':
      return `skopeo inspect ${isConfig ? '--config --raw' : '--raw'} docker://${image}`;
    case 'docker':
      return isConfig
        ? `docker buildx imagetools inspect --format '{{json .Image}}' ${image}`
        : `docker buildx imagetools inspect --raw ${image}`;
  }
}
