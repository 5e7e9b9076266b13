import { plural, t } from '../../lib/i18n.ts';
import type { FoundPackages } from '../../lib/layers/packages/read-packages.ts';
import { Icon } from './icon.tsx';

/** Packages in the document at once; a search finds them although they are folded. */
const SHOWN = 1000;

/** The packages that a database in a layer lists, folded. */
export function LayerPackages({ path, packages, failure }: FoundPackages) {
  if (failure)
    return (
      <p class="notice" data-database={path}>
        <Icon name="info" />
        {t('layerNoPackages', path)}
      </p>
    );
  return (
    <details class="fold" data-database={path}>
      <summary>
        <Icon name="right" />
        <b>{plural('layerPackages', packages.length)}</b> <span class="soft">{path}</span>
      </summary>
      <table class="tbl">
        <tbody>
          {packages.slice(0, SHOWN).map(({ name, version, architecture = '' }) => (
            <tr key={`${name} ${version} ${architecture}`} data-package={name} data-package-version={version}>
              <th scope="row">
                <bdi>{name.slice(0, 200)}</bdi>
              </th>
              <td>
                <code>
                  <bdi>{version.slice(0, 200)}</bdi>
                </code>
              </td>
              <td class="soft">
                <bdi>{architecture.slice(0, 40)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {packages.length > SHOWN && <p class="soft">{t('more', packages.length - SHOWN)}</p>}
    </details>
  );
}
