import { isOtherFile } from '../text/explicit.ts';
import { asMap, get, has, resolved, textAt } from '../tree/node.ts';
import { isBelow, type Visit } from '../tree/walk.ts';

/** Images of machines, not of containers: CircleCI's `machine`, clouds. */
export const isMachine = (visit: Visit): boolean =>
  visit.key === 'machine' ||
  has(
    visit.map,
    'server_type',
    'flavor',
    'instance_type',
    'machine_type',
    'vmSize',
    'droplet',
    'vm_size',
    'boot_disk',
    'ami',
    'osDisk',
  ) ||
  isBelow(visit, (key) =>
    /^(?:machine|vm|boot_disk|hcloud_server|virtualMachines?|instances|openstack)$/.test(key),
  );

/** A template: what it becomes is not in the text. */
export const hasVariable = (text: string): boolean => /[$<%]|\{\{/.test(text);

/** `2.0.0`: a version of something else (`dependencies` of a package). */
const isVersion = (text: string): boolean => /^[~^]?\d+(?:\.\d+)+$/.test(text);

/** Whether a value of `image:` can be one. */
export function isUsable(text: string): boolean {
  const value = text.trim();
  if (value === '' || (/\s/.test(value) && !hasVariable(value)) || isOtherFile(value)) return false;
  if (isVersion(value)) return false;
  return true;
}

/** Keys whose name ends in image, but name another thing. */
export const isOtherKey = (key: string): boolean =>
  /^(?:vm_?image|(?:background|cover|hero|social|og|logo|featured?|card|thumbnail|header|banner|avatar|profile|preview|splash|share|default_?og|disk|boot|os|machine|ami|qcow|iso|base_?disk|raw|root|kernel|source)_?-?images?|(?!.*docker_image_pull$).*pull.*|use_?images?|no_?image)$/i.test(
    key,
  );

/** What the file itself builds: beside `build`, an artifact of skaffold, the images that Cloud Build pushes. */
export function isBuilt({ map, key: around, up, root }: Visit, key: string): boolean {
  const isSkaffold =
    around === 'artifacts' && textAt(asMap(root.node), 'apiVersion')?.text.startsWith('skaffold/') === true;
  const isCloudBuild = key === 'images' && up === undefined && has(map, 'steps');
  const build = resolved(get(map, 'build'));
  const isBuild =
    build?.kind === 'text' ||
    (build?.kind === 'map' && has(build, 'context', 'dockerfile', 'dockerfile_inline', 'target'));
  return (isBuild && up !== undefined) || isSkaffold || isCloudBuild;
}

/** Labels and selectors of Kubernetes. */
export const isLabel = ({ key }: Visit): boolean =>
  /^(?:labels|matchLabels|selector|nodeSelector)$/.test(key);

/** The keys of a matrix in whose values a job runs: `container: ${{ matrix.image }}`; not what it passes on by `env`. */
export const keysOfMatrix = (text: string): Set<string> =>
  new Set(
    [...text.matchAll(/(?:container|(?<!env:\s*)image):\s*["']?\$\{\{\s*matrix\.([\w-]+)/g)].map(
      (match) => match[1] ?? '',
    ),
  );
