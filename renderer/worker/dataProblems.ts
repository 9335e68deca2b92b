import { useEffect } from 'react';
import { create } from 'zustand';
import type { Problem } from '#engine';
import { useDocument } from '../state/documentStore';
import { DataChecker } from './DataChecker';

/** Typing is not followed letter by letter. */
const PAUSE_MS = 120;

const NONE: readonly Problem[] = [];

/** The store of what was found last. */
export const useFound = create<{ readonly problems: readonly Problem[] }>(() => ({ problems: NONE }));

/** Keeps what is found in step with the document, until the returned function is called. */
export function watchData(checker: Pick<DataChecker, 'check' | 'close'>, pauseMs = PAUSE_MS): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = 0;
  const check = (): void => {
    clearTimeout(timer);
    const mine = ++asked;
    const { table, project } = useDocument.getState();
    if (!table) {
      useFound.setState({ problems: NONE });
      return;
    }
    timer = setTimeout(() => {
      checker.check(table, project.task).then(
        (problems) => {
          if (mine === asked) useFound.setState({ problems });
        },
        // The worker failed; training prepares the same data, and says what is wrong then.
        () => {
          if (mine === asked) useFound.setState({ problems: NONE });
        },
      );
    }, pauseMs);
  };
  const unsubscribe = useDocument.subscribe((state, before) => {
    if (state.table !== before.table || state.project.task !== before.project.task) check();
  });
  check();
  return () => {
    asked++;
    clearTimeout(timer);
    unsubscribe();
    checker.close();
  };
}

let watchers = 0;
let stopWatching: (() => void) | null = null;

function watchOnce(): () => void {
  watchers++;
  stopWatching ??= watchData(new DataChecker());
  return () => {
    watchers--;
    if (watchers > 0) return;
    stopWatching?.();
    stopWatching = null;
  };
}

/**
 * What is wrong or noteworthy with the document's data as its recipe prepares it: too few rows for a window, cells that
 * had to be filled, a constant column. Found out in a worker, a moment after each change, however many ask.
 */
export function useDataProblems(): readonly Problem[] {
  useEffect(watchOnce, []);
  return useFound((state) => state.problems);
}
