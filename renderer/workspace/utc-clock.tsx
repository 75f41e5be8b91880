// The wall clock in UTC. It ticks on the second, and only while the window is visible.
import { useEffect, useState } from 'react';
import { formatClock } from '../ui/utc';

export function UtcClock() {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tick = () => {
      clearTimeout(timer);
      setNow(Date.now());
      if (document.visibilityState === 'visible') timer = setTimeout(tick, 1000 - (Date.now() % 1000));
    };
    tick();
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return (
    <span className="clock">
      <time className="clock-time">{formatClock(now)}</time> UTC
    </span>
  );
}
