import { plural, t } from '../../lib/i18n.ts';
import type { FoundPackages } from '../../lib/layers/packages/read-packages.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { Icon } from './icon.tsx';

/** Packages in the document at once; a search finds them although they are folded. */
const SHOWN = 1000;

/** The packages that a database in a layer lists, folded. */
export function LayerPackages({ path, packages, failure }: FoundPackages) {
  if (failure)
    return (
      <p class="notice" data-database={path}>
        <Icon name="info" />
        {t('layerNoPackages', quoted(path))}
      </p>
    );
  return (
    <details class="fold" data-database={path}>
      <summary>
        <Icon name="right" />
        <b>{plural('layerPackages', packages.length)}</b>{' '}
        <span class="soft">
          <Foreign text={path} />
        </span>
      </summary>
      <table class="tbl">
        <tbody>
          {packages.slice(0, SHOWN).map(({ name, version, architecture = '' }) => (
            <tr key={`${name} ${version} ${architecture}`} data-package={name} data-package-version={version}>
              <th scope="row">
                <Foreign text={name} max={200} />
              </th>
              <td>
                <code>
                  <Foreign text={version} max={200} />
                </code>
              </td>
              <td class="soft">
                <Foreign text={architecture} max={40} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {packages.length > SHOWN && <p class="soft">{t('more', packages.length - SHOWN)}</p>}
    </details>
  );
}
