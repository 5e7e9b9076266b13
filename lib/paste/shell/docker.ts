import { BUILD, DOCKER_COMMANDS, GLOBAL, GROUPS, type Shape } from './docker-commands.ts';
import { optionNamed, parseOptions } from './options.ts';
import { type Word, wordFrom } from './tokens.ts';
import { type CommandImages, NO_IMAGES, type Request, type Tool } from './tool.ts';

const MAX_PATH = 3;

/** What is no image of a registry: the transports of files and of the own store, and the images that are here already. */
const LOCAL =
  /^(?:(?:oci|docker)-archive|containers-storage|docker-daemon):|^(?:oci|dir):[./]|^\$\((?:docker|podman|nerdctl) (?:images?|ps|container)\b/;

/** `docker [options] container [options] run …`: the subcommand, and the words behind it. */
function subcommandOf(words: readonly Word[]): { name: string; rest: Word[] } {
  let name = '';
  let rest = [...words];
  for (let depth = 0; depth < MAX_PATH; depth += 1) {
    const parsed = parseOptions(rest, GLOBAL, 1);
    const [word] = parsed.positional;
    if (word === undefined) break;
    name = name === '' ? word.text : `${name} ${word.text}`;
    rest = parsed.rest;
    if (!GROUPS.has(name)) break;
  }
  return { name: name.replace(/^i /, 'image '), rest };
}

/** `docker build`: what it builds on beside its Dockerfile, and the names that it gives. */
function ofBuild(words: Word[]): CommandImages {
  const { options } = parseOptions(words, BUILD, Number.POSITIVE_INFINITY); // `docker build . -t x`
  const contexts = options.flatMap(([name, value]) => {
    const image = /^[\w.-]+=docker-image:\/\//.exec(value.text);
    return name === 'build-context' && image ? [{ name: wordFrom(value, image[0].length) }] : [];
  });
  const from = options.flatMap(([name, value]) => (name === 'from' ? [{ name: value }] : []));
  return {
    requests: [...contexts, ...from],
    builds: options.flatMap(([name, value]) => (/^(?:t|tag)$/.test(name) ? [value] : [])),
  };
}

/** `--mount type=image,source=…` of podman and buildx. */
const ofMounts = (options: [string, Word][]): Request[] =>
  options.flatMap(([name, value]) => {
    const source =
      /(?:^|,)type=image(?:,.*)?,(?:src|source)=|^(?:src|source)=(?=[^,]+,(?:.*,)?type=image)/.exec(
        value.text,
      );
    if (name !== 'mount' || source === null) return [];
    const start = source.index + source[0].length;
    const length = value.text.slice(start).search(/,|$/);
    return [
      {
        name: {
          text: value.text.slice(start, start + length),
          at: value.at.slice(start, start + length),
          end: value.end,
        },
      },
    ];
  });

function ofShape(words: Word[], { images, skip = 0, flags }: Shape, isRun: boolean): CommandImages {
  const parsed = parseOptions(words, flags, images + skip);
  const platform = optionNamed(parsed, 'platform');
  if (isRun && /^--rootfs$/m.test(words.map(({ text }) => text).join('\n'))) return NO_IMAGES;
  return {
    requests: [
      ...ofMounts(parsed.options),
      ...parsed.positional.slice(skip).flatMap((name) => (LOCAL.test(name.text) ? [] : [{ name, platform }])),
    ],
    others: parsed.positional.filter(({ text }) => LOCAL.test(text)),
  };
}

export const docker: Tool = {
  names: [
    'docker',
    'podman',
    'podman-remote',
    'nerdctl',
    'finch',
    'buildah',
    'ctr',
    'crictl',
    'docker.exe',
    'podman.exe',
    'lima nerdctl',
    'com.docker.cli',
  ],
  read: (words, tool) => {
    const { name, rest } = subcommandOf(words);
    if (/^(?:build|bud|buildx build|buildx b|image build|builder build)$/.test(name)) return ofBuild(rest);
    if (tool === 'crictl' && /^(?:run|create|inspect)$/.test(name)) return NO_IMAGES; // files and containers
    if (tool === 'buildah' && /^(?:run|tag|rename)$/.test(name)) return NO_IMAGES; // containers
    if (/^(?:service update|container commit|commit)$/.test(name)) {
      const image = optionNamed(parseOptions(rest, GLOBAL, Number.POSITIVE_INFINITY), 'image');
      return { requests: image ? [{ name: image }] : [] };
    }
    const shape = Object.hasOwn(DOCKER_COMMANDS, name) ? DOCKER_COMMANDS[name] : undefined;
    if (shape === undefined) return NO_IMAGES;
    const images = ofShape(rest, shape, /\b(?:run|create)$/.test(name));
    if (name !== 'inspect') return images;
    return {
      ...images,
      requests: images.requests.map((request) => ({ ...request, isWeak: !/[/:@]/.test(request.name.text) })),
    };
  },
};
