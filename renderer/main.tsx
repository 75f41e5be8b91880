// The window's entry: styles, the replica, the stream, and React on top.
import './ui/fonts.css';
import './ui/tokens.css';
import './ui/base.css';
import './ui/marks.css';
import './ui/controls.css';
import { createRoot } from 'react-dom/client';
import { createReplica } from './session/replica';
import { Broken } from './workspace/broken';
import { ChartWindow } from './workspace/chart-window';
import { start } from './workspace/start';
import { Workspace } from './workspace/workspace';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

const replica = createReplica();
const root = createRoot(place, {
  // React has emptied the page by now: say what happened instead.
  onUncaughtError: (error) => root.render(<Broken error={error} />),
});

// The settings come first, so that the first picture already has the right theme and timeframe.
const chart = await start(replica);
root.render(chart ? <ChartWindow replica={replica} chart={chart} /> : <Workspace replica={replica} />);
