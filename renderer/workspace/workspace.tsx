// The whole window: title, notices, market, map with its header, panels, replay bar, footer.
import { ContextPanel } from '../context/context-panel';
import { MapScore } from '../context/map-score';
import { DeskDrawer } from '../desk/desk-drawer';
import { Toasts } from '../desk/toasts';
import { ExportHost } from '../export/export-host';
import { LibraryHost } from '../library/library-host';
import { LiveStrip } from '../live/live-strip';
import { EntryCheck } from '../plan/entry-check';
import type { Replica } from '../session/replica';
import { useTransportKeys } from '../timeline/keys';
import { ReplayBar } from '../timeline/replay-bar';
import { ZonesPanel } from '../zones/zones-panel';
import { ChartHost } from './chart-host';
import { Footer } from './footer';
import { MapHeader } from './map-header';
import { MapState } from './map-state';
import { MarketBar } from './market-bar';
import { NoticeStrip } from './notice-strip';
import { PictureCaption } from './picture';
import { TitleBar } from './title-bar';
import './workspace.css';

export function Workspace({ replica }: { readonly replica: Replica }) {
  useTransportKeys();
  return (
    <div className="workspace">
      <TitleBar />
      <LiveStrip />
      <NoticeStrip />
      <MarketBar />
      <div className="workspace-body">
        <main className="workspace-map">
          <MapHeader />
          <div className="workspace-chart">
            <ChartHost replica={replica} />
            <MapState />
            <Toasts />
          </div>
          <DeskDrawer />
          <ReplayBar />
          <PictureCaption />
        </main>
        <aside className="workspace-panel" aria-label="Panels">
          <EntryCheck />
          <div className="workspace-scroll">
            <ZonesPanel />
            <ContextPanel />
            <MapScore />
          </div>
        </aside>
      </div>
      <Footer />
      <LibraryHost />
      <ExportHost />
    </div>
  );
}
