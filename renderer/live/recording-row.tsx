// The recording of the live market: on or off, where it goes, how large it is.
import type { LiveRecording } from '../../shared/model/live';
import { say } from '../session/notices';
import { ask } from '../session/send';
import { Checkbox } from '../ui/checkbox';
import { bytesText, fileName } from './recording-words';

function setRecording(on: boolean): void {
  void ask('live.record', { on }).then((reply) => {
    if (reply?.problem) say(reply.problem);
  });
}

export function RecordingRow({ recording }: { readonly recording: LiveRecording }) {
  const { isOn, path, bytes, problem } = recording;
  return (
    <div className="health-recording" data-testid="recording">
      <Checkbox label="Recording" checked={isOn} onChange={setRecording} />
      {problem !== null && <span className="health-problem">{problem}</span>}
      {problem === null && path !== null && (
        <span title={path}>
          {isOn ? '' : 'Off; kept: '}
          {fileName(path)}, {bytesText(bytes)}
        </span>
      )}
      {problem === null && !isOn && <span>What comes now is not kept.</span>}
    </div>
  );
}
