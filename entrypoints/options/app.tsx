import { t } from '../../lib/i18n.ts';
import { AccountsSection } from './accounts-section.tsx';
import { DataSection } from './data-section.tsx';
import { FeaturesSection } from './features-section.tsx';
import { RegistriesSection } from './registries-section.tsx';

/** Everything that can be said to Tagkin. */
export const App = () => (
  <main>
    <h1>{t('optionsTitle')}</h1>
    <AccountsSection />
    <RegistriesSection />
    <FeaturesSection />
    <DataSection />
  </main>
);
