import { parseReference } from '../../hosts/parse-reference.ts';
import type { Claim, Find } from '../text/find.ts';
import type { Reader } from '../tree/reader.ts';
import { at } from './at.ts';
import { readNamed } from './digests.ts';
import { outputFind } from './output-find.ts';
import { readIds, readMissing, readPulls, readPushes } from './pulls.ts';

/** Messages of daemons, kubelets and builders that name an image; the first group is its name. */
const MESSAGES: RegExp[] = [
  /\b(?:manifest for|pull access denied for|repository) ["'`]?([\w.:/@-]+?)["'`]? (?:not found|does not exist|, repository)/g,
  /\bpull access denied for ["'`]?([\w.:/@-]+?)["'`]?[,.\s]/g,
  /\bUnable to find image ['"]([^'"\s]+)['"]/g,
  /\b(?:Pulling|Pulled|pulling|pull|pulled|fetching|find|failed to pull(?: and unpack)?|Back-off pulling|Failed to pull|for|Container|with|inspect) image:? \\?["']([^"'\s\\]+)\\?["']/g,
  /\b(?:failed to pull(?: and unpack)?|Back-off pulling|Failed to pull) image \\?["']([^"'\s\\]+)\\?["']/g,
  /\bfailed to resolve (?:reference|source metadata for) \\?["']?([^"'\s\\]+?)\\?["']?:? /g,
  /\bStatus: (?:Downloaded newer image for|Image is up to date for) (\S+)/g,
  /\b(?:Successfully tagged|naming to|Untagged:|Trying to pull|Loaded image:|Loaded image\(s\):|Pulling from image|Image:|Image pulled:|image pulled:|Pushing image|resolve image config for docker-image:\/\/|resolve image config for) (?:docker:\/\/|docker-image:\/\/)?([^\s"']+)/g,
  /\bPullImage \\?["']([^"'\s\\]+)/g,
  /\bload metadata for (\S+)/g,
  /\bfailed to solve: ([\w./-]+(?::\w[\w.-]*)?): /g,
  /^\s*\{.*"(?:image|imageName|container_image)":\s?"([\w.-]+(?::\d+)?\/[^\s"\\]+|[\w.-]+:\w[\w.-]*)"/g, // the line of a log
  /\b[Bb]ase image (\S+) was pulled with platform/g,
  /\s(?:image|container_image)=["']?([\w.-]+(?::\d+)?\/[^\s"',;]+[:@][^\s"',;]+)/g, // the line of a log
  /\bpulled from (?:docker-image:\/\/)?([\w-]+[.:][^\s"']+)/g,
  /\[\S*(?: \S+)* \d+\/\d+\] FROM (\S+)/g,
  /\bStep \d+\/\d+ : FROM (?:--platform=\S+ )?(\S+)/g,
  /(?:\bStep \d+\/\d+ :|\[\S*(?: \S+)* \d+\/\d+\]) (?:COPY|ADD) --from=(\S*[/:]\S*)/g,
  /\binitializing source docker:\/\/(\S+)/g,
  /\bThe push refers to repository \[([^\]\s]+)\]/g,
  /\bno such (?:image|manifest):? ([^\s,]+)/gi,
  /\b(?:Image|image) (?:already present on machine|is being pulled)?:? ?"([^"\s]+)" (?:already present|in |is |with)/g,
  /\b(?:ErrImagePull|ImagePullBackOff)\b[^"\n]{0,80}"([^"\s]+)"/g,
];

/** A word of every message. */
const HINT =
  /manifest for|pull|Pull|Status: |tagged|naming to|Untagged|Loaded image|Image: |metadata for|\] FROM |Step \d|push refers|[Nn]o such|resolve|find image|initializing source|\] (?:COPY|ADD) |image:? \\?["']|Pushing image|solve: |mage":|repository ["']?\w|image=/;

/** What only names a built image. */
const BUILT = /^(?:Successfully tagged|naming to)/;

/** What a daemon, a kubelet or a builder printed: pulls, errors, events, the steps of a build. */
export const messages: Reader = {
  id: 'messages',
  detect: (text) =>
    /pull|image|manifest|repository|Step \d|metadata for|FROM|tagged|naming|solve/i.test(text),
  read: (source) => [
    ...readPulls(source.lines()),
    ...readPushes(source.lines()),
    ...readIds(source.lines()),
    ...readNamed(source.lines()),
    ...readMissing(source.lines()),
    ...source.lines().flatMap((line): (Find | Claim)[] => {
      if (line.text.length > 4000 || !HINT.test(line.text)) return [];
      return MESSAGES.flatMap((pattern) =>
        [...line.text.matchAll(pattern)].flatMap((match): (Find | Claim)[] => {
          const text = (match[1] ?? '').replace(/[.,;:)\]]+$/, '');
          const name = at(line, text, match.index + match[0].indexOf(match[1] ?? ''));
          if (name === undefined || !parseReference(text).ok || /^sha256:/.test(text)) return [];
          if (BUILT.test(match[0]) && !text.replace(/^docker\.io\/library\//, '').includes('.'))
            return [{ claim: { start: line.start, end: line.start + line.text.length } }];
          return [outputFind(name, match[0].slice(0, 40).replace(/\s\S*$/, ''))];
        }),
      );
    }),
  ],
};
