// The footer: what the map is and is not, always visible; on the right the model and the grid.
import { Info } from 'lucide-react';
import { formatPrice } from '../../shared/util/format';
import type { HelloFrame } from '../../shared/ipc/frames';
import { useSession } from '../session/store';
import { useChart } from './chart-link';
import './footer.css';

const MINUTE_MS = 60_000;

function modelText(hello: HelloFrame): string {
  const { model, smooth, ladder } = hello.settings;
  return model === 'smooth'
    ? `Model smooth, ${smooth.length} distances`
    : `Model ladder, ${ladder.length} leverage rungs`;
}

/** Zoomed out, a drawn column is the peak over several of the map's own. */
function gridText(hello: HelloFrame, columnMs: number): string {
  const cell = formatPrice(hello.displayCell, hello.displayCell % 1 === 0 ? 0 : 2);
  const span = `${formatPrice(columnMs / MINUTE_MS, 0)} min`;
  return columnMs > hello.barMs ? `Grid $${cell} × ${span}, peak` : `Grid $${cell} × ${span}`;
}

export function Footer() {
  const hello = useSession((state) => state.hello);
  const columnMs = useChart((state) => state.visible?.columnMs ?? null);
  return (
    <footer className="footer">
      <Info className="footer-icon" aria-hidden="true" />
      <p className="footer-sentence">
        Estimate from price, volume and open interest. Shows where is most dangerous, not where price will go.
      </p>
      {hello && (
        <>
          <span>{modelText(hello)}</span>
          <span>{gridText(hello, columnMs ?? hello.barMs)}</span>
        </>
      )}
    </footer>
  );
}
