import { useEffect, useState } from 'react';
import type { Problem } from '#engine';
import { useDocument } from '../state/documentStore';
import { createDataChecker } from '../worker/dataChecker';

/** Typing is not followed letter by letter. */
const PAUSE_MS = 120;

const NONE: readonly Problem[] = [];

/** What is wrong or noteworthy with the document's data as the recipe prepares it. Found out away from the page. */
export function useDataCheck(): readonly Problem[] {
  const table = useDocument((state) => state.table);
  const recipe = useDocument((state) => state.project.recipe);
  const [checker] = useState(createDataChecker);
  const [problems, setProblems] = useState(NONE);
  useEffect(() => () => checker.close(), [checker]);
  useEffect(() => {
    if (!table) {
      setProblems(NONE);
      return;
    }
    let current = true;
    const timer = setTimeout(() => {
      checker.check(table, recipe).then(
        (found) => {
          if (current) setProblems(found);
        },
        // The worker was closed with the panel, or failed; training checks the same again and says so.
        () => undefined,
      );
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [table, recipe, checker]);
  return problems;
}
