import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { ROOT } from './repositoryRoot.mjs';

const FOLDER = path.join(ROOT, '.github/workflows');
const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));

describe.each(readdirSync(FOLDER))('the workflow %s', (file) => {
  const workflow = load(readFileSync(path.join(FOLDER, file), 'utf8'));
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);
  const commands = steps.flatMap(({ run }) => run ?? []);

  it('calls only npm scripts that there are', () => {
    const called = commands.flatMap((command) => [...command.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name));
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('may read the repository and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    expect(jobs.filter((job) => job.permissions)).toEqual([]);
  });

  it('names each action by the hash of its commit', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@[\da-f]{40}$/.test(action))).toEqual([]);
  });

  it('ends every job in time, and makes a step of nothing else than a command or an action', () => {
    expect(jobs.filter((job) => !(job['timeout-minutes'] <= 60))).toEqual([]);
    expect(steps.filter(({ run, uses }) => (run === undefined) === (uses === undefined))).toEqual([]);
  });

  it('waits only for jobs that there are', () => {
    const awaited = jobs.flatMap((job) => job.needs ?? []);
    expect(awaited.filter((name) => !(name in workflow.jobs))).toEqual([]);
  });

  it('runs on the three systems, and the unit tests on the oldest Node and the one in Electron', () => {
    const systems = ['ubuntu', 'macos', 'windows'];
    const { unit, desktop, package: packaging } = workflow.jobs;
    const kinds = (names) => names.map((name) => name.split('-')[0]);
    expect(kinds(unit.strategy.matrix.os)).toEqual(systems);
    expect(kinds(desktop.strategy.matrix.os)).toEqual(systems);
    expect(kinds(packaging.strategy.matrix.include.map(({ os }) => os))).toEqual(systems);
    expect(unit.strategy.matrix.node).toEqual(['20.19', '22']);
  });

  it('publishes nothing', () => {
    expect(commands.filter((command) => /publish|gh release|GH_TOKEN|secrets\./.test(command))).toEqual([]);
  });
});
