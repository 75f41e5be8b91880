// The button that saves the map as a picture, and the caption that stands under it then.
import { Camera } from 'lucide-react';
import { COVERAGE, EXCHANGE_NAMES } from '../../shared/model/exchange';
import { bandsText } from '../../shared/model/leverage-bands';
import { timeText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { saveMapPicture } from './save-picture';
import './picture.css';

/** Takes the picture once what holds this button has gone from the screen (`onStart`). */
export function PictureButton({ onStart }: { readonly onStart: () => void }) {
  const isReady = useSession((session) => session.now !== null);
  return (
    <button
      type="button"
      className="control button picture-button"
      disabled={!isReady}
      onClick={() => {
        onStart();
        void saveMapPicture();
      }}
    >
      <Camera className="icon" aria-hidden="true" />
      Save the map as a picture…
    </button>
  );
}

/** What the picture is of: market, moment, source, coverage; and what it is not. */
export function PictureCaption() {
  const hello = useSession((session) => session.hello);
  const atMs = useSession((session) => session.time?.atMs);
  const tiers = useSession((session) => session.tiers);
  if (!hello || atMs === undefined) return null;
  const { origin, instruments } = hello.session;
  const venues = [...new Set(instruments.map(({ exchange }) => exchange))];
  const coverage = venues.map((venue) => `${EXCHANGE_NAMES[venue]} ${COVERAGE[venue]}`).join(', ');
  const source = origin === 'simulated' ? 'simulated, not a real market' : origin;
  return (
    <div className="picture-caption">
      <p>
        <b>{hello.instrument.symbol}</b> {timeText(atMs)}, {new Date(atMs).getUTCFullYear()} UTC, {source}.
        Liquidation coverage: {coverage}.{tiers && ` Levels of ${bandsText(tiers)} only.`}
      </p>
      <p>
        Liqradar. Estimate from price, volume and open interest. Shows where is most dangerous, not where
        price will go: not a forecast.
      </p>
    </div>
  );
}
