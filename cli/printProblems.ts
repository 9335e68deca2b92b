import type { Problem } from '#engine';
import type { CommandMistake } from './commandMistake';
import { plainText } from './textTable';

/** Where a problem stands, in words: the line and column of a data file, the path inside a project file. */
function placeOf(problem: Problem): string {
  const parts = [
    problem.line !== undefined && `line ${problem.line}`,
    problem.column !== undefined && `column “${problem.column}”`,
    problem.nodeId !== undefined && `node ${String(problem.values.node ?? problem.nodeId)}`,
    problem.param !== undefined && `parameter ${problem.param}`,
    problem.path !== undefined && problem.path,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

/** Problems for the reader: message, place and hint of each, errors before warnings. */
export function formatProblems(problems: readonly Problem[]): string {
  const ordered = [...problems].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  return ordered
    .map((problem) => formatOne(problem.severity, problem.message, placeOf(problem), problem.hint))
    .join('');
}

/** A mistake in the command line, or something to say of its work, in the same form. */
export function formatMistake(mistake: CommandMistake, severity: 'error' | 'warning' = 'error'): string {
  return formatOne(severity, mistake.message, '', mistake.hint);
}

function formatOne(severity: string, message: string, place: string, hint: string): string {
  const indent = ' '.repeat(severity.length + 2);
  const lines = [`${severity}: ${plainText(message)}`];
  if (place) lines.push(`${indent}at ${plainText(place)}`);
  if (hint) lines.push(`${indent}${plainText(hint)}`);
  return `${lines.join('\n')}\n`;
}
