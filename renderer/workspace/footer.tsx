// The footer: what the map is and is not, always visible; on the right the model and the grid.
import { Info } from 'lucide-react';
import { formatPrice } from '../../shared/util/format';
import { bandsText } from '../../shared/model/leverage-bands';
import type { HelloFrame } from '../../shared/ipc/frames';
import { lengthText } from '../heatmap/time-text';
import { useSession } from '../session/store';
import { useChart } from './chart-link';
import { scaleText } from './tier-chips';
import { useView } from './view';
import { KeyHelp } from './key-help';
import './footer.css';

const MINUTE_MS = 60_000;

function modelText(hello: HelloFrame): string {
  const { model, smooth, ladder } = hello.settings;
  return model === 'smooth'
    ? `Model smooth, ${smooth.length} distances`
    : `Model ladder, ${ladder.length} leverage rungs`;
}

/** Zoomed out, a drawn cell shows the fullest of several of the map's own: USD stay those of one cell. */
function gridText(hello: HelloFrame, columnMs: number, cells: number): string {
  const cell = (width: number) => formatPrice(width, width % 1 === 0 ? 0 : 2);
  const own = `$${cell(hello.displayCell)} × ${formatPrice(hello.barMs / MINUTE_MS, 0)} min`;
  if (columnMs <= hello.barMs && cells === 1) return `Grid ${own}`;
  return `Grid ${own}, drawn: peak of $${cell(hello.displayCell * cells)} × ${lengthText(columnMs)}`;
}

export function Footer() {
  const hello = useSession((state) => state.hello);
  const tiers = useSession((state) => state.tiers);
  const ranking = useView((state) => state.view.ranking);
  const columnMs = useChart((state) => state.visible?.columnMs ?? null);
  const cells = useChart((state) => state.visible?.cells ?? 1);
  return (
    <footer className="footer">
      <Info className="footer-icon" aria-hidden="true" />
      <p className="footer-sentence">
        Estimate from price, volume and open interest. Shows where is most dangerous, not where price will go.
      </p>
      {hello && (
        <>
          <span>{modelText(hello)}</span>
          {tiers && (
            <span>
              {bandsText(tiers)} only, {scaleText(ranking)}
            </span>
          )}
          <span>{gridText(hello, columnMs ?? hello.barMs, cells)}</span>
        </>
      )}
      <KeyHelp />
    </footer>
  );
}
