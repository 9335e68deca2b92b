import { useView } from '../state/viewStore';

/** Says what has happened to screen readers. Two regions take turns, so that the same words are said again. */
export function Announcer() {
  const { id, text } = useView((state) => state.announcement);
  return (
    <div className="visuallyHidden" data-testid="announcer">
      <div role="status" aria-live="polite">
        {id % 2 === 0 ? text : ''}
      </div>
      <div role="status" aria-live="polite">
        {id % 2 === 1 ? text : ''}
      </div>
    </div>
  );
}
