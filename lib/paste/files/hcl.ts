import { isExplicit, isOtherFile } from '../text/explicit.ts';
import type { Claim, Find } from '../text/find.ts';
import { concat, part, type Traced, untraced } from '../text/traced.ts';
import { type Lookup, lookupIn } from '../text/variables.ts';
import type { Reader } from '../tree/reader.ts';
import { type Assignment, type Block, cutHcl, nameOf } from './hcl-text.ts';

/** Defaults of variables and values of locals, by `var.x`, `local.x` and, as bake writes them, `x`. */
function valuesOf(assignments: readonly Assignment[]): Map<string, Traced> {
  const values = new Map<string, Traced>();
  for (const { key, value, block } of assignments) {
    if (value === undefined) continue;
    if (block?.type === 'variable' && key === 'default') {
      const name = block.labels[0] ?? '';
      values.set(`var.${name}`, value).set(name, value);
    }
    if (block?.type === 'locals') values.set(`local.${key}`, value);
  }
  return values;
}

/** Resources whose `image` is one of a machine. */
const isMachine = (block: Block | undefined): boolean =>
  /server|instance|droplet|disk|machine|_vm\b|compute|openstack|vsphere|proxmox|libvirt|lxd|incus|multipass/.test(
    nameOf(block, 'resource') ?? nameOf(block, 'source') ?? '',
  ) || (nameOf(block, 'boot_disk') ?? nameOf(block, 'initialize_params')) !== undefined;

/** Keys that name an image in any block. */
const KEYS = /^(?:image|.*_image|image_uri|image_name|container_image|imageName)$/i;

function imageOf(
  { key, value, reference, block, isText }: Assignment,
  lookup: Lookup,
): Find | Claim | undefined {
  const isDockerImage =
    key === 'name' &&
    /^docker_(?:registry_)?image$/.test(nameOf(block, 'resource') ?? nameOf(block, 'data') ?? '');
  const isImage = KEYS.test(key) || isDockerImage;
  const name = value ?? (reference && isImage ? lookup(reference.text) : undefined);
  const isDefault =
    block?.type === 'variable' &&
    key === 'default' &&
    KEYS.test(block.labels[0] ?? '') &&
    isExplicit(value?.text ?? '');
  if (isDefault && value)
    return { name: value, form: 'hcl', where: `variable ${block.labels[0]}`, lookup, isStated: false };
  if (name === undefined || !isImage || isMachine(block) || block?.type === 'variable') return undefined;
  if (!isText && !value) return { name, form: 'hcl', where: key, lookup, isStated: false };
  if (isOtherFile(name.text) || /\s/.test(name.text.replace(/\$\{[^}]*\}/g, ''))) return undefined;
  const isCertain = isDockerImage || key === 'image' || isExplicit(name.text) || /[$[]/.test(name.text);
  return isCertain
    ? {
        name,
        form: 'hcl',
        where: block ? [block.type, ...block.labels].join(' ') : key,
        lookup,
        isStated: /[$[]/.test(name.text),
      }
    : undefined;
}

/** `docker-image://alpine` in the contexts of bake. */
function contextOf({ value }: Assignment, lookup: Lookup): Find | undefined {
  const prefix = value && /^docker(?:-image)?:\/\//.exec(value.text)?.[0];
  return value && prefix
    ? { name: part(value, prefix.length), form: 'hcl', where: 'context', lookup, isStated: true }
    : undefined;
}

/** `repository = "oci://…"` with `chart` and `version`: a chart of a registry. */
function chartsOf(assignments: readonly Assignment[], lookup: Lookup): Find[] {
  return assignments.flatMap(({ key, value, block }): Find[] => {
    if (!value?.text.startsWith('oci://')) return [];
    const beside = (name: string) =>
      assignments.find((one) => one.block === block && one.key === name)?.value;
    const chart = key === 'repository' ? beside('chart') : undefined;
    const version = beside('version');
    const name = concat(part(value, 6), chart && untraced('/'), chart, version && untraced(':'), version);
    return [{ name, form: 'hcl', where: key, lookup, pin: null, isStated: false }];
  });
}

/** `image = { repository = "a/b", tag = "1" }` in blocks: values of a chart, defaults of a variable. */
function objectsOf(assignments: readonly Assignment[], lookup: Lookup): Find[] {
  return assignments.flatMap(({ key, value, block }): Find[] => {
    const label = block?.type === 'default' ? block.up?.labels[0] : block?.type;
    if (key !== 'repository' || value === undefined || !/image$/i.test(label ?? '')) return [];
    const beside = (mark: string, ...names: string[]) => {
      const found = assignments.find((one) => one.block === block && names.includes(one.key))?.value;
      return found?.text ? [untraced(mark), found] : [];
    };
    const [, registry] = beside('', 'registry');
    const name = concat(
      ...(registry ? [registry, untraced('/')] : []),
      value,
      ...beside(':', 'tag'),
      ...beside('@', 'digest'),
    );
    const isTagged = name.text !== value.text;
    return [
      { name, form: 'hcl', where: label ?? key, lookup, isStated: false, ...(isTagged ? {} : { pin: null }) },
    ];
  });
}

/** Terraform, Nomad, Packer and bake: the language of HashiCorp, a line at a time. */
export const hcl: Reader = {
  id: 'hcl',
  detect: (text) =>
    /^[ \t]*(?:[a-z_]+(?: +"[^"\n]*")*[ \t]*=?[ \t]*\{|[a-z_]+ *= *\{?)/m.test(text) && /[{]/.test(text),
  read: (source) => {
    const { assignments, isWhole } = cutHcl(source.lines());
    if (assignments.length === 0) return [];
    const values = valuesOf(assignments);
    const lookup = lookupIn(values);
    const found = assignments.flatMap((one): (Find | Claim)[] => {
      const find = imageOf(one, lookup) ?? contextOf(one, lookup);
      return find ? [find] : [];
    });
    const claim = { start: 0, end: source.text.length };
    return [
      ...found,
      ...objectsOf(assignments, lookup),
      ...chartsOf(assignments, lookup),
      ...(isWhole ? [{ claim }] : []),
    ];
  },
};
