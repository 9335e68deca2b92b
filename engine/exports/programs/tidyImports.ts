/** Leaves out of a TypeScript file, once its blocks are cut, the names that it imports and nothing in it uses. */
export function tidyTypeScriptImports(text: string): string {
  const statement = /^import (?:\{([^}]*)\}|\* as (\w+)) from ('[^']+');\n/gm;
  return text.replace(statement, (whole, names: string | undefined, all: string | undefined, from: string) => {
    const rest = text.replace(whole, '');
    if (all !== undefined) return isUsed(all, rest) ? whole : '';
    return printImport(usedNames(names, rest), {
      oneLine: (used) => `import { ${used} } from ${from};`,
      width: 120,
      lines: (used) => ['import {', ...used.map((name) => `  ${name},`), `} from ${from};`],
    });
  });
}

/** The same for a Python file; an import with a comment behind it stays. `own` are the modules of the program itself. */
export function tidyPythonImports(text: string, own: readonly string[]): string {
  const modules = text.replace(/^import (?:[\w.]+ as )?(\w+)\n/gm, (whole, name: string) =>
    isUsed(name, text.replace(whole, '')) ? whole : '',
  );
  const statement = /^from ([\w.]+) import (?:\(([^)]*)\)|([\w, ]+))\n/gm;
  const named = modules.replace(statement, (whole, from: string, many: string | undefined, few: string | undefined) =>
    printImport(usedNames(many ?? few, modules.replace(whole, '')), {
      oneLine: (used) => `from ${from} import ${used}`,
      width: 88,
      lines: (used) => [`from ${from} import (`, ...used.map((name) => `    ${name},`), ')'],
    }),
  );
  // What is left out leaves its blank lines behind.
  const ofOwn = `(?:from|import) (?:${own.join('|')})\\b`;
  const together = named.replace(new RegExp(`^(${ofOwn}.*\n)\n+(?=${ofOwn})`, 'gm'), '$1');
  const before = together.replace(/^((?:import|from) .*\n)\n{2,}(?=[A-Z])/gm, '$1\n');
  return before.replace(/\n{3,}(?=import |from )/g, '\n\n').replace(/\n{4,}/g, '\n\n\n');
}

interface ImportPrinter {
  readonly oneLine: (names: string) => string;
  readonly width: number;
  readonly lines: (names: readonly string[]) => readonly string[];
}

function printImport(names: readonly string[], { oneLine, width, lines }: ImportPrinter): string {
  if (names.length === 0) return '';
  const line = oneLine(names.join(', '));
  return line.length <= width ? `${line}\n` : `${lines(names).join('\n')}\n`;
}

function usedNames(list: string | undefined, text: string): string[] {
  const names = (list ?? '').split(',').map((name) => name.trim());
  return names.filter((name) => name !== '' && isUsed(name.replace(/^type /, ''), text));
}

function isUsed(name: string, text: string): boolean {
  return new RegExp(`\\b${name}\\b`).test(text);
}
