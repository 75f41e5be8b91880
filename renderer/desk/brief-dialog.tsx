// The brief review as a page: the map's picture, then its words; to copy, and to save as Markdown or PNG.
import { Copy, FileDown, ImageDown } from 'lucide-react';
import { useEffect, useMemo } from 'react';
import type { Brief } from '../../shared/model/brief';
import { Dialog } from '../ui/dialog';
import { closeBrief, copyBrief, momentOf, saveMarkdown, savePicture, useBrief } from './brief-store';
import './brief.css';

/** The picture's address while the dialog is open. */
function usePictureUrl(picture: Uint8Array<ArrayBuffer> | null): string | null {
  const url = useMemo(
    () => picture && URL.createObjectURL(new Blob([picture], { type: 'image/png' })),
    [picture],
  );
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return url;
}

export function BriefDialog({ brief }: { readonly brief: Brief }) {
  const { picture, part, done } = useBrief();
  const url = usePictureUrl(picture);
  return (
    <Dialog
      label="Brief review"
      title={`${brief.symbol} on ${brief.venue}`}
      beside={
        <>
          <span>
            {momentOf(brief)}
            {part}
          </span>
          <span className="brief-not">not a forecast</span>
        </>
      }
      closeLabel="Close brief review"
      className="brief"
      onClose={closeBrief}
    >
      <div className="dialog-scroll brief-page">
        {url && <img className="brief-picture" src={url} alt={`The map at ${momentOf(brief)}`} />}
        <div className="brief-words">
          {brief.sections.map(({ title, sentences }) => (
            <section key={title}>
              <h3>{title}</h3>
              {sentences.map((sentence) => (
                <p key={sentence}>{sentence}</p>
              ))}
            </section>
          ))}
        </div>
      </div>
      <footer className="dialog-foot">
        <span className="dialog-word" role="status">
          {done}
        </span>
        <button type="button" className="control button" onClick={() => void copyBrief(brief)}>
          <Copy className="icon" aria-hidden="true" />
          Copy text
        </button>
        <button type="button" className="control button" onClick={() => void saveMarkdown(brief)}>
          <FileDown className="icon" aria-hidden="true" />
          Save Markdown
        </button>
        <button type="button" className="control button" onClick={() => void savePicture(brief)}>
          <ImageDown className="icon" aria-hidden="true" />
          Save PNG
        </button>
      </footer>
    </Dialog>
  );
}
