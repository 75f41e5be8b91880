// The health of every venue and stream of the live market, the recording, and the last gaps.
import type { LiveStatus } from '../../shared/model/live';
import { Gaps } from './gaps';
import { RecordingRow } from './recording-row';
import { VenueHealth } from './venue-health';

interface Props {
  readonly status: LiveStatus;
  /** By the feeds' clock. */
  readonly nowMs: number;
}

export function HealthPanel({ status, nowMs }: Props) {
  return (
    <section className="health" role="dialog" aria-label="Feed health">
      {status.venues.map((venue) => (
        <VenueHealth key={venue.venue} venue={venue} nowMs={nowMs} />
      ))}
      <RecordingRow recording={status.recording} />
      <Gaps />
    </section>
  );
}
