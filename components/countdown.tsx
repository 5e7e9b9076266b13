import { useEffect, useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';

/** The time left until a host answers again, in minutes and seconds; nothing once it is over. `until`: ms since 1970. */
export function Countdown({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [until]);
  const seconds = Math.ceil((until - now) / 1000);
  if (seconds <= 0) return null;
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <span class="note" role="timer">
      {t('answersAgainIn', time)}
    </span>
  );
}
