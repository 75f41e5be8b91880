// A brief as Markdown.
import type { Brief } from '../model/brief';

/** `at` is the moment as text: this layer has no calendar. */
export function briefMarkdown(brief: Brief, at: string): string {
  const head = `# ${brief.symbol} on ${brief.venue}, ${at}`;
  const parts = brief.sections.map(
    ({ title, sentences }) => `## ${title}\n\n${sentences.map((text) => `- ${text}`).join('\n')}`,
  );
  return `${[head, ...parts].join('\n\n')}\n`;
}
