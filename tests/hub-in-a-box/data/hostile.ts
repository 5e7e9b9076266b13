import { images, repositoryOf, step, TWO, tagOf } from '../build.ts';
import type { BoxRepository } from '../model.ts';

/** Markup and links that must stay text wherever they are shown; running one sets `window.pwned`. */
const IMG = '<img src=x onerror="window.pwned=1">';
const SCRIPT = '</script><script>window.pwned=1</script>';
const LINK = 'javascript:window.pwned=1';
/** Turns round what follows when shown. */
const BIDI = '\u202egnp.exe\u2066';

/** 128 characters, the longest that the tag grammar allows. */
const LONGEST = `v1.${'9'.repeat(125)}`;

/** Names within the tag grammar that look like something else, then names that no registry should take. */
export const HOSTILE_TAGS = {
  allowed: [
    'latest',
    LONGEST,
    `${'a'.repeat(127)}b`,
    '__proto__',
    'constructor',
    'toString',
    '1e999',
    '-'.padStart(9, '_'),
  ],
  beyond: [
    '<img src=x onerror=alert(1)>',
    LINK,
    `1.0${BIDI}`,
    SCRIPT,
    '"><b>',
    '../../etc/passwd',
    'a b',
    '',
    '\u0000nul',
  ],
};

const CONFIG = {
  Env: [
    'PATH=/bin',
    `HTML=${IMG}`,
    `SCRIPT=${SCRIPT}`,
    `BIDI=${BIDI}`,
    'NOEQUALS',
    `LONG=${'x'.repeat(20_000)}`,
  ],
  Entrypoint: [IMG, LINK],
  Cmd: [SCRIPT],
  User: IMG,
  WorkingDir: `/${BIDI}`,
  ExposedPorts: { [IMG]: {}, '80/tcp': {} },
  Volumes: { [SCRIPT]: {} },
  Healthcheck: { Test: ['CMD-SHELL', IMG], Interval: 30_000_000_000, Timeout: 5_000_000_000, Retries: 3 },
  StopSignal: IMG,
  Labels: {
    'org.opencontainers.image.url': LINK,
    'org.opencontainers.image.source': 'http://insecure.example/',
    'org.opencontainers.image.documentation': 'data:text/html,<script>window.pwned=1</script>',
    'org.opencontainers.image.version': IMG,
    [IMG]: IMG,
    __proto__x: BIDI,
  },
};

const STEPS = [
  step(`RUN ${IMG}`, 5000),
  step(`ENV HTML=${IMG}`),
  step(`COPY ${SCRIPT} /`, 7000),
  step(`CMD ["${LINK}"]`),
];

/** `evil/hostile`: hostile text in every field that a stranger can fill. `latest` shares its index with every name beyond the grammar. */
export function hostile(): BoxRepository {
  const evil = images('evil', TWO, { config: CONFIG, steps: STEPS, annotations: { [IMG]: LINK } });
  const alone = images('evil too', TWO, { config: CONFIG, steps: STEPS });
  const pushedAt = '2026-11-14T10:00:00.000001Z';
  const tags = [
    ...HOSTILE_TAGS.allowed.map((name) =>
      tagOf(name, name === 'latest' ? evil : alone, { pushedAt, pusher: IMG }),
    ),
    ...HOSTILE_TAGS.beyond.map((name) => tagOf(name, evil, { pushedAt, pusher: BIDI })),
  ];
  return repositoryOf('evil/hostile', tags, {
    description: `${IMG} ${SCRIPT} ${BIDI}`,
    fullDescription: `# ${IMG}\n\n[click](${LINK}) ${SCRIPT}`,
  });
}
