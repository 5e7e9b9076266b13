import { parseReference } from '../../hosts/parse-reference.ts';
import type { Claim, Find } from '../text/find.ts';
import type { Line } from '../text/lines.ts';
import { concat, type Traced, traced, untraced } from '../text/traced.ts';
import type { Reader } from '../tree/reader.ts';
import { outputFind } from './output-find.ts';

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
  /\bload metadata for (\S+)/g,
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
  /manifest for|pull|Pull|Status: |tagged|naming to|Untagged|Loaded image|Image: |metadata for|\] FROM |Step \d|push refers|[Nn]o such|resolve|find image|initializing source|\] (?:COPY|ADD) |image:? \\?["']|Pushing image|repository ["']?\w|image=/;

/** What only names a built image. */
const BUILT = /^(?:Successfully tagged|naming to)/;

/** `latest: Pulling from library/nginx`, `Digest: sha256:…`, `docker.io/library/nginx:latest`: one pull. */
const PULLING = /^\s*(?:(\w[\w.-]{0,127}): )?Pulling from ([\w./:-]+)\s*$/;
const DIGEST = /^\s*Digest:\s+(sha256:[0-9a-f]{64})\s*$/;

interface Pull {
  name: Traced;
  tag: Traced | undefined;
  digest: Traced | undefined;
  /** What the lines behind repeat. */
  repeats: Claim[];
}

function at(line: Line, text: string | undefined, from = 0): Traced | undefined {
  const index = text === undefined ? -1 : line.text.indexOf(text, from);
  return text === undefined || index < 0 ? undefined : traced(text, line.start + index);
}

/** The output of `docker pull`: the digest belongs to the tag; a registry is named at the end. */
function readPulls(lines: readonly Line[]): (Find | Claim)[] {
  const found: (Find | Claim)[] = [];
  let pull: Pull | undefined;
  const end = () => {
    if (pull === undefined) return;
    const { name, tag, digest, repeats } = pull;
    const tagged = tag && !/:[^/]*$/.test(name.text) ? concat(name, untraced(':'), tag) : name;
    found.push(outputFind(digest ? concat(tagged, untraced('@'), digest) : tagged, 'pull'), ...repeats);
    pull = undefined;
  };
  for (const line of lines) {
    const pulling = PULLING.exec(line.text);
    if (pulling) {
      end();
      const name = at(line, pulling[2], pulling[0].lastIndexOf(pulling[2] ?? ''));
      if (name) pull = { name, tag: at(line, pulling[1]), digest: undefined, repeats: [] };
      continue;
    }
    if (pull === undefined) continue;
    const digest = DIGEST.exec(line.text)?.[1];
    const status = /^\s*Status: .* for (\S+)\s*$/.exec(line.text)?.[1];
    const whole = /^\s*([\w.-]+(?::\d+)?\/[\w./-]+(?::[\w.-]+)?)\s*$/.exec(line.text)?.[1];
    if (digest) pull.digest = at(line, digest);
    else if (status || whole) {
      const text = at(line, status ?? whole);
      const isSame =
        text && repository(text.text).endsWith(repository(pull.name.text).replace(/^library\//, ''));
      if (isSame) pull.name = text;
      pull.repeats.push({ claim: { start: line.start, end: line.start + line.text.length } });
      if (whole) end();
    }
  }
  end();
  return found;
}

/** `Name: nginx:1` and `Digest: sha256:…` below each other (`docker buildx imagetools inspect`). */
function readNamed(lines: readonly Line[]): (Find | Claim)[] {
  return lines.flatMap((line, index) => {
    const name = at(
      line,
      /^\s*Name:\s+(\S+)\s*$/.exec(line.text.slice(0, 600))?.[1],
      line.text.indexOf(':') + 1,
    );
    if (name === undefined || name.text.includes('@')) return [];
    const below = lines.slice(index + 1, index + 4).find(({ text }) => DIGEST.test(text));
    const digest = below && at(below, DIGEST.exec(below.text)?.[1]);
    if (!digest) return [];
    return [outputFind(concat(name, untraced('@'), digest), 'inspect')];
  });
}

/** `reading manifest 1.2 in quay.io/a/b: manifest unknown` of skopeo and podman. */
function readMissing(lines: readonly Line[]): Find[] {
  return lines.flatMap((line) => {
    const match = /\breading manifest ([\w.-]{1,128}) in ([\w./:-]*[\w/])/.exec(line.text.slice(0, 4000));
    const tag = at(line, match?.[1], (match?.index ?? 0) + 'reading manifest'.length);
    const name = at(line, match?.[2], (match?.index ?? 0) + (match?.[0].lastIndexOf(match[2] ?? '') ?? 0));
    if (!tag || !name) return [];
    return [outputFind(concat(name, untraced(':'), tag), 'manifest')];
  });
}

const repository = (text: string): string => text.replace(/:[^/]*$/, '');

/** What a daemon, a kubelet or a builder printed: pulls, errors, events, the steps of a build. */
export const messages: Reader = {
  id: 'messages',
  detect: (text) =>
    /pull|image|manifest|repository|Step \d|metadata for|FROM|tagged|naming|resolve/i.test(text),
  read: (source) => [
    ...readPulls(source.lines()),
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
