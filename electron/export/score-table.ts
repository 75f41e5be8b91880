// A session's score as rows: every figure by its name.
import { answerOf } from '../cli/score-answer';
import { scoreOf, type ScoreQuestion } from '../cli/score-of';
import { type Row, shape, type Table } from './table';

interface Figure {
  readonly name: readonly string[];
  readonly value: number;
}

const { columns, row } = shape<Figure>([
  ['measure', 'text', 'which figure, as `radar score` names it', ({ name }) => name.join('.')],
  [
    'side',
    'text',
    'long or short; empty for both',
    ({ name }) => name.find((part) => part === 'long' || part === 'short') ?? null,
  ],
  [
    'value',
    'number',
    'the figure: R2 gains, shares of deviance and AUC have no unit, usd is USD, ...Ms are milliseconds',
    ({ value }) => value,
  ],
]);

/** Throws InputError when there is nothing to compare the map with. */
export async function scoreTable(path: string, question: ScoreQuestion): Promise<Table> {
  const { result, dropped } = await scoreOf(path, question);
  const rows: Row[] = figuresOf([], answerOf(result, dropped)).map(row);
  return {
    columns,
    words:
      'One row a figure of how well the map told what was liquidated; low and high are its 95 % interval.',
    isEstimate: true,
    blocks: [{ rows, ms: result.toMs }],
  };
}

function figuresOf(name: readonly string[], value: unknown): Figure[] {
  if (typeof value === 'number') return [{ name, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => figuresOf([...name, key], part));
}
