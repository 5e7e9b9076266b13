import { attested, EIGHT, images, repositoryOf, type Step, step, tagsOf } from '../build.ts';
import type { BoxRepository } from '../model.ts';

/**
 * `library/nginx`, 34 tags of eight images (each an index of eight platforms and eight attestations), newest first:
 *
 * | image           | its tags                                                                            |
 * |-----------------|-------------------------------------------------------------------------------------|
 * | release candidate | 1.32.0-rc1                                                                        |
 * | mainline        | latest, mainline, 1, 1.31, 1.31.4, trixie, mainline-trixie, 1-trixie, 1.31-trixie,  |
 * |                 | 1.31.4-trixie                                                                       |
 * | mainline perl   | perl, mainline-perl, 1-perl, 1.31-perl, 1.31.4-perl                                 |
 * | mainline alpine | alpine, mainline-alpine, 1-alpine, 1.31-alpine, 1.31.4-alpine, alpine3.23,          |
 * |                 | 1.31.4-alpine3.23                                                                   |
 * | stable          | stable, 1.30, 1.30.2, stable-trixie                                                 |
 * | stable perl     | stable-perl, 1.30-perl, 1.30.2-perl                                                 |
 * | stable alpine   | stable-alpine, 1.30-alpine, 1.30.2-alpine                                           |
 * | old             | 1.29.0 (alone)                                                                      |
 *
 * No two share a platform's image.
 */
export const NGINX_GROUPS: Record<string, { version: string; base: string; pushed: string; tags: string[] }> =
  {
    candidate: { version: '1.32.0', base: 'trixie', pushed: '2026-11-17', tags: ['1.32.0-rc1'] },
    mainline: {
      version: '1.31.4',
      base: 'trixie',
      pushed: '2026-11-12',
      tags: [...['latest', 'mainline', '1', '1.31', '1.31.4'], ...suffixed('trixie')],
    },
    perl: { version: '1.31.4', base: 'trixie-perl', pushed: '2026-11-11', tags: suffixed('perl') },
    alpine: {
      version: '1.31.4',
      base: 'alpine3.23',
      pushed: '2026-11-10',
      tags: [...suffixed('alpine'), 'alpine3.23', '1.31.4-alpine3.23'],
    },
    stable: {
      version: '1.30.2',
      base: 'trixie',
      pushed: '2026-10-21',
      tags: ['stable', '1.30', '1.30.2', 'stable-trixie'],
    },
    stablePerl: {
      version: '1.30.2',
      base: 'trixie-perl',
      pushed: '2026-10-20',
      tags: ['stable-perl', '1.30-perl', '1.30.2-perl'],
    },
    stableAlpine: {
      version: '1.30.2',
      base: 'alpine3.23',
      pushed: '2026-10-19',
      tags: ['stable-alpine', '1.30-alpine', '1.30.2-alpine'],
    },
    old: { version: '1.29.0', base: 'bookworm', pushed: '2025-06-25', tags: ['1.29.0'] },
  };

function suffixed(suffix: string): string[] {
  return [suffix, ...['mainline', '1', '1.31', '1.31.4'].map((stem) => `${stem}-${suffix}`)];
}

function configOf(version: string) {
  return {
    ExposedPorts: { '80/tcp': {} },
    Env: [
      'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      `NGINX_VERSION=${version}`,
      'NJS_VERSION=0.9.4',
      'PKG_RELEASE=1~trixie',
    ],
    Entrypoint: ['/docker-entrypoint.sh'],
    Cmd: ['nginx', '-g', 'daemon off;'],
    Labels: { maintainer: 'NGINX Docker Maintainers <docker-maint@nginx.com>' },
    StopSignal: 'SIGQUIT',
  };
}

function stepsOf(version: string, base: string, architecture: string): Step[] {
  return [
    step(`# debian.sh --arch '${architecture}' out/ '${base}' '@1763337600'`, 29_777_000),
    step('LABEL maintainer=NGINX Docker Maintainers <docker-maint@nginx.com>'),
    step(`ENV NGINX_VERSION=${version}`),
    step('ENV NJS_VERSION=0.9.4'),
    step('ENV PKG_RELEASE=1~trixie'),
    step(
      'RUN /bin/sh -c set -x     && groupadd --system --gid 101 nginx     && apt-get install nginx # buildkit',
      33_300_000,
    ),
    step('COPY docker-entrypoint.sh / # buildkit', 627),
    step('COPY 10-listen-on-ipv6-by-default.sh /docker-entrypoint.d # buildkit', 958),
    step('COPY 20-envsubst-on-templates.sh /docker-entrypoint.d # buildkit', 1210),
    step('ENTRYPOINT ["/docker-entrypoint.sh"]'),
    step('EXPOSE map[80/tcp:{}]'),
    step('STOPSIGNAL SIGQUIT'),
    step('CMD ["nginx" "-g" "daemon off;"]'),
  ];
}

export function nginx(): BoxRepository {
  const tags = Object.values(NGINX_GROUPS).flatMap(({ version, base, pushed, tags: names }) => {
    const built = images(`nginx ${version} ${base}`, EIGHT, (on) => ({
      created: `${pushed}T00:52:10.123456789Z`,
      config: configOf(version),
      steps: stepsOf(version, base, on.split('/')[1] ?? ''),
    }));
    return tagsOf(names, attested(built, version), { pushedAt: `${pushed}T01:52:00.369719Z` });
  });
  return repositoryOf('library/nginx', tags, {
    description: 'Official build of Nginx.',
    fullDescription: '# Quick reference\n\nMaintained by the NGINX Docker Maintainers.',
    starCount: 21_396,
    pullCount: 13_413_760_258,
  });
}
