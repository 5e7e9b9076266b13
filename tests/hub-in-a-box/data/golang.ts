import { attested, EIGHT, images, repositoryOf, tagsOf } from '../build.ts';
import type { BoxRepository } from '../model.ts';

/**
 * `library/golang`, 14 tags of five indexes. `latest` and `bookworm` have different indexes but share every Linux
 * image; `latest` and `windowsservercore` share both Windows images, which differ by `os.version` alone.
 *
 * | index             | its tags                                              | its images             |
 * |-------------------|-------------------------------------------------------|------------------------|
 * | shared            | latest, 1, 1.26, 1.26.1                               | 8 Linux, 2 Windows     |
 * | bookworm          | bookworm, 1-bookworm, 1.26-bookworm, 1.26.1-bookworm  | the same 8 Linux       |
 * | alpine            | alpine, 1.26.1-alpine                                 | 8 Linux of its own     |
 * | windowsservercore | windowsservercore, 1.26.1-windowsservercore           | the same 2 Windows     |
 * | nanoserver        | nanoserver, 1.26.1-nanoserver                         | 2 Windows of its own   |
 */
export const GOLANG_GROUPS: Record<string, string[]> = {
  shared: ['latest', '1', '1.26', '1.26.1'],
  bookworm: ['bookworm', '1-bookworm', '1.26-bookworm', '1.26.1-bookworm'],
  alpine: ['alpine', '1.26.1-alpine'],
  windowsservercore: ['windowsservercore', '1.26.1-windowsservercore'],
  nanoserver: ['nanoserver', '1.26.1-nanoserver'],
};

/** ltsc2025 and ltsc2022. */
const WINDOWS = ['windows/amd64@10.0.26100.7171', 'windows/amd64@10.0.20348.4405'];

const LINUX_CONFIG = {
  Env: [
    'PATH=/go/bin:/usr/local/go/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    'GOLANG_VERSION=1.26.1',
    'GOTOOLCHAIN=local',
    'GOPATH=/go',
  ],
  Cmd: ['bash'],
  WorkingDir: '/go',
};

const WINDOWS_CONFIG = {
  Env: ['GOLANG_VERSION=1.26.1', 'GOPATH=C:\\go'],
  Cmd: ['c:\\windows\\system32\\cmd.exe'],
  WorkingDir: 'C:\\go',
};

export function golang(): BoxRepository {
  const linux = attested(images('golang bookworm', EIGHT, { config: LINUX_CONFIG }));
  const alpine = attested(images('golang alpine', EIGHT, { config: LINUX_CONFIG }));
  const core = images('golang windowsservercore', WINDOWS, { config: WINDOWS_CONFIG });
  const nano = images('golang nanoserver', WINDOWS, { config: WINDOWS_CONFIG });
  const of = {
    shared: [...linux, ...core],
    bookworm: linux,
    alpine,
    windowsservercore: core,
    nanoserver: nano,
  };
  const tags = Object.entries(of).flatMap(([group, built], at) =>
    tagsOf(GOLANG_GROUPS[group] ?? [], built, { pushedAt: `2026-11-0${9 - at}T03:14:15.926535Z` }),
  );
  return repositoryOf('library/golang', tags, {
    description: 'Go (golang) is a general purpose, higher-level, imperative programming language.',
    starCount: 5123,
    pullCount: 2_345_678_901,
  });
}
