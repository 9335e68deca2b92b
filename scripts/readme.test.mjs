import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from './repositoryRoot.mjs';

const read = (name) => readFileSync(path.join(ROOT, name), 'utf8');
const ENGLISH = read('README.md');
const CHINESE = read('README.zh-CN.md');

const CODE = /^```[\s\S]*?^```$/gm;
/** Markdown without its blocks of code. */
const prose = (page) => page.replace(CODE, '');

/** The levels of the headings, in order. */
const levels = (page) => [...prose(page).matchAll(/^(#+) \S/gm)].map(([, marks]) => marks.length);
/** What stands under each heading. */
const sections = (page) => page.split(/^#+ .*$/m).slice(1);
/** The kinds of a section's lines that Markdown sets apart: list items and rows of tables, in order. */
const items = (section) => [...prose(section).matchAll(/^(- |\|)/gm)].map(([, kind]) => kind);
const rows = (page) => prose(page).match(/^\|.*\|$/gm) ?? [];
const figures = (text) => (text.match(/\d+(?:[.,]\d+)*/g) ?? []).toSorted();
const targets = (page) => [...prose(page).matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
/** Code within a sentence. */
const inlineCode = (page) => (prose(page).match(/`[^`\n]+`/g) ?? []).toSorted();

describe('README.zh-CN.md says what README.md says', () => {
  it('under the same headings, in lists as long', () => {
    expect(levels(CHINESE)).toEqual(levels(ENGLISH));
    expect(sections(CHINESE).map(items)).toEqual(sections(ENGLISH).map(items));
  });

  it('with the same figures, row by row and section by section', () => {
    expect(rows(CHINESE).map(figures)).toEqual(rows(ENGLISH).map(figures));
    expect(sections(prose(CHINESE)).map(figures)).toEqual(sections(prose(ENGLISH)).map(figures));
  });

  it('with the same code', () => {
    expect(CHINESE.match(CODE)).toEqual(ENGLISH.match(CODE));
    expect(inlineCode(CHINESE)).toEqual(inlineCode(ENGLISH));
  });

  it('with the same links and pictures, each page leading to the other', () => {
    const others = ['README.md', 'README.zh-CN.md'];
    const rest = (page) => targets(page).filter((target) => !others.includes(target));
    expect(rest(CHINESE)).toEqual(rest(ENGLISH));
    expect(targets(ENGLISH)[0]).toBe('README.zh-CN.md');
    expect(targets(CHINESE)[0]).toBe('README.md');
  });
});
