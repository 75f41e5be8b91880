// Plain lines under the title bar: what is wrong or worth knowing, until it is mended or put away.
import { X } from 'lucide-react';
import { dismiss, useNotices, visibleNotices } from '../session/notices';
import { useSession } from '../session/store';
import { IconButton } from '../ui/icon-button';
import './notice-strip.css';

export function NoticeStrip() {
  const { said, dismissed } = useNotices();
  const problems = useSession((session) => session.problems);
  return (
    <div role="status" aria-label="Notices">
      {visibleNotices(said, problems, dismissed).map((sentence) => (
        <div key={sentence} className="notice">
          <svg className="notice-mark" viewBox="0 0 12 12" aria-hidden="true">
            <path d="M6 1 11.5 11H.5z" />
          </svg>
          <p className="notice-text">{sentence}</p>
          <IconButton label="Dismiss" className="notice-close" onClick={() => dismiss(sentence)}>
            <X className="icon" />
          </IconButton>
        </div>
      ))}
    </div>
  );
}
