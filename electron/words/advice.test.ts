// No string of the app gives advice or a direction, and this test can tell.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { type AdviceWords, adviceAmong, adviceIn } from './advice.test-support';
import { appStrings, stringsOf } from './app-strings.test-support';

const root = fileURLToPath(new URL('../../', import.meta.url));
const list = JSON.parse(readFileSync(`${root}resources/advice-words.json`, 'utf8')) as AdviceWords;
const strings = appStrings(root, ['renderer', 'electron', 'shared']);

test('no string of the app is advice', () => {
  // Thousands of strings, from every part: else the search has missed them.
  expect(strings.length).toBeGreaterThan(3000);
  for (const file of ['shared/brief/brief.ts', 'renderer/zones/zones-panel.tsx', 'electron/cli/brief.ts'])
    expect(strings.some((item) => item.file === file)).toBe(true);
  expect(adviceAmong(strings, list)).toEqual([]);
});

test('every allowed string has a reason and is still there', () => {
  for (const { under, texts, why } of list.allowed) {
    expect(why.length).toBeGreaterThan(10);
    for (const text of texts)
      expect(strings.some((item) => item.file.startsWith(under) && item.text === text)).toBe(true);
  }
});

test.each([
  'You should enter here.',
  'Price will rise from this zone.',
  'A good place to buy.',
  'Bullish above 92k',
  'Target price 95,000',
  'Go short below the zone',
  'We expect a sweep',
])('advice is found: %s', (text) => {
  expect(adviceIn(text, list)).not.toBeNull();
});

test.each(['A long zone below the price', 'Stop fires first', 'This is not a forecast', 'shorts above'])(
  'what is no advice is left alone: %s',
  (text) => {
    expect(adviceIn(text, list)).toBeNull();
  },
);

test('advice is found in a literal, a template and between tags, but not in a comment', () => {
  const source = `
    // buy here
    import x from './sell';
    const a = 'Buy now';
    const b = \`\${x} is bullish\`;
    const c = <p title="sell">It will fall</p>;
  `;
  expect(adviceAmong(stringsOf(source, 'renderer/made-up.tsx'), list)).toHaveLength(4);
});
