// A chart in a window of its own: frame, header, map and the footer's sentence; everything else is the main window's.
import type { ChartWindow as Chart } from '../../shared/ipc/settings';
import type { Replica } from '../session/replica';
import { useSession } from '../session/store';
import { Brand } from './brand';
import { ChartHost } from './chart-host';
import { Footer } from './footer';
import { MapHeader } from './map-header';
import { MapState } from './map-state';
import { ModeBadge } from './mode-badge';
import { NoticeStrip } from './notice-strip';
import { WindowButtons } from './window-buttons';
import './chart-window.css';
import './market-bar.css';
import './title-bar.css';
import './workspace.css';

interface Props {
  readonly replica: Replica;
  readonly chart: Chart;
}

export function ChartWindow({ replica, chart }: Props) {
  const symbol = useSession((session) => session.hello?.instrument.symbol ?? '');
  return (
    <div className="workspace chart-window">
      <header className="title-bar">
        <Brand />
        <span className="brand-name">{symbol}</span>
        <ModeBadge />
        <span className="title-space" />
        <WindowButtons />
      </header>
      <NoticeStrip />
      <MapHeader isWindow />
      <div className="workspace-chart">
        <ChartHost replica={replica} own={chart} />
        <MapState />
      </div>
      <Footer />
    </div>
  );
}
