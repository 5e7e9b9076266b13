/** What a builder and compose print of what they built. */
const PRINTED = /^(?:.*[ ])?(?:Successfully tagged|naming to) (?:docker\.io\/library\/)?([\w./:-]{1,255})/gm;
/** The name of a service; its image has the project in front. */
const SERVICE = /\bImage for service ([\w.-]{1,100}) was built\b/g;
const IN_TABLE = /^[0-9a-f]{12} +([\w.-]{1,200})[_-]([\w.-]{1,100}) /gm;
/** `image:` and `build:` of one service, side by side. */
const SERVICE_LINES =
  /^([ \t]+)(?:image: *["']?([\w./:-]{1,255})["']?[ \t]*\n\1build:|build:[^\n]*\n(?:\1[ \t][^\n]*\n){0,20}\1image: *["']?([\w./:-]{1,255}))/gm;

/** `docker build -t name`: the names that a text gives to what it builds, without `:latest`. */
const BUILD =
  /(?<![A-Za-z0-9])(?:docker|podman|nerdctl|buildah)[^\n]{0,40} (?:build|bud)\b[^\n]{0,400}?[ \t](?:-t|--tag)[ =]?["']?([\w./:-]{1,255})/g;

/** Names on other registries stay images: what is built there under such a name can be pulled from there as well. */
const hasRegistry = (name: string): boolean => /^[^/]*[.:][^/]*\//.test(name);

export function builtNames(text: string): Set<string> {
  const services = new Set([...text.matchAll(SERVICE)].map((match) => match[1] ?? ''));
  const named = [...text.matchAll(BUILD), ...text.matchAll(PRINTED)].map((match) => match[1] ?? '');
  const rows = services.size > 0 ? [...text.matchAll(IN_TABLE)] : [];
  const projects = new Set(
    rows.flatMap(([, project, service = '']) => (services.has(service) ? project : [])),
  );
  const listed = rows.flatMap(([row, project = '', service = '']) =>
    projects.has(project)
      ? row
          .slice(12)
          .trim()
          .slice(0, project.length + 1 + service.length)
      : [],
  );
  const composed = [...text.matchAll(SERVICE_LINES)].map((match) => match[2] ?? match[3] ?? '');
  const names = [...named, ...listed, ...composed].map((name) => name.replace(/:latest$/, ''));
  const own = names.filter((name) => name !== '' && !hasRegistry(name));
  return new Set(own.flatMap((name) => [name, `localhost/${name}`]));
}
