// Saving the map as a picture: while it is taken, a caption stands in the replay bar's place.
import { Camera } from 'lucide-react';
import { COVERAGE, EXCHANGE_NAMES } from '../../shared/model/exchange';
import { bandsText } from '../../shared/model/leverage-bands';
import { timeText } from '../heatmap/time-text';
import { say } from '../session/notices';
import { ask } from '../session/send';
import { useSession } from '../session/store';
import './picture.css';

async function save(): Promise<void> {
  const place = document.querySelector('.workspace-map');
  const chosen = await ask('view.choosePicture', null);
  if (!place || chosen?.isChosen !== true) return;
  document.documentElement.dataset.picture = '';
  try {
    const { x, y, width, height } = place.getBoundingClientRect();
    const reply = await ask('view.savePicture', { x, y, width, height });
    if (reply?.problem) say(reply.problem);
  } finally {
    delete document.documentElement.dataset.picture;
  }
}

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
        void save();
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
