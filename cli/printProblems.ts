import type { Problem } from '#engine';
import { plainText } from './textTable';
import { t, wordsOf, writer } from './words';

/** Where a problem stands, in words: the line and column of a data file, the path inside a project file. */
function placeOf({ line, column, nodeId, param, path, values }: Problem): string {
  const { node = nodeId } = values;
  const parts = [
    line !== undefined && t('place.line', { line }),
    column !== undefined && t('place.column', { column }),
    nodeId !== undefined && node !== undefined && t('place.node', { node }),
    param !== undefined && t('place.param', { param }),
    path !== undefined && path,
  ];
  return parts.filter((part) => part !== false).join(t('list.separator'));
}

/** Problems for the reader: message, place and hint of each, errors before warnings. */
export function formatProblems(problems: readonly Problem[]): string {
  const ordered = [...problems].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  const counts = new Map<string, number>();
  const told = ordered.flatMap((problem) => {
    const count = (counts.get(problem.code) ?? 0) + 1;
    counts.set(problem.code, count);
    return count > MOST_OF_A_KIND ? [] : [formatOne(problem)];
  });
  const more = [...counts.values()].reduce((sum, count) => sum + Math.max(0, count - MOST_OF_A_KIND), 0);
  if (more > 0) told.push(`${writer().amount('cli.moreProblems', more)}\n`);
  return told.join('');
}

/** Problems of one kind that are told one by one. */
const MOST_OF_A_KIND = 20;

function formatOne(problem: Problem): string {
  const { message, hint } = wordsOf(problem);
  const severity = t(`cli.severity.${problem.severity}`);
  const indent = ' '.repeat(severity.length + 2);
  const lines = [t('text.labeled', { label: severity, text: plainText(message) })];
  const place = placeOf(problem);
  if (place) lines.push(indent + t('place.at', { place: plainText(place) }));
  lines.push(`${indent}${plainText(hint)}`);
  return `${lines.join('\n')}\n`;
}
