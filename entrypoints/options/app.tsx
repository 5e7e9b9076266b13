import { KeepingNote } from '../../components/options/keeping-note.tsx';
import { t } from '../../lib/i18n.ts';
import { AccountsSection } from './accounts-section.tsx';
import { DataSection } from './data-section.tsx';
import { FeaturesSection } from './features-section.tsx';
import { RegistriesSection } from './registries-section.tsx';
import { useAnswer } from './use-answer.ts';

/** Everything that can be said to Tagkin. */
export function App() {
  const [keeping] = useAnswer('keeping.look', {});
  const canKeep = keeping?.device ?? true;
  return (
    <main>
      <h1>{t('optionsTitle')}</h1>
      {!canKeep && <KeepingNote />}
      <AccountsSection canKeep={canKeep} />
      <RegistriesSection />
      <FeaturesSection />
      <DataSection />
    </main>
  );
}
