// The export dialog: of which session, what, as what, which part of it; how far it is, and what came of it.
import { EXPORT_FORMATS, EXPORT_WHATS, type ExportFormat, type ExportWhat } from '../../shared/model/export';
import { daysText, ORIGIN_WORDS } from '../library/words';
import { useSession } from '../session/store';
import { Dialog } from '../ui/dialog';
import { type Option, Segmented } from '../ui/segmented';
import { useChart } from '../workspace/chart-link';
import { ExportFoot } from './export-foot';
import { changeExport, hideExport, type Subject, useExport } from './export-store';
import { type Span, spanOf, spansOf } from './spans';
import { FORMAT_NAMES, FORMAT_WORDS, SPAN_NAMES, spanWords, WHAT_NAMES, WHAT_WORDS } from './words';
import './export.css';

const FORMAT_OPTIONS: readonly Option<ExportFormat>[] = EXPORT_FORMATS.map((value) => ({
  value,
  label: FORMAT_NAMES[value],
}));

const whatOptions = (hasPicture: boolean): readonly Option<ExportWhat | 'picture'>[] =>
  [...EXPORT_WHATS, ...(hasPicture ? (['picture'] as const) : [])].map((value) => ({
    value,
    label: WHAT_NAMES[value],
  }));

/** What can be chosen of the session, and what is. */
function useSpans(subject: Subject): { readonly spans: readonly Span[]; readonly chosen: Span } {
  const what = useExport((state) => state.what);
  const kind = useExport((state) => (state.what === 'levels' ? state.levelsSpan : state.span));
  const visible = useChart((state) => state.visible);
  const isOnShow = useSession((session) => session.hello?.path === subject.path);
  const time = useSession((session) => session.time);
  // A live market moves on while the dialog is open: its moment is that of the opening.
  const atMs = time === null ? null : Math.min(time.atMs, subject.toMs);
  const onShow = isOnShow ? { visible, loop: time?.loop ?? null, atMs } : null;
  const spans = spansOf(what === 'picture' ? 'map' : what, subject, onShow);
  return { spans, chosen: spanOf(spans, kind) };
}

function SessionLine({ subject }: { readonly subject: Subject }) {
  const { path, name, symbol, origin, fromMs, toMs, isRecording } = subject;
  return (
    <div className="export-session" title={path}>
      <p>
        <b>{name}</b>
        <span className={isRecording ? 'origin origin-now' : 'origin'}>
          {isRecording ? 'RECORDING' : ORIGIN_WORDS[origin]}
        </span>
      </p>
      <p className="dialog-note">
        {symbol}, {daysText(fromMs, toMs)}
      </p>
      {isRecording && (
        <p className="dialog-note">Being recorded: the file holds what has come when the export starts.</p>
      )}
    </div>
  );
}

function TableFields({ spans, chosen }: { readonly spans: readonly Span[]; readonly chosen: Span }) {
  const what = useExport((state) => state.what);
  const format = useExport((state) => state.format);
  const model = useSession((session) => session.hello?.settings.model);
  return (
    <>
      <span className="export-label">As</span>
      <div>
        <Segmented
          label="Format"
          className="segmented-small"
          options={FORMAT_OPTIONS}
          value={format}
          onChange={(format) => changeExport({ format })}
        />
        <p className="dialog-note">{FORMAT_WORDS[format]}</p>
      </div>
      <span className="export-label">Span</span>
      <div>
        <Segmented
          label="Span"
          className="segmented-small"
          options={spans.map(({ kind }) => ({ value: kind, label: SPAN_NAMES[kind] }))}
          value={chosen.kind}
          onChange={(kind) => changeExport(what === 'levels' ? { levelsSpan: kind } : { span: kind })}
        />
        <p className="dialog-note">
          {spanWords(chosen)}.{what !== 'events' && ` Estimates of the ${model ?? 'smooth'} model.`}
        </p>
      </div>
    </>
  );
}

function Problem() {
  const problem = useExport((state) => state.problem);
  if (problem === null) return null;
  return (
    <p className="dialog-problem" role="alert">
      {problem}
    </p>
  );
}

export function ExportDialog({ subject }: { readonly subject: Subject }) {
  const { what, isRunning } = useExport();
  const { spans, chosen } = useSpans(subject);
  const isOnShow = useSession((session) => session.hello?.path === subject.path);
  return (
    <Dialog label="Export" closeLabel="Close export" className="export" onClose={hideExport}>
      <fieldset className="dialog-scroll export-fields" disabled={isRunning}>
        <span className="export-label">Session</span>
        <SessionLine subject={subject} />
        <span className="export-label">What</span>
        <div>
          <Segmented
            label="What"
            className="segmented-small"
            options={whatOptions(isOnShow)}
            value={what}
            onChange={(what) => changeExport({ what })}
          />
          <p className="dialog-note">{WHAT_WORDS[what]}</p>
        </div>
        {what === 'picture' ? (
          <>
            <span className="export-label">As</span>
            <p className="export-png">PNG</p>
          </>
        ) : (
          <TableFields spans={spans} chosen={chosen} />
        )}
      </fieldset>
      <Problem />
      <ExportFoot span={chosen} />
    </Dialog>
  );
}
